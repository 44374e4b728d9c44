import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseTarget } from '@haplint/catalog';
import { type AnyRule, defineRule, type RuleContext } from '@haplint/core';
import { lint } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { describe, expect, it } from 'vitest';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/model.md'), 'utf8');

/** The page's configuration, and its examples under the questions that they answer. */
const configuration = /^```haproxy\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '';
const examples = page
  .split(/^### /m)
  .slice(1)
  .map((part) => {
    const code = [...part.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, block]) => block).join('');
    return { question: part.split('\n')[0] as string, code };
  });

type Check = (actual: unknown, expected: unknown) => void;

/** An example as a function: each line `EXPRESSION; // => VALUE` becomes a comparison. */
function asFunction(code: string): { readonly run: (...args: unknown[]) => void; readonly count: number } {
  let count = 0;
  const body = code.replace(/^(.*); \/\/ => (.*)$/gm, (_, expression: string, value: string) => {
    count++;
    return `check(${expression}, ${value});`;
  });
  if (/\/\/ =>/.test(body)) throw new Error(`a value without an expression before it: ${body}`);
  return { run: new Function('check', 'context', 'model', 'line', 'www', 'app', 'old', 'rates', body) as never, count };
}

/** Runs something where a rule runs. */
function inRule(run: (context: RuleContext<'x'>) => void): void {
  const rule: AnyRule = defineRule<'x', readonly []>({
    meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: { x: 'x' } },
    create: (context) => ({ 'ConfigFile:exit': () => run(context) }),
  });
  const configured = new Map([['x', { rule, severity: 1 as const, options: [] }]]);
  const target = parseTarget('3.0.11');
  const { crashes } = lint([{ path: 'example.cfg', text: configuration }], {
    rulesFor: () => configured,
    knownRules: new Set(['x']),
    targets: target === null ? [] : [target],
  });
  if (crashes[0] !== undefined) throw crashes[0].error;
}

describe('what a rule can ask', () => {
  it('has more than twenty questions', () => expect(examples.length).toBeGreaterThan(20));

  it.each(examples.map(({ question, code }) => [question, code] as const))('%s', (_, code) => {
    const { run, count } = asFunction(code);
    expect(count).toBeGreaterThan(0);
    const check: Check = (actual, expected) => expect(actual).toEqual(expected);
    let checked = 0;
    inRule((context) => {
      const { model } = context;
      const lines = model.sections.flatMap((section) => section.lines);
      const line = (text: string): Directive => lines.find(({ raw }) => raw.startsWith(text)) as Directive;
      const named = (name: string) => model.sections.find((section) => section.name?.value === name && section.isProxy());
      const counted: Check = (actual, expected) => {
        checked++;
        check(actual, expected);
      };
      run(counted, context, model, line, ...['www', 'app', 'old', 'rates'].map(named));
    });
    expect(checked).toBe(count);
  });
});
