import { type ConfigFile, filledIn } from '@haplint/parser';
import type { Model } from '../model/model.js';
import type { ConfigSection } from '../model/sections.js';
import { ProxySection } from '../model/sections.js';
import type { TextEdit } from '../rule/fixer.js';
import type { AnyRule } from '../rule/types.js';
import type { Finding } from './finding.js';

/**
 * Whether what is not known of the configuration, in a template or beside a fragment, could make a finding wrong: it is in
 * template syntax, behind it on its line, or in lines that may be left out, or the rule needs more than the text shows.
 */
export function isUndecided(finding: Finding, { meta }: AnyRule, model: Model): boolean {
  if (isInTemplate(finding.file, finding.start, finding.end)) return true;
  if (finding.related.some(({ file, start }) => file.template?.isUncertain(start) === true)) return true;
  if (meta.needsWhole === 'configuration') return !model.isWhole;
  if (meta.needsWhole === undefined) return false;
  const section = sectionAround(finding, model);
  if (section === null) return !model.isWhole;
  const parts = section instanceof ProxySection ? section.inLine : [section];
  if (parts.some((part) => model.isOpen(part))) return true;
  const isSettled = !(section instanceof ProxySection) || model.isSettled(section);
  // Rules and ACLs come only from `defaults` that the section names (manual, chapter 4).
  if (meta.needsWhole === 'lines') return !isSettled && section.header.words.length > 2;
  return !isSettled || parts.some((part) => part.file.template?.hasExpressions(part.node) === true);
}

function isInTemplate({ template }: ConfigFile, start: number, end: number): boolean {
  return template !== null && (template.isUncertain(start) || template.isBehindExpression(start) || template.touches(start, end));
}

function sectionAround({ file, start }: Finding, model: Model): ConfigSection | null {
  const node = file.sections.findLast((section) => section.start <= start);
  return node === undefined ? null : model.section(node);
}

/** The finding without the edits that would change template syntax, or what depends on it, and with expressions as they are written. */
export function inTemplate(finding: Finding): Finding {
  const { template } = finding.file;
  if (template === null) return finding;
  const isKept = ({ range }: TextEdit) => !template.touches(range[0], range[1]);
  return {
    ...finding,
    message: withExpressions(finding.message, finding.file),
    fix: finding.fix !== null && isKept(finding.fix) ? finding.fix : null,
    suggestions: finding.suggestions.filter(({ fix }) => isKept(fix)),
  };
}

/** A message that quotes words, with the expressions in them as the template has them. */
function withExpressions(message: string, { text, template }: ConfigFile): string {
  if (!message.includes('_')) return message;
  const written = new Set(template?.expressions.map(({ start, end }) => text.slice(start, end)));
  let result = message;
  // What is shorter than `${X}` could be anything.
  for (const expression of written) if (expression.length > 3) result = result.replaceAll(filledIn(expression), () => expression);
  return result;
}
