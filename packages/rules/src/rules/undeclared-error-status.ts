import { leadingNumber } from '@haplint/catalog';
import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { argumentProblemOf, asCheckedProxy } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { REPLY_KEYWORDS, replyParts } from '../http-reply.js';
import { isReadableSection } from '../readable-section.js';
import { directivesOf } from '../selectors.js';
import { takerOf } from '../taken-defaults.js';

/** The status of a reply whose rule says none (src/http_act.c `parse_http_deny`, `parse_http_return`). */
const DEFAULT_STATUS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'http-request': { return: 200, deny: 403, tarpit: 500 },
  'http-response': { return: 200, deny: 502 },
};

/** A status that is to come from a section, and the word to point at. */
interface Wanted {
  readonly section: Word;
  readonly status: number;
  readonly node: Word | Directive;
}

const LOOKED_AT = directivesOf(['errorfiles', ...REPLY_KEYWORDS]);

/** Statuses that `http-errors` sections have no file for (src/http_htx.c `proxy_check_errors`, `http_check_http_reply`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'statuses that an `http-errors` section is to have a response for, and has none', preset: 'check' },
    severity: 'warn',
    needsWhole: 'configuration',
    messages: {
      undeclared:
        'Undeclared status {{ status }}: the "http-errors" section "{{ name }}" has no "errorfile" for it, so HAProxy takes its own response. Add one there, or remove the status.',
      section: 'The section',
    },
  },
  create({ model, report }) {
    if (model.sectionsOfKind('http-errors').length === 0) return {};
    const declared = new Map<string, Declared | null>();

    function declaredBy(name: string): Declared | null {
      let found = declared.get(name);
      if (found === undefined) {
        found = readStatuses(model, name);
        declared.set(name, found);
      }
      return found;
    }

    return {
      [LOOKED_AT](line: Directive) {
        // Nobody looks at the replies of statistics before they are sent.
        if (line.prefix !== null || line.args.length < 2 || line.keyword.value === 'stats') return;
        for (const { section, status, node } of wantedBy(line)) {
          const name = model.valueOf(section);
          const errors = name === null ? null : declaredBy(name);
          if (name === null || errors === null || errors.statuses.has(status)) continue;
          if (model.isRead(line) !== true || argumentProblemOf(line, model) !== null || !isChecked(line, model)) return;
          report({
            node,
            messageId: 'undeclared',
            data: { status, name },
            related: [{ node: errors.section.header, messageId: 'section' }],
          });
        }
      },
    };
  },
});

/** Whether HAProxy looks at what the line refers to; it does so for each proxy, with what this takes from `defaults`. */
function isChecked(line: Directive, model: Model): boolean {
  const section = model.sectionOf(line);
  return asCheckedProxy(section?.kind === 'defaults' ? takerOf(section, model) : section, model) !== null;
}

/** The status that a word says, as atol() reads it; null where a variable hides it, or it is none. */
function statusOf(word: Word | undefined): number | null {
  const status = word?.isLiteral ? leadingNumber(word.value) : 0;
  return status > 0 ? status : null;
}

function wantedBy(line: Directive): readonly Wanted[] {
  const { keyword, args } = line;
  if (keyword.value === 'errorfiles') {
    const [section, ...statuses] = args as [Word, ...Word[]];
    return statuses.flatMap((node) => {
      const status = statusOf(node);
      return status === null ? [] : [{ section, status, node }];
    });
  }
  const parts = replyParts(line) ?? [];
  const section = parts.find(({ name }) => name === 'errorfiles')?.args[0];
  if (section === undefined) return [];
  const given = parts.findLast(({ name }) => name === 'status' || name === 'deny_status')?.args[0];
  const [ruleset = '', action = ''] = [keyword, ...args].map(({ value }) => value);
  const status = given === undefined ? (DEFAULT_STATUS[ruleset]?.[action] ?? null) : statusOf(given);
  return status === null ? [] : [{ section, status, node: given ?? section }];
}

/** What a section of `http-errors` has files for. */
interface Declared {
  readonly section: ConfigSection;
  readonly statuses: ReadonlySet<number>;
}

/** Null where there is no such section, or the text does not tell. */
function readStatuses(model: Model, name: string): Declared | null {
  const sections = model.sectionsNamed('http-errors', name) ?? [];
  const [section] = sections;
  if (section === undefined || sections.length > 1 || !isReadableSection(section)) return null;
  const statuses = new Set<number>();
  for (const line of section.lines) {
    const status = line.keyword.value === 'errorfile' && model.isRead(line) === true ? statusOf(line.args[0]) : null;
    if (status === null) return null;
    statuses.add(status);
  }
  return { section, statuses };
}
