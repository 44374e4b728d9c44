import type { Advisory, Version } from '@haplint/catalog';
import { fileOf, type PredicatePlace, type RuleContext, type RuleMeta, type RuleVisitor } from '@haplint/core';
import type { ConfigFile, SyntaxNode } from '@haplint/parser';
import { upgradeAdvice } from './advisory-advice.js';
import { configurationPlace } from './configuration-place.js';
import { mitigationEdits, mitigationInWords } from './mitigation-edits.js';
import { isAtLeastAsSevere, isAtLeastAsSure, reachedAdvisories } from './reached-advisories.js';

export interface AdvisoryOptions {
  readonly minimumSeverity: Advisory['severity'];
  readonly minimumConfidence: Advisory['confidence'];
  readonly ignore: readonly { readonly id: string; readonly reason: string }[];
}

export type AdvisoryMessages = 'reached' | 'exposes' | 'others' | 'mitigate';

/** What the rules about advisories have in common. */
export const ADVISORY_META = {
  type: 'problem',
  needsTarget: true,
  hasSuggestions: true,
  schema: [
    {
      type: 'object',
      properties: {
        minimumSeverity: { enum: ['critical', 'high', 'medium', 'low'], description: 'Leave out what is less severe.' },
        minimumConfidence: {
          enum: ['high', 'medium', 'low'],
          description: 'Leave out what is known with less certainty. "low" also shows reports whose cause was never found.',
        },
        ignore: {
          type: 'array',
          description: 'Faults not to report.',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string', minLength: 1, description: 'As in the message: CVE-2025-11230.' },
              reason: { type: 'string', minLength: 1, description: 'Why it does not matter here.' },
            },
            required: ['id', 'reason'],
            additionalProperties: false,
          },
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ minimumSeverity: 'low', minimumConfidence: 'medium', ignore: [] }],
  messages: {
    reached: '{{ advisory }} ({{ severity }}) is within reach on HAProxy {{ target }}: {{ title }}. {{ advice }}',
    exposes: 'This has a part in it too',
    others: 'This has a part in it too, as have {{ count }} more lines',
    mitigate: 'Until the upgrade: {{ edits }}',
  },
} as const satisfies Partial<RuleMeta<AdvisoryMessages>>;

/** How many places a finding shows besides its own. */
const MAX_RELATED = 40;

/** Reports the faults of one kind that the configuration reaches; those that have a rule of their own are left to it. */
export function reportAdvisories(kind: Advisory['kind'], context: RuleContext<AdvisoryMessages, readonly [AdvisoryOptions]>): RuleVisitor {
  const [{ minimumSeverity, minimumConfidence, ignore }] = context.options;
  const ignored = new Set(ignore.map(({ id }) => id.toLowerCase()));
  const isWanted = (advisory: Advisory) =>
    advisory.kind === kind &&
    advisory.rule === null &&
    isAtLeastAsSevere(advisory, minimumSeverity) &&
    isAtLeastAsSure(advisory, minimumConfidence) &&
    !ignored.has(advisory.id.toLowerCase());
  return {
    ConfigFile(file) {
      const { model } = context;
      for (const { advisory, verdict } of reachedAdvisories(model)) {
        if (!isWanted(advisory)) continue;
        const [first, ...others] = verdict.places;
        if ((first === undefined ? configurationPlace(model).file : fileOf(first)) !== file) continue;
        report(advisory, first, others, context, file);
      }
    },
  };
}

function report(
  advisory: Advisory,
  first: PredicatePlace | undefined,
  others: readonly PredicatePlace[],
  context: RuleContext<AdvisoryMessages, readonly [AdvisoryOptions]>,
  file: ConfigFile,
): void {
  const { model } = context;
  const target = context.target as Version; // the engine waits for a target: `needsTarget`
  const shown = others.slice(0, MAX_RELATED);
  const hidden = others.length - shown.length;
  const { safeMitigation } = advisory;
  context.report({
    ...(first === undefined ? configurationPlace(model).place : nodeOf(first)),
    messageId: 'reached',
    data: {
      advisory: advisory.id,
      severity: advisory.severity,
      title: inQuotes(advisory.title),
      advice: adviceOf(advisory, target),
    },
    related: shown.map((place, i) => ({
      ...nodeOf(place),
      ...(hidden > 0 && i === shown.length - 1
        ? { messageId: 'others' as const, data: { count: hidden } }
        : { messageId: 'exposes' as const }),
    })),
    ...(safeMitigation.length === 0
      ? {}
      : {
          suggest: [
            {
              messageId: 'mitigate',
              data: { edits: mitigationInWords(safeMitigation) },
              fix: (fixer) =>
                mitigationEdits(safeMitigation, fixer, { model, target, file, places: first === undefined ? [] : [first, ...others] }),
            },
          ],
        }),
    ...(advisory.references[0] === undefined ? {} : { url: advisory.references[0] }),
  });
}

/** The upgrade, and what helps until then: the first sentence of it, as `haplint explain` has the whole. */
function adviceOf(advisory: Advisory, target: Version): string {
  const [first] = /^.*?[.](?=\s|$)/s.exec(advisory.mitigation ?? '') ?? [];
  const upgrade = upgradeAdvice(advisory, target);
  return first === undefined ? upgrade : `${upgrade} Until then: ${first.charAt(0).toLowerCase()}${inQuotes(first.slice(1))}`;
}

/** Names stand in quotes in messages, not in the back quotes of pages. */
export function inQuotes(text: string): string {
  return text.replaceAll('`', '"');
}

function nodeOf({ line, start, end }: PredicatePlace): { readonly node: SyntaxNode; readonly loc: SyntaxNode['loc'] } {
  const { lines } = line.root;
  return { node: line, loc: { start: lines.positionAt(start), end: lines.positionAt(end) } };
}
