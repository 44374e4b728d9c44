import type { LintMessage } from '@haplint/core';
import { STDIN_NAME } from '../source-files.js';
import type { Format } from './format.js';
import { printableLines } from './printable-lines.js';
import { severityName } from './severity.js';

/**
 * GitHub's workflow commands: findings become annotations of a pull request. The message has the place too, for the log
 * of the job shows nothing else of a command. Nothing at all when nothing was found.
 */
export const formatGithub: Format = (results, { projectPath }) =>
  results
    .flatMap(({ filePath, messages }) => {
      const file = projectPath(filePath);
      return messages.map((message) => {
        const properties = propertiesOf(message, filePath === STDIN_NAME ? null : file);
        const text = `${file}:${message.line}:${message.column}: ${message.message}`;
        return `::${severityName(message)} ${properties.join(',')}::${escapedData(text)}\n`;
      });
    })
    .join('');

function propertiesOf(message: LintMessage, file: string | null): string[] {
  const properties: [name: string, value: string | number][] = [['title', `haplint (${message.ruleId})`]];
  // What came by standard input is in no file that could be annotated.
  if (file !== null) {
    properties.push(['file', file], ['line', message.line], ['endLine', message.endLine]);
    // An annotation of several lines may have no columns.
    if (message.line === message.endLine) properties.push(['col', message.column], ['endColumn', message.endColumn]);
  }
  return properties.map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
}

// What the runner decodes again (actions/runner, ActionCommand.cs), and nothing else.
function escapedData(text: string): string {
  return printableLines(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
