import type { LintMessage, LintResult } from '@haplint/core';
import type { FormatContext } from '../../packages/cli/src/formats/format.js';
import { colorsFor } from '../../packages/cli/src/terminal.js';

/** Names and texts with all that some format has a meaning for. */
export const HOSTILE_NAME = '/repo/conf d/a "b" \'c\' ::x,y%0A <&>]]>\n\u001b[31m`|\udcff.cfg';
const HOSTILE_TEXT =
  'Unknown "a::b,c" %0A 100% ]]> <b onclick="x">&amp; | \\| `code` *bold* _it_ [text](1) {0} ${HOME} é日本\r\n::error::second line\u001b[2J\u0007\u0000\udcef\ufffe\u202e~';

const FILES: Readonly<Record<string, string>> = {
  '/repo/a.cfg': 'global\n    maxconn 5\n    maxconn 5\n    nbproc 2\nlisten é\u{1F600} \udcff\n',
  [HOSTILE_NAME]: 'global\n    maxcon 5\n',
};

const at = (line: number, column: number, endLine = line, endColumn = column) => ({ line, column, endLine, endColumn });

function message(more: Partial<LintMessage>): LintMessage {
  return { ruleId: 'duplicate', severity: 1, message: 'Found twice.', messageId: 'twice', ...at(2, 5, 2, 14), ...more };
}

function result(filePath: string, messages: LintMessage[]): LintResult {
  const errorCount = messages.filter(({ severity }) => severity === 2).length;
  return { filePath, messages, errorCount, warningCount: messages.length - errorCount, fixableErrorCount: 0, fixableWarningCount: 0 };
}

/** A clean file, one with findings of every shape, one whose name is hostile, and standard input. */
export const RESULTS: readonly LintResult[] = [
  result('/repo/clean.cfg', []),
  result('/repo/a.cfg', [
    message({ related: [{ filePath: '/repo/a.cfg', message: 'Here', ...at(3, 5, 3, 14) }] }),
    // The same again on a line that reads the same.
    message(at(3, 5, 3, 14)),
    message({
      severity: 2,
      ruleId: 'acme/nbproc',
      ...at(4, 5, 5, 7),
      fix: { range: [35, 48], text: '' },
      url: 'https://example.org/a|b(c)',
    }),
    message({
      ruleId: 'no-rule',
      messageId: undefined as never,
      ...at(5, 8, 5, 12),
      unsafeFix: { range: [55, 57], text: 'x' },
      suggestions: [
        { desc: 'Call it [x](1)', fix: { range: [55, 55], text: 'a\nb' } },
        { desc: 'Bytes that are no UTF-8', fix: { range: [55, 55], text: '\udcff' } },
      ],
      url: 'javascript:alert(1)',
    }),
    message({ severity: 2, ruleId: 'acme/nbproc', message: 'The rule failed.', fatal: true, ...at(1, 1) }),
  ]),
  result(HOSTILE_NAME, [
    message({
      severity: 2,
      message: HOSTILE_TEXT,
      ruleId: 'acme/a,b:c%|]',
      related: Array.from({ length: 6 }, (_, i) => ({
        filePath: i === 0 ? '/elsewhere/b.cfg' : HOSTILE_NAME,
        message: HOSTILE_TEXT,
        ...at(i + 1, 1),
      })),
    }),
  ]),
  result('<stdin>', [message({})]),
];

/** A context in which /repo is the root of the checkout. */
export function contextWith(more: Partial<FormatContext> = {}): FormatContext {
  const shown = (filePath: string) => filePath.replace(/^\/repo\//, '');
  return {
    colors: colorsFor({ write: () => true }, {}, false),
    width: null,
    cwd: '/repo',
    version: '1.2.3',
    rulesMeta: {
      duplicate: {
        type: 'problem',
        docs: { description: 'lines that come twice', url: 'https://example.org/duplicate', preset: 'recommended', controls: ['NIST 1.2'] },
        severity: 'warn',
        messages: {},
      },
      'acme/nbproc': { type: 'suggestion', docs: { description: '`nbproc`' }, severity: 'error', messages: {} },
    },
    isComplete: true,
    displayPath: shown,
    projectPath: shown,
    textOf: (filePath) => FILES[filePath] ?? null,
    ...more,
  };
}
