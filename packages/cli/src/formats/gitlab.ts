import { fingerprintsOf } from './fingerprints.js';
import type { Format } from './format.js';
import { printableLines } from './printable-lines.js';

/** A GitLab Code Quality report: what merge requests show of changes. An empty list when nothing was found. */
export const formatGitlab: Format = (results, context) => {
  const issues = results.flatMap((result) => {
    const path = context.projectPath(result.filePath);
    const fingerprints = fingerprintsOf(result, context);
    return result.messages.map((message, i) => ({
      description: printableLines(message.message),
      check_name: message.ruleId,
      fingerprint: fingerprints[i],
      severity: message.severity === 2 ? 'major' : 'minor',
      location: { path, lines: { begin: message.line, end: message.endLine } },
    }));
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
};
