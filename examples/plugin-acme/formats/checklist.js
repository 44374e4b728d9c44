import path from 'node:path';

/**
 * A list of tasks in Markdown, by file, for a ticket.
 * @type {import('@haplint/core').PluginFormat}
 */
export function checklist(results, { cwd, version }) {
  const files = results.filter(({ messages }) => messages.length > 0);
  const lines = files.flatMap(({ filePath, messages }) => [
    `### ${path.relative(cwd, filePath).split(path.sep).join('/')}`,
    '',
    ...messages.map(({ line, message, ruleId }) => `- [ ] line ${line}: ${message} (\`${ruleId}\`)`),
    '',
  ]);
  return files.length === 0 ? `Nothing to do, says haplint ${version}.` : lines.join('\n');
}
