import type { Predicate } from '@haplint/catalog';
import { configurationPlace } from '../model/configuration-place.js';
import type { Model } from '../model/model.js';
import { rememberedWeakly } from '../model/remembered.js';
import type { ConfigSection } from '../model/sections.js';
import type { Match, PredicateEvaluator } from '../predicates/evaluator.js';
import { evaluatorForDeclarations } from '../predicates/evaluators.js';
import { fileOf, type PredicatePlace, placeToReport } from '../predicates/verdict.js';
import { clauseLines, predicateInWords } from '../predicates/words.js';
import type { AnyRule, RuleContext } from '../rule/types.js';
import type { DeclaredRule } from './declaration.js';

/** A declared rule as the engine runs it, with what it was made from. */
export interface RunnableDeclaration extends AnyRule {
  readonly declaration: DeclaredRule;
}

/** As many lines as a finding shows besides its own. */
const MAX_RELATED = 40;

/** Makes a rule of a declaration that has been checked. */
export function declaredRule(declaration: DeclaredRule): RunnableDeclaration {
  const { message, help, url, severity = 'warn', target } = declaration;
  // Rules are asked file by file, but the matches are the configuration's.
  const matchesIn = rememberedWeakly((model: Model) => matchesOf(declaration, evaluatorForDeclarations(model)));
  return {
    declaration,
    meta: {
      type: 'problem',
      docs: { description: descriptionOf(declaration), ...(url === undefined ? {} : { url }) },
      severity,
      messages: { found: help === undefined ? message : `${asSentence(message)} ${help}`, part: 'This has a part in it' },
      ...(target === undefined ? {} : { needsTarget: true }),
    },
    create: (context: RuleContext) => ({
      ConfigFile(file) {
        for (const { places, section } of matchesIn(context.model)) {
          const [first, ...others] = places;
          const home = configurationPlace(context.model);
          if ((first === undefined ? home.file : fileOf(first)) !== file) continue;
          context.report({
            ...(first === undefined ? home.place : placeToReport(first)),
            messageId: 'found',
            data: dataOf(first, section ?? sectionAt(first, context.model), context.model),
            related: others.slice(0, MAX_RELATED).map((place) => ({ ...placeToReport(place), messageId: 'part' })),
          });
        }
      },
    }),
  };
}

/** Completes "This rule reports ...": the message is for those who are told, and has placeholders. */
function descriptionOf({ in: selector, forbid, require }: DeclaredRule): string {
  const inWords = (predicate: Predicate) =>
    clauseLines(predicateInWords(predicate))
      .map((line) => line.replace(/^[- ]+/, ''))
      .join('; ')
      .replaceAll(':;', ':');
  const where = selector === undefined ? '' : `, for ${inWords(selector).replace(/^there (?:is|are) /, '')}`;
  return forbid === undefined
    ? `that this is not so: ${inWords(require as Predicate)}${where}`
    : `what is forbidden: ${inWords(forbid)}${where}`;
}

function matchesOf({ in: selector, forbid, require, target }: DeclaredRule, evaluator: PredicateEvaluator): readonly Match[] {
  if (target !== undefined && evaluator.evaluate({ target }).truth !== true) return [];
  if (forbid !== undefined) return evaluator.matches(forbid, selector);
  return require === undefined ? [] : evaluator.lacks(require, selector);
}

/** The section that a place is in; null where there is no place. */
function sectionAt(place: PredicatePlace | undefined, model: Model): ConfigSection | null {
  if (place === undefined) return null;
  return place.line.type === 'Directive' ? model.sectionOf(place.line) : model.section(place.line.parent);
}

function dataOf(place: PredicatePlace | undefined, section: ConfigSection | null, model: Model): Record<string, string> {
  const name = section === null ? '' : (model.valueOf(section.name) ?? '');
  return {
    section: section === null ? 'the configuration' : name === '' ? `"${section.kind}"` : `${section.kind} "${name}"`,
    name,
    text: place === undefined ? '' : fileOf(place).text.slice(place.start, place.end),
  };
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
