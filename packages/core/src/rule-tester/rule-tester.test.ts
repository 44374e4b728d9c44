import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Word } from '@haplint/parser';
import { describe, expect, it } from 'vitest';
import { type AnyRule, defineRule } from '../rule/index.js';
import { type CasesOf, type RuleTestCases, RuleTester } from './index.js';

/** Reports names without a prefix, with a fix; offers another name where the option asks for it. */
const rule = defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'names without a prefix' },
    severity: 'warn',
    fixable: 'code',
    hasSuggestions: true,
    messages: { prefix: 'Expected "{{ name }}" to begin with "{{ prefix }}" on {{ target }}.', drop: 'Drop the name' },
    schema: [
      {
        type: 'object',
        properties: { prefix: { type: 'string' }, how: { enum: ['fix', 'unsafe', 'suggest', 'break', 'nothing'] } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ prefix: 'be_', how: 'fix' }],
  },
  create(context) {
    const [{ prefix, how }] = context.options;
    return {
      Section(section) {
        const { name } = section;
        if (name === null || name.value.startsWith(prefix)) return;
        context.report({
          node: name,
          messageId: 'prefix',
          data: { name: name.value, prefix },
          ...(how === 'unsafe' ? { applicability: 'unsafe' as const } : {}),
          fix: (fixer) => {
            if (how === 'nothing' || how === 'suggest') return null;
            return how === 'break' ? fixer.replaceText(name, '"open') : fixer.replaceWord(name, prefix + name.value);
          },
          suggest: how === 'suggest' ? [{ messageId: 'drop', fix: (fixer) => fixer.remove(name) }] : [],
        });
      },
    };
  },
});

const found = {
  messageId: 'prefix',
  data: { name: 'app', prefix: 'be_', target: '3.0.11' },
  line: 1,
  column: 9,
  endLine: 1,
  endColumn: 12,
} as const;

const invalid = { code: 'backend app\n', target: '3.0.11', errors: [found], output: 'backend be_app\n' };

/** What a tester says of a table: the failure of the table, or of its first case that fails; null where all pass. */
function verdictOn(table: unknown, tested: AnyRule = rule): string | null {
  let failure: string | null = null;
  const run = (_: string, body: () => void) => {
    if (failure !== null) return;
    try {
      body();
    } catch (thrown) {
      failure = (thrown as Error).message;
    }
  };
  try {
    new RuleTester({ describe: (_, body) => body(), it: run }).run('prefix', tested, table as RuleTestCases);
  } catch (thrown) {
    return (thrown as Error).message;
  }
  return failure;
}

/** The verdict on one invalid case, as it is but for some keys. */
const verdict = (changes: object, tested?: AnyRule) =>
  verdictOn({ valid: ['backend be_a\n'], invalid: [{ ...invalid, ...changes }] }, tested);

