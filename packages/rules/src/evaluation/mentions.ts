import type { Model } from '@haplint/core';
import { remembered, rememberedWeakly } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

const NAME = /[\w.:-]+/g;
const ALL_NAME = /^[\w.:-]+$/;

const mentionsIn = rememberedWeakly(indexOf);

/**
 * The lines whose arguments mention the name of a section or of an ACL anywhere: in a word, in the argument of a fetch, within a log
 * format. More than the lines that refer to the thing of that name, so what nothing mentions is sure not to be used by the text.
 * Headers of sections are no lines. A name ends at anything but letters, digits and `_ . : -`.
 */
export function linesMentioning(name: string, model: Model): readonly Directive[] {
  return mentionsIn(model).get(name) ?? [];
}

function indexOf(model: Model): ReadonlyMap<string, readonly Directive[]> {
  const mentions = new Map<string, Directive[]>();
  const defined = definedNames(model);
  /** The names in a text; the same words stand in many lines, and most are a name as a whole. */
  const namesIn = remembered((text: string) => {
    const names = ALL_NAME.test(text) ? [text] : (text.match(NAME) ?? []);
    return names.filter((name) => defined.has(name));
  });
  for (const section of model.sections) {
    for (const line of section.lines) {
      for (const value of line.values.slice(line.prefix === null ? 1 : 2)) {
        for (const name of namesIn(value)) {
          const lines = mentions.get(name);
          if (lines === undefined) mentions.set(name, [line]);
          else if (lines.at(-1) !== line) lines.push(line);
        }
      }
    }
  }
  return mentions;
}

/** The names of sections and of ACLs. */
function definedNames(model: Model): ReadonlySet<string> {
  const names = new Set<string>();
  for (const section of model.sections) {
    const name = model.valueOf(section.name);
    if (name !== null) names.add(name);
    for (const { args } of section.linesWith('acl')) if (args[0] !== undefined) names.add(args[0].value);
  }
  return names;
}
