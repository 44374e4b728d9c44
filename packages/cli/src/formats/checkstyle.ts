import type { LintResult } from '@haplint/core';
import type { Format, FormatContext } from './format.js';
import { severityName } from './severity.js';
import { XML_DECLARATION, xmlAttributes } from './xml.js';

/** Checkstyle's XML, which Jenkins and many others read. Files without findings are in it too. */
export const formatCheckstyle: Format = (results, context) =>
  [XML_DECLARATION, '<checkstyle version="4.3">', ...results.flatMap((result) => fileLines(result, context)), '</checkstyle>', ''].join(
    '\n',
  );

function fileLines({ filePath, messages }: LintResult, { projectPath }: FormatContext): string[] {
  const start = `  <file${xmlAttributes({ name: projectPath(filePath) })}`;
  if (messages.length === 0) return [`${start}/>`];
  const errors = messages.map((message) => {
    const { line, column, ruleId } = message;
    return `    <error${xmlAttributes({ line, column, severity: severityName(message), message: message.message, source: `haplint.${ruleId}` })}/>`;
  });
  return [`${start}>`, ...errors, '  </file>'];
}
