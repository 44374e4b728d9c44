import type { Model } from '@haplint/core';
import type { Directive } from '@haplint/parser';

const NAME = /[\w.:-]+/g;

const byModel = new WeakMap<Model, ReadonlyMap<string, readonly Directive[]>>();

/**
 * The lines whose arguments mention a name anywhere: in a word, in the argument of a fetch, within a log format. More than the
 * lines that refer to the thing of that name, so what nothing mentions is sure not to be used by the text. Headers of sections
 * are no lines. A name ends at anything but letters, digits and `_ . : -`.
 */
export function linesMentioning(name: string, model: Model): readonly Directive[] {
  let mentions = byModel.get(model);
  if (mentions === undefined) {
    mentions = indexOf(model);
    byModel.set(model, mentions);
  }
  return mentions.get(name) ?? [];
}

function indexOf(model: Model): ReadonlyMap<string, readonly Directive[]> {
  const mentions = new Map<string, Directive[]>();
  const byText = new Map<string, readonly string[]>();
  /** The names in a text; the same words stand in many lines. */
  const namesIn = (text: string) => {
    let names = byText.get(text);
    if (names === undefined) {
      names = text.match(NAME) ?? [];
      byText.set(text, names);
    }
    return names;
  };
  for (const section of model.sections) {
    for (const line of section.lines) {
      const names = new Set<string>();
      for (const { value } of line.args) for (const name of namesIn(value)) names.add(name);
      for (const name of names) {
        const lines = mentions.get(name);
        if (lines === undefined) mentions.set(name, [line]);
        else lines.push(line);
      }
    }
  }
  return mentions;
}
