import { type ConfigSection, defineRule, type Fixer, type Model } from '@haplint/core';
import { type AclTest, type ConditionReader, certainSection, conditionReader } from '@haplint/core/internal';
import { isHost } from '../acl-expressions.js';
import { type EvaluatedRule, evaluatedRules } from '../evaluation/evaluated-rules.js';
import { endOfLineIn, indentOf, startOfLine } from '../lines-of-file.js';

/** Matchings for which a map is a tree, with the converter that asks it (src/pattern.c `pat_idx_tree_str`, `pat_idx_tree_pfx`). */
const MAPS: Readonly<Record<string, string>> = { str: 'map_str', beg: 'map_beg' };

/** Samples that have one value, which a rule and a map take alike. */
const SINGLE: ReadonlySet<string> = new Set(['path', 'url', 'base', 'method']);

/** A rule that leads to a backend where one sample matches. */
interface Entry {
  readonly rule: EvaluatedRule;
  readonly test: AclTest;
  readonly backend: string;
}

interface MapOptions {
  readonly min: number;
  readonly file: string;
}

/** Rules are tried one after the other, while a map of exact names or beginnings is a tree. */
export default defineRule<'chain' | 'last' | 'write', readonly [MapOptions]>({
  meta: {
    type: 'suggestion',
    docs: { description: 'long rows of `use_backend` rules by host or path where a map serves', preset: 'performance' },
    severity: 'warn',
    reach: 'section',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          min: { type: 'integer', minimum: 2, description: 'How many rules in a row are reported.' },
          file: { type: 'string', minLength: 1, description: 'The map that the suggestion names; "{name}" is the name of the proxy.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ min: 10, file: '/etc/haproxy/{name}.map' }],
    messages: {
      chain:
        '{{ count }} rules in a row choose a backend by "{{ sample }}", and are tried one after the other. One rule with a map finds it at once, and can be changed without a reload: "use_backend {{ instead }}".',
      last: 'The last of them',
      write: 'Write one rule with the map {{ file }}, whose content is in the comments',
    },
  },
  create({ model, options: [{ min, file }], report }) {
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null || model.target === null) return;
        const rules = evaluatedRules(section, model).get('use_backend') ?? [];
        for (const row of rowsOf(rules, section, model)) {
          const [first] = row;
          const last = row.at(-1);
          if (row.length < min || first === undefined || last === undefined) continue;
          const name = model.valueOf(section.name) ?? section.kind;
          const map = file.replaceAll('{name}', name);
          const { test } = first;
          const call = `${sampleFor(test)},${MAPS[test.matching]}(${map})`;
          const text = canBeMapped(row, section) ? rewritten(row, section, map, call) : null;
          const start = startOfLine(section.file, first.rule.line.start);
          report({
            node: first.rule.line,
            messageId: 'chain',
            data: { count: row.length, sample: test.sample, instead: `%[${call}]` },
            related: [{ node: last.rule.line, messageId: 'last' }],
            suggest:
              text === null
                ? null
                : [
                    {
                      messageId: 'write',
                      data: { file: map },
                      fix: (fixer: Fixer) => fixer.replaceTextRange([start, last.rule.line.end], text),
                    },
                  ],
          });
        }
      },
    };
  },
});

/** Rules side by side that test one sample in one way. */
function rowsOf(rules: readonly EvaluatedRule[], section: ConfigSection, model: Model): Entry[][] {
  const reader = conditionReader(section, model);
  const rows: Entry[][] = [];
  let open = false;
  for (const rule of rules) {
    const entry = entryOf(rule, reader, section, model);
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (entry !== null && open && first !== undefined && isAlike(first.test, entry.test)) row?.push(entry);
    else if (entry !== null) rows.push([entry]);
    open = entry !== null;
  }
  return rows;
}

function isAlike(a: AclTest, b: AclTest): boolean {
  return a.sample === b.sample && a.matching === b.matching && a.ignoresCase === b.ignoresCase;
}

