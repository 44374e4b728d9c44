import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';

/** The line that decides a setting. */
export interface EffectiveLine {
  readonly line: Directive;
  /** The words behind those that were asked for. */
  readonly args: readonly Word[];
  /** The section that the line stands in: the one that was asked for, or a `defaults` that it inherits from. */
  readonly section: ConfigSection;
  readonly isInherited: boolean;
}

/**
 * The line that decides a setting of which the last one wins, by the words that it begins with: 'timeout client', 'maxconn'.
 * Null where there is none and so HAProxy's own default counts; `unknown` where an `.if`, a template or an unreadable line
 * leaves that open.
 */
export function effectiveLine(section: ConfigSection, words: string, model: Model): EffectiveLine | null | 'unknown' {
  const [keyword, ...others] = words.split(' ');
  const { candidates, isSet } = model.effectiveSetting(
    section,
    (line) => line.keyword.value === keyword && others.every((word, i) => line.args[i]?.value === word),
  );
  const [line] = candidates;
  const isProxy = section instanceof ProxySection;
  const isOpen = isProxy ? !model.isSettled(section) || !model.isReadable(section) : model.isOpen(section);
  if (line === undefined) return isOpen ? 'unknown' : null;
  const owner = model.sectionOf(line);
  const isInherited = owner !== section;
  if (!isSet || candidates.length > 1 || owner === null || (isInherited && isOpen)) return 'unknown';
  return { line, args: line.args.slice(others.length), section: owner, isInherited };
}