describe('a table', () => {
  it('passes where everything is asserted', () => {
    expect(verdict({})).toBeNull();
    expect(verdict({ options: [{ how: 'nothing' }], output: null })).toBeNull();
    expect(verdict({ errors: [{ ...found, messageId: undefined, data: undefined, message: /^Expected "app"/ }] })).toBeNull();
    const suggestions = [{ messageId: 'drop', output: 'backend \n' }];
    expect(verdict({ options: [{ how: 'suggest' }], output: null, errors: [{ ...found, suggestions }] })).toBeNull();
    expect(verdict({ options: [{ how: 'unsafe' }], output: null, unsafeOutput: 'backend be_app\n' })).toBeNull();
  });

  it.each<[string, object, RegExp]>([
    ['an unknown key', { outptu: 'x' }, /^prefix: invalid case 1: unknown key "outptu" in a case$/],
    ['an unknown key of a finding', { errors: [{ ...found, type: 'Section' }] }, /unknown key "type" in an expected finding/],
    ['an unknown key of a suggestion', { errors: [{ ...found, suggestions: [{ desc: 'x' }] }] }, /unknown key "desc"/],
    ['no findings', { errors: [] }, /^prefix: invalid case 1: "errors": expected a list of the findings, found an empty list$/],
    ['a place that is not exact', { errors: [{ ...found, endColumn: undefined }] }, /"endColumn" is missing/],
    ['another place', { errors: [{ ...found, column: 8 }] }, /^place: expected "1:8-1:12", got "1:9-1:12"$/],
    ['another number of findings', { errors: [found, found] }, /^expected 2 findings, got 1/],
    ['a message and its id', { errors: [{ ...found, message: 'x' }] }, /"messageId" or "message"/],
    ['neither', { errors: [{ ...found, messageId: undefined }] }, /"messageId" or "message"/],
    [
      'an unknown message',
      { errors: [{ ...found, messageId: 'perfix' }] },
      /^prefix: invalid case 1: errors\[0\]: "messageId": unknown message of the rule; did you mean "prefix"\?$/,
    ],
    ['values that are missing', { errors: [{ ...found, data: { name: 'app' } }] }, /lacks data for "prefix"|^message: expected/],
    ['no output where there is a fix', { output: undefined }, /^there is a fix, so the case must have an "output"$/],
    ['another output', { output: 'backend app2\n' }, /^output: expected/],
    ['the code as output', { output: 'backend app\n' }, /^the output is the code itself$/],
    ['an output where there is no fix', { options: [{ how: 'nothing' }] }, /^output \(there is no fix\)/],
    ['no output where there is an unsafe fix', { options: [{ how: 'unsafe' }], output: null }, /must have an "unsafeOutput"$/],
    ['a fix that breaks the file', { options: [{ how: 'break' }], output: 'backend "open\n' }, /^the output cannot be read any more/],
    ['suggestions that are not asserted', { options: [{ how: 'suggest' }], output: null }, /^number of suggestions: expected 0, got 1$/],
    ['options that the rule does not take', { options: [{ perfix: 'x' }] }, /do not fit the rule's schema.*did you mean "prefix"/],
    ['a target that is none', { target: 'x' }, /"target": "x" is not a version/],
    ['a target that is a number', { target: 3.0 }, /"target": expected a text, found the number 3$/],
    ['targets that are none', { target: undefined, targets: ['3.0', 'x'] }, /"targets": "x" is not a version/],
    ['targets that are no list', { target: undefined, targets: '3.0' }, /"targets": expected a list of versions or branches, found "3.0"$/],
    ['options that are no list', { options: {} }, /"options": expected a list of the options/],
    ['an unknown template', { template: 'mustache' }, /"template": expected "auto", .* found "mustache"$/],
    ['an env of numbers', { env: { A: 1 } }, /"env": expected an object of texts/],
    ['code that is none', { code: 5 }, /"code": expected a text, found the number 5$/],
    ['rules beside it that are none', { with: { other: {} } }, /"with": rule "other": expected "create" to be a function/],
    ['a finding that is none', { errors: ['prefix'] }, /errors\[0\]: expected an object, found "prefix"$/],
    ['a place that is a text', { errors: [{ ...found, line: '1' }] }, /errors\[0\]: "line": expected a number from 1 on, found "1"$/],
    ['suggestions that are no list', { errors: [{ ...found, suggestions: 1 }] }, /"suggestions": expected a list, found the number 1$/],
    [
      'a suggestion without an output',
      { errors: [{ ...found, suggestions: [{ messageId: 'drop' }] }] },
      /errors\[0\]: suggestions\[0\]: "output" is missing in an expected suggestion$/,
    ],
    [
      'a value that no placeholder takes',
      { errors: [{ ...found, data: { ...found.data, nmae: 1 } }] },
      /"data": no message of the rule has a placeholder "nmae"$/,
    ],
    ['one target and several', { targets: ['3.0'] }, /"target" or "targets", not both/],
    ['no targets', { target: undefined, targets: [] }, /"targets": expected a list of versions or branches, found an empty list$/],
  ])('is refused with %s', (_, changes, expected) => expect(verdict(changes)).toMatch(expected));

  it('is refused with the same case twice, also by way of its targets', () => {
    expect(verdictOn({ valid: ['backend be_a\n', { code: 'backend be_a\n' }], invalid: [invalid] })).toBe(
      'prefix: valid case 2: duplicate case, the same as valid case 1',
    );
    expect(
      verdictOn({
        valid: [
          { code: 'global\n', target: '3.0.11' },
          { code: 'global\n', targets: ['2.8.3', '3.0.11'] },
        ],
        invalid: [invalid],
      }),
    ).toMatch(/duplicate case/);
  });

  it('is refused without a valid or an invalid case', () => {
    expect(verdictOn({ valid: [], invalid: [invalid] })).toMatch(/at least one/);
    expect(verdictOn({ valid: ['global\n'], invalid: [] })).toMatch(/at least one/);
    expect(verdictOn({ valid: ['global\n'], invalid: [invalid], skipped: [] })).toMatch(/unknown key "skipped"/);
    expect(verdictOn(undefined)).toBe('prefix: expected an object with "valid" and "invalid", found nothing');
    expect(verdictOn({ valid: [null], invalid: [invalid] })).toBe('prefix: valid case 1: expected a text or an object, found null');
    expect(verdictOn({ valid: ['global\n'], invalid: ['backend a\n'] })).toMatch(
      /expected an object with "code" and "errors", found "backend a/,
    );
  });

  it.each([
    [null, 'prefix: the rule: expected an object with "meta" and "create", found null'],
    [() => ({}), 'prefix: the rule: expected an object with "meta" and "create", found a function'],
    [{ create: rule.create }, 'prefix: the rule: expected "meta" to be an object, found nothing'],
    [{ ...rule, meta: { ...rule.meta, docs: {} } }, 'prefix: the rule: "meta.docs": "description" is missing'],
    [{ ...rule, meta: { ...rule.meta, fixble: 'code' } }, 'prefix: the rule: "meta.fixble": unknown key; did you mean "fixable"?'],
  ])('is refused where what it tests is no rule', (tested, problem) => {
    expect(verdict({}, tested as AnyRule)).toBe(problem);
  });

  it('runs a case for each of its targets', () => {
    const data = { name: 'app', prefix: 'be_' };
    expect(verdict({ target: undefined, targets: ['2.8.3', '3.0.11'], errors: [{ ...found, data }] })).toBeNull();
    expect(verdict({ target: undefined, targets: ['2.8.3', '3.0.11'] })).toMatch(/2\.8\.3/);
  });

  it('takes templates and fragments', () => {
    const missing: AnyRule = defineRule({
      meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: { none: 'None' }, needsWhole: 'configuration' },
      create: (context) => ({
        ConfigFile: (node) => {
          if (context.model.sectionsNamed('backend', 'x')?.length !== 1) context.report({ node, messageId: 'none' });
        },
      }),
    });
    const whole = { code: 'global\n', errors: [{ messageId: 'none', line: 1, column: 1, endLine: 2, endColumn: 1 }] };
    const valid = [
      { code: 'global\n', fragment: true },
      { code: '{% for x in y %}\nbackend {{ x }}\n{% endfor %}\n', template: 'jinja' },
      { code: '{% for x in y %}\nbackend {{ x }}\n{% endfor %}\n', filename: 'haproxy.cfg.j2' },
    ];
    expect(verdictOn({ valid, invalid: [whole] }, missing)).toBeNull();
  });
});

