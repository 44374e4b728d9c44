import type { Advisory, Version } from '@haplint/catalog';
import type { RuleContext, RuleMeta, RuleVisitor } from '@haplint/core';
import { configurationPlace, fileOf, fixer, type PredicatePlace, placeToReport } from '@haplint/core/internal';
import type { ConfigFile } from '@haplint/parser';
import { upgradeAdvice } from './advisory-advice.js';
import { mitigationEdits, mitigationInWords } from './mitigation-edits.js';
import { isAtLeastAsSevere, isAtLeastAsSure, isFixedSomewhere, reachedAdvisories, SURE_ENOUGH } from './reached-advisories.js';

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
          description:
            'Leave out what is known with less certainty. "low" also shows reports whose cause was never found, and faults that take more than a configuration shows, such as a process short of memory.',
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
  defaultOptions: [{ minimumSeverity: 'low', minimumConfidence: SURE_ENOUGH, ignore: [] }],
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
      for (const { advisory, verdict } of reachedAdvisories(model, isWanted)) {
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
  const places = first === undefined ? [] : [first, ...others];
  const edits = mitigationEdits(safeMitigation, fixer, { model, target, file, places });
  context.report({
    ...(first === undefined ? configurationPlace(model).place : placeToReport(first)),
    messageId: 'reached',
    data: {
      advisory: advisory.id,
      severity: advisory.severity,
      title: inQuotes(advisory.title),
      advice: adviceOf(advisory, target, edits !== null),
    },
    related: shown.map((place, i) => ({
      ...placeToReport(place),
      ...(hidden > 0 && i === shown.length - 1
        ? { messageId: 'others' as const, data: { count: hidden } }
        : { messageId: 'exposes' as const }),
    })),
    ...(edits === null
      ? {}
      : { suggest: [{ messageId: 'mitigate' as const, data: { edits: mitigationInWords(safeMitigation) }, fix: () => edits }] }),
    ...(advisory.references[0] === undefined ? {} : { url: advisory.references[0] }),
  });
}

/** Longer advice is left to `haplint explain`. */
const MAX_ADVICE = 110;

/** The upgrade, and what helps until then, unless a suggestion says so. */
function adviceOf(advisory: Advisory, target: Version, isSuggested: boolean): string {
  const upgrade = upgradeAdvice(advisory, target);
  const [first] = /^.*?[.](?=\s|$)/s.exec(advisory.mitigation ?? '') ?? [];
  // Where no upgrade helps, what does is all there is to say.
  if (!isFixedSomewhere(advisory)) return advisory.mitigation === null ? 'No release of HAProxy mends it.' : inQuotes(first ?? '');
  if (first === undefined || isSuggested) return upgrade;
  if (first.length > MAX_ADVICE) return `${upgrade} Until then, do as "haplint explain ${advisory.id}" says.`;
  return `${upgrade} Until then: ${first.charAt(0).toLowerCase()}${inQuotes(first.slice(1))}`;
}

/** Names stand in quotes in messages, not in the back quotes of pages. */
export function inQuotes(text: string): string {
  return text.replaceAll('`', '"');
}
