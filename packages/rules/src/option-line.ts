import { formOn, isKnown, optionPlacement, type Placement, type ProxyOption, proxyOption, SECTIONS, type Version } from '@haplint/catalog';
import type { ConfigSection, Model } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';

/** An `option` line of a proxy or of `defaults`. */
export interface ProxyOptionUse {
  /** The word that names the option. */
  readonly word: Word;
  readonly name: string;
  readonly section: ConfigSection;
  /** What the catalog has of it, from whichever branch; null where no branch has it. */
  readonly option: ProxyOption | null;
}

/** The option that a line names; null for any other line. Sections that are no proxies have options of their own. */
export function proxyOptionUse(line: Directive, model: Model): ProxyOptionUse | null {
  if (model.valueOf(line.keyword) !== 'option') return null;
  const [word] = line.args;
  const name = model.valueOf(word);
  if (word === undefined || name === null || name === '') return null;
  const section = certainSection(line, model);
  if (section === null || !SECTIONS.some((known) => known.proxy && known.name === section.kind)) return null;
  return { word, name, section, option: proxyOption(name) };
}

/** A known option of a proxy that lacks the side the option is for. */
export interface MisplacedOption extends ProxyOptionUse {
  /** HAProxy warns and skips it, or stops. */
  readonly placement: Exclude<Placement, 'allowed'>;
  /** The side it takes effect on. */
  readonly side: string;
}

/** The option that a line names, where the proxy lacks its side; null for any other line. */
export function misplacedOption(line: Directive, model: Model, target: Version): MisplacedOption | null {
  const use = proxyOptionUse(line, model);
  if (use === null || use.option === null || !isKnown(use.option, target)) return null;
  if (use.option.isNegatedAnywhere && line.prefix?.value === 'no') return null;
  const placement = optionPlacement(use.section.kind, use.option, target);
  return placement === 'allowed' ? null : { ...use, placement, side: (formOn(use.option.forms, target)?.sides ?? []).join() };
}
