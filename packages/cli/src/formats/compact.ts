import { printable } from '../printable.js';
import type { Format } from './format.js';
import { severityName } from './severity.js';

/** One line a finding, as compilers print them: for `grep`, editors and problem matchers. Nothing at all when nothing was found. */
export const formatCompact: Format = (results, { displayPath }) =>
  results
    .flatMap(({ filePath, messages }) =>
      messages.map((message) => {
        const place = `${printable(displayPath(filePath))}:${message.line}:${message.column}`;
        return `${place}: ${severityName(message)}: ${printable(message.message)} [${printable(message.ruleId)}]\n`;
      }),
    )
    .join('');
