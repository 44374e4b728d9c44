import type { LintMessage, LintResult } from '@haplint/core';
import type { Format, FormatContext } from './format.js';
import { severityName } from './severity.js';
import { XML_DECLARATION, xmlAttributes, xmlText } from './xml.js';

/**
 * JUnit's XML: a suite for each file and in it a failure for each finding, warnings too; a file without findings has one
 * test, and passes it.
 */
export const formatJunit: Format = (results, context) => {
  const suites = results.map((result) => suiteOf(result, context));
  const sum = (key: 'tests' | 'failures' | 'errors') => suites.reduce((total, { counts }) => total + counts[key], 0);
  const counts = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
  return [
    XML_DECLARATION,
    `<testsuites${xmlAttributes({ name: 'haplint', ...counts })}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
};

interface Suite {
  readonly counts: { readonly tests: number; readonly failures: number; readonly errors: number };
  readonly lines: readonly string[];
}

function suiteOf({ filePath, messages }: LintResult, { projectPath }: FormatContext): Suite {
  const file = projectPath(filePath);
  const crashes = messages.filter(({ fatal }) => fatal).length;
  const counts = { tests: Math.max(messages.length, 1), failures: messages.length - crashes, errors: crashes };
  const cases =
    messages.length === 0
      ? [`    <testcase${xmlAttributes({ name: 'haplint', classname: file, file })}/>`]
      : messages.flatMap((message) => caseLines(message, file));
  return { counts, lines: [`  <testsuite${xmlAttributes({ name: file, ...counts })}>`, ...cases, '  </testsuite>'] };
}

function caseLines(message: LintMessage, file: string): string[] {
  const { ruleId, line, column, fatal } = message;
  // The place tells apart what one rule finds several times.
  const name = `${ruleId} (${line}:${column})`;
  const element = fatal ? 'error' : 'failure';
  const text = `${file}:${line}:${column}: ${severityName(message)}: ${message.message}${message.url === undefined ? '' : `\n${message.url}`}`;
  return [
    `    <testcase${xmlAttributes({ name, classname: file, file, line })}>`,
    `      <${element}${xmlAttributes({ type: severityName(message), message: message.message })}>${xmlText(text)}</${element}>`,
    '    </testcase>',
  ];
}