describe('a rule', () => {
  it.each<[string, (name: Word) => void]>([
    ['writes to a node', (name) => Object.assign(name, { start: 0 })],
    ['adds to a list of the tree', (name) => (name.root as unknown as { sections: unknown[] }).sections.push(name)],
  ])('fails when it %s', (_, change) => {
    const changing: AnyRule = { ...rule, create: (context) => ({ ...rule.create(context), Word: change }) };
    expect(verdict({}, changing)).toMatch(
      /The rule "prefix" failed at this Word and was left out: Cannot .*; a rule must not change the tree$/,
    );
  });

  it('fails when its report lacks a value', () => {
    const lacking = defineRule<'gone', readonly []>({
      meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', messages: { gone: 'No {{ what }}' } },
      create: (context) => ({ Section: (node) => context.report({ node, messageId: 'gone' }) }),
    });
    const errors = [{ messageId: 'gone', line: 1, column: 1, endLine: 1, endColumn: 7 }];
    expect(verdictOn({ valid: ['\n'], invalid: [{ code: 'global\n', errors }] }, lacking)).toMatch(/lacks data for "what"/);
  });
});

it('types a table by its rule, where one wants that', () => {
  const cases = {
    valid: [{ code: 'global\n', options: [{ prefix: 'x' }] }],
    invalid: [{ code: 'backend app\n', errors: [{ ...found, data: { name: 'app', prefix: 'be_' } }] }],
  } satisfies CasesOf<typeof rule>;
  // @ts-expect-error: the rule has no such message
  const wrong = { ...found, messageId: 'perfix' } satisfies CasesOf<typeof rule>['invalid'][number]['errors'][number];
  // @ts-expect-error: the rule's option has another name
  const options = [{ perfix: 'x' }] satisfies CasesOf<typeof rule>['invalid'][number]['options'];
  expect([cases.valid.length, wrong.line, options.length]).toEqual([1, 1, 1]);
});