function entryOf(rule: EvaluatedRule, reader: ConditionReader, section: ConfigSection, model: Model): Entry | null {
  const [backend] = rule.words;
  if (rule.condition === null || backend === undefined || !backend.isLiteral || backend.value.includes('%')) return null;
  if (certainSection(rule.line, model) !== section) return null;
  const alternatives = reader.read(rule.condition);
  const [conjunction] = alternatives ?? [];
  if (alternatives === null || alternatives.length !== 1 || conjunction?.length !== 1) return null;
  const [literal] = conjunction;
  // Several lines of one ACL are alternatives, of which a map has one line each if they are alike.
  const [test, ...others] = literal?.tests ?? [];
  if (literal === undefined || literal.negated || test === undefined || !test.patterns?.length) return null;
  if (!Object.hasOwn(MAPS, test.matching) || !(isHost(test.sample) || SINGLE.has(test.sample.split(',')[0] as string))) return null;
  if (!others.every((other) => isAlike(other, test) && other.patterns !== null)) return null;
  const patterns = [test, ...others].flatMap((each) => each.patterns ?? []);
  return { rule, test: { ...test, patterns }, backend: backend.value };
}

/** The sample as a map is asked for it: what ignores case asks in small letters. */
function sampleFor({ sample, ignoresCase }: AclTest): string {
  return ignoresCase && !/,lower$/.test(sample) ? `${sample},lower` : sample;
}

function keyOf(pattern: string, { ignoresCase }: AclTest): string {
  return ignoresCase ? pattern.toLowerCase() : pattern;
}

/** Whether one rule with a map does the very same: nothing between the rules, and no key that the map would prefer to an earlier one. */
function canBeMapped(row: readonly Entry[], section: ConfigSection): boolean {
  const [first] = row;
  const last = row.at(-1);
  if (first === undefined || last === undefined || !/^[\w.(),-]+$/.test(first.test.sample)) return false;
  const { text } = section.file;
  const covered = text
    .slice(first.rule.line.start, last.rule.line.end)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const holdsRulesAlone = covered.length === row.length && covered.every((line, i) => line.trim() === row[i]?.rule.line.raw);
  if (!holdsRulesAlone || indentOf(section.file, first.rule.line) === null) return false;
  const entries = row.flatMap(({ backend, test }) => (test.patterns ?? []).map((pattern) => ({ backend, key: keyOf(pattern, test) })));
  // A map's file is read line by line: a key ends at white space, and "#" begins a comment (src/pattern.c).
  if (entries.some(({ key }) => !/^[^\s#]+$/.test(key))) return false;
  const earlier = new Map<string, Set<string>>();
  const lengths = new Set<number>();
  for (const { key, backend } of entries) {
    const beginnings = first.test.matching === 'beg' ? [...lengths].filter((length) => length < key.length) : [];
    const rivals = [key, ...beginnings.map((length) => key.slice(0, length))].flatMap((rival) => [...(earlier.get(rival) ?? [])]);
    if (rivals.some((other) => other !== backend)) return false;
    earlier.set(key, (earlier.get(key) ?? new Set()).add(backend));
    lengths.add(key.length);
  }
  return true;
}

/** The one rule, with the map's lines above it as comments. A name that the map lacks goes on to the next rule. */
function rewritten(row: readonly Entry[], { file }: ConfigSection, map: string, call: string): string {
  const [first] = row as readonly [Entry, ...Entry[]];
  const indent = indentOf(file, first.rule.line) ?? '';
  const keys = row.flatMap(({ backend, test }) => (test.patterns ?? []).map((pattern) => `${keyOf(pattern, test)} ${backend}`));
  const lines = [`# ${map}:`, ...[...new Set(keys)].map((line) => `#   ${line}`), `use_backend %[${call}] if { ${call} -m found }`];
  return lines.map((line) => indent + line).join(endOfLineIn(file));
}
