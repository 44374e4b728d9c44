import type { LintMessage, LintResult } from '@haplint/core';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { colorsFor } from '../terminal.js';
import type { FormatContext } from './format.js';
import { formatAnyStylish, formatStylish } from './stylish.js';

const TEXT = 'peers cluster\n\tpeer a 192.0.2.1:10000\n\tpeer b 192.0.2.2:10000\n';

function message(more: Partial<LintMessage> = {}): LintMessage {
  return {
    ruleId: 'large-peers-section',
    severity: 1,
    message: 'Too many remote peers in section "cluster": 2, expected at most 1.',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 14,
    ...more,
  };
}

function result(messages: LintMessage[], filePath = '/conf/a.cfg'): LintResult {
  const errorCount = messages.filter(({ severity }) => severity === 2).length;
  return {
    filePath,
    messages,
    errorCount,
    warningCount: messages.length - errorCount,
    fixableErrorCount: 0,
    fixableWarningCount: messages.filter(({ fix }) => fix).length,
  };
}

/** What this format has no use for. */
const REST = { cwd: '/conf', version: '1.0.0', rulesMeta: {}, isComplete: true, projectPath: (filePath: string) => filePath };

function format(results: LintResult[], width: number | null = null, color = false): string {
  const context: FormatContext = {
    colors: colorsFor({ write: () => true }, {}, color),
    width,
    displayPath: (filePath) => filePath.replace('/conf/', ''),
    textOf: () => TEXT,
    ...REST,
  };
  return formatStylish(results, context);
}

const place = (line: number, filePath = '/conf/a.cfg') => ({ filePath, line, column: 2, endLine: line, endColumn: 8, message: 'Here' });

it('tells of more findings in one file than a function takes arguments', () => {
  const many = Array.from({ length: 300_000 }, (_, i) => message({ line: i + 1 }));
  expect(format([result(many)]).match(/Too many remote peers/g)).toHaveLength(many.length);
});

describe('formatAnyStylish', () => {
  it('puts the carets under what is wide', async () => {
    const context: FormatContext = {
      colors: colorsFor({ write: () => true }, {}, false),
      width: 80,
      displayPath: (filePath) => filePath,
      textOf: () => 'backend \u5f8c\u7aef\n',
      ...REST,
    };
    const finding = message({ message: 'Odd name', ruleId: 'odd', column: 9, endColumn: 11 });
    const lines = String(await formatAnyStylish([result([finding])], context)).split('\n');
    expect(lines.slice(3, 5)).toEqual(['    1 \u2502 backend \u5f8c\u7aef', '      \u2502         ^^^^']);
  });
});

describe('formatStylish', () => {
  it('shows a finding with its line, related places, suggestions and link', () => {
    const finding = message({
      related: [place(2), place(3, '/conf/b.cfg')],
      suggestions: [{ desc: 'Turn it off', fix: { range: [0, 0], text: '' } }],
      url: 'https://example.org/rule',
    });
    expect(format([result([finding])])).toBe(`
a.cfg
  1:1  warning  Too many remote peers in section "cluster": 2, expected at most 1.  large-peers-section
    1 │ peers cluster
      │ ^^^^^^^^^^^^^
        2:2 Here
        b.cfg:3:2 Here
        suggestion: Turn it off
        https://example.org/rule

✖ 1 problem (0 errors, 1 warning)
`);
  });

  it('wraps to the terminal, under the message or, where that is narrow, under the place', () => {
    expect(format([result([message({ severity: 2, line: 2, column: 2, endLine: 2, endColumn: 6 })])], 60)).toBe(`
a.cfg
  2:2  error    Too many remote peers in section "cluster":
                2, expected at most 1.  large-peers-section
    2 │     peer a 192.0.2.1:10000
      │     ^^^^

✖ 1 problem (1 error, 0 warnings)
`);
    expect(format([result([message()])], 40)).toBe(`
a.cfg
  1:1  warning  Too many remote peers in
    section "cluster": 2, expected at
    most 1.  large-peers-section
    1 │ peers cluster
      │ ^^^^^^^^^^^^^

✖ 1 problem (0 errors, 1 warning)
`);
  });

  it.each([36, 40, 60, 80, 140])('stays within %i columns, links apart', (width) => {
    const finding = message({
      message: 'Many words, 日本 and others, that say at some length what is wrong with it. '.repeat(4).trim(),
      line: 3,
      column: 24,
      endLine: 3,
      endColumn: 24,
      related: [{ ...place(2), message: 'A related place has something to say, too, and at length as well' }],
    });
    for (const line of format([result([finding])], width).split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
  });

  it('shows four of many related places, and five of five', () => {
    const related = (count: number) => format([result([message({ related: Array.from({ length: count }, (_, i) => place(i + 1)) })])]);
    expect(related(5).match(/Here/g)).toHaveLength(5);
    expect(related(5)).not.toContain('more');
    expect(related(53).match(/Here/g)).toHaveLength(4);
    expect(related(53)).toContain('        and 49 more\n');
  });

  it('shows a link with each finding, and moves it to the left where it would be broken', () => {
    const url = 'https://example.org/a-page-about-it';
    const text = format([result([message({ url }), message({ url })])], 38);
    expect(text.match(/https:/g)).toHaveLength(2);
    expect(text).toContain(`\n   ${url}\n`);
  });

  it('lets nothing of a file act on the terminal', () => {
    const odd = message({ message: 'Unknown "\u001b[2J\u0007"', ruleId: 'a\u001bb', related: [{ ...place(1), message: 'x\u009by' }] });
    expect(format([result([odd], '/conf/\u001b[1m.cfg')])).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('shows no frame for a line that is not there', () => {
    expect(format([result([message({ line: 99, endLine: 99 })])])).not.toContain('│');
  });

  it('counts what can be fixed', () => {
    const text = format([result([message({ fix: { range: [0, 0], text: '' } }), message({ severity: 2 })])]);
    expect(text).toContain('✖ 2 problems (1 error, 1 warning)\n  1 warning can be fixed with --fix\n');
  });

  it('colours by severity, without changing the text', () => {
    const results = [result([message(), message({ severity: 2 })])];
    const coloured = format(results, 80, true);
    expect(coloured).toContain('\u001b[4ma.cfg\u001b[24m');
    expect(coloured).toContain('\u001b[33mwarning\u001b[39m');
    expect(coloured).toContain('\u001b[31merror\u001b[39m');
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(format(results, 80));
  });

  it('is empty when nothing was found', () => {
    expect(format([result([])])).toBe('');
  });
});
