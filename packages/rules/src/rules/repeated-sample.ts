import { converter, facetsOf } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { checkedProxy, sampleExpressions } from '@haplint/core/internal';
import type { Call, Converter, Directive, SampleFetch } from '@haplint/parser';
import { type EvaluatedRule, evaluatedRule } from '../evaluation/evaluated-rules.js';
import { linesMentioning } from '../evaluation/mentions.js';

/** Converters that run a regular expression, hash or decipher, read JSON, or look through a map line by line. */
const COSTLY =
  /^(?:map_(?:reg|regm|sub|dir|dom|end)(?:_\w+)?|regsub|json_query|jwt_\w+|aes_\w+|digest|hmac|sha[12]|md5|rsa\w*|lua\..+|ungrpc|protobuf|wurfl.*|51d.*|da-.*)$/;

interface RepeatOptions {
  readonly times: number;
}

interface Place {
  readonly line: Directive;
  readonly call: Call;
}

/** Each rule evaluates its sample anew; only what a variable holds is kept. */
export default defineRule<'repeated' | 'again', readonly [RepeatOptions]>({
  meta: {
    type: 'suggestion',
    docs: { description: 'costly sample expressions that a proxy evaluates again and again', preset: 'performance' },
    severity: 'warn',
    schema: [
      {
        type: 'object',
        properties: {
          times: { type: 'integer', minimum: 2, description: 'How often an expression has to be in the lines of a proxy to be reported.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ times: 3 }],
    messages: {
      repeated:
        '"{{ sample }}" is evaluated anew in {{ count }} places of this section, and "{{ costly }}" costs time. Keep it in a variable, with "http-request set-var(txn.NAME) {{ sample }}", and read that.',
      again: 'Evaluated again',
    },
  },
  create({ model, options: [{ times }], report }) {
    return {
      'Section:exit'(node) {
        const proxy = checkedProxy(node, model);
        if (proxy === null) return;
        const places = new Map<string, { places: Place[]; fetch: SampleFetch; costly: string }>();
        for (const line of proxy.lines) {
          for (const { uses } of sampleExpressions(line, model)) {
            for (const { fetch, converters, problems } of uses) {
              const last = fetch === null || problems.length > 0 ? -1 : converters.findLastIndex(isCostly);
              if (fetch === null || last === -1) continue;
              const sample = [fetch, ...converters.slice(0, last + 1)].map(textOf).join(',');
              const entry = places.get(sample) ?? { places: [], fetch, costly: converters[last]?.name ?? '' };
              places.set(sample, entry);
              // An ACL is evaluated wherever a condition names it.
              for (const user of usersOf(line)) entry.places.push({ line: user, call: fetch });
            }
          }
        }
        for (const [sample, { places: found, fetch, costly }] of places) {
          const lines = [...new Set(found.map(({ line }) => line))];
          const [first, ...others] = lines;
          if (first === undefined || found.length < times || changes(fetch)) continue;
          const related = others.map((line) => ({ node: line, messageId: 'again' as const }));
          report({ node: first, messageId: 'repeated', data: { sample, count: found.length, costly }, related });
        }

        /** The lines that evaluate what a line says. */
        function usersOf(line: Directive): readonly Directive[] {
          const [name] = line.args;
          if (line.keyword.value !== 'acl' || name === undefined) return [line];
          return linesMentioning(name.value, model).filter(
            (other) =>
              other.keyword.value !== 'acl' &&
              model.sectionOf(other) === proxy &&
              other.args.some(({ value }) => isNamed(value, name.value)),
          );
        }

        /** Whether some rule of the proxy changes what the sample is taken from. */
        function changes(fetch: SampleFetch): boolean {
          const facets = facetsOf(fetch.name);
          if (facets === null || facets.includes('load') || facets.includes('counters')) return true;
          return (proxy?.lines ?? []).some((line) => {
            const rule = evaluatedRule(line, model);
            if (rule === null || (rule.ruleset.startsWith('http-') && rule.ruleset !== 'http-request' && !isOfResponse(fetch)))
              return false;
            return rule.effect?.changes.some((facet) => facets.includes(facet)) === true && !isOtherHeader(rule, fetch);
          });
        }
      },
    };
  },
});

function isOfResponse({ name }: SampleFetch): boolean {
  return name.startsWith('res') || name === 'status' || name.startsWith('s');
}

const OF_ONE_HEADER: ReadonlySet<string> = new Set(['set-header', 'add-header', 'del-header', 'replace-header', 'replace-value']);

/** Whether a rule changes one header only, and the sample is of another. */
function isOtherHeader({ action, words: [name, next] }: EvaluatedRule, fetch: SampleFetch): boolean {
  const [header] = fetch.args;
  if (!OF_ONE_HEADER.has(action) || !/hdr/.test(fetch.name) || header === undefined || !header.isLiteral) return false;
  return name?.isLiteral === true && next?.value !== '-m' && name.value.toLowerCase() !== header.value.toLowerCase();
}

function isNamed(word: string, name: string): boolean {
  return word === name || word === `!${name}`;
}

function isCostly({ name, isLiteral }: Converter): boolean {
  return isLiteral && COSTLY.test(name) && (name.startsWith('lua.') || converter(name) !== null);
}

function textOf({ name, args }: Call): string {
  return args.length === 0 ? name : `${name}(${args.map(({ value }) => argumentText(value)).join(',')})`;
}

/** An argument as it would be written, in quotes where it needs them. */
function argumentText(value: string): string {
  return /[,()'"\s]/.test(value) ? `'${value}'` : value;
}