describe('test runners', () => {
  it('node:test runs a table, and fails where a case does', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'rule-tester-'));
    const tester = pathToFileURL(path.join(import.meta.dirname, '../../dist/rule-tester/index.js')).href;
    const program = (output: string) => `
      import { describe, it } from 'node:test';
      import { RuleTester } from ${JSON.stringify(tester)};
      const rule = {
        meta: { type: 'problem', docs: { description: 'x' }, severity: 'warn', fixable: 'code', messages: { short: 'Short' } },
        create: (context) => ({
          Section: (node) => node.name?.value.length < 2 && context.report({ node: node.name, messageId: 'short', fix: (fixer) => fixer.replaceWord(node.name, 'long') }),
        }),
      };
      new RuleTester({ describe, it }).run('short-name', rule, {
        valid: ['backend app\\n'],
        invalid: [{ code: 'backend a\\n', output: ${JSON.stringify(output)}, errors: [{ messageId: 'short', line: 1, column: 9, endLine: 1, endColumn: 10 }] }],
      });`;
    const run = (output: string) => {
      const file = path.join(directory, 'rule.test.mjs');
      writeFileSync(file, program(output));
      try {
        // What runs these tests may be node:test itself, which a child would take for its parent.
        const { NODE_TEST_CONTEXT: _, ...env } = process.env;
        return { status: 0, text: execFileSync(process.execPath, ['--test', '--test-reporter=tap', file], { encoding: 'utf8', env }) };
      } catch (thrown) {
        const { status, stdout } = thrown as { status: number; stdout: string };
        return { status, text: stdout };
      }
    };
    try {
      const passed = run('backend long\n');
      expect(passed.text).toContain('# tests 2');
      expect(passed.text).toContain('# fail 0');
      expect(passed.status).toBe(0);
      const failed = run('backend other\n');
      expect(failed.text).toContain('# fail 1');
      expect(failed.text).toContain('output: expected');
      expect(failed.status).toBe(1);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('with global functions, as jest has them, are found', () => {
    const names: string[] = [];
    const host = globalThis as { describe?: unknown; it?: unknown };
    const before = { describe: host.describe, it: host.it };
    const record = (name: string, body: () => void) => {
      names.push(name);
      body();
    };
    try {
      Object.assign(host, { describe: record, it: Object.assign(record, { only: (name: string) => names.push(`only ${name}`) }) });
      new RuleTester().run('prefix', rule, { valid: ['backend be_a\n'], invalid: [{ ...invalid, name: 'one', only: true }] });
      expect(names).toEqual(['prefix', 'valid', 'backend be_a', 'invalid', 'only one [3.0.11]']);
      Object.assign(host, { describe: undefined, it: undefined });
      expect(() => new RuleTester()).toThrow('pass those of your test runner');
    } finally {
      Object.assign(host, before);
    }
  });

  it('without an "only" say so', () => {
    expect(verdict({ only: true })).toBe('"only" in a case: this test runner has no it.only');
  });
});
