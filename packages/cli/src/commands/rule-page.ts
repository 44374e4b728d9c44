import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Colors } from '../terminal.js';

/** Where the pages are: beside the bundle, or in the checkout. */
const DIRECTORIES = ['./rule-pages/', '../../../../docs/rules/'];

/** The page of a built-in rule, as Markdown. */
export async function readRulePage(id: string): Promise<string> {
  const urls = DIRECTORIES.map((directory) => new URL(`${directory}${id}.md`, import.meta.url));
  return readFile(urls.find((url) => existsSync(url)) ?? (urls[0] as URL), 'utf8');
}

/** Markdown as a terminal shows it: headings stand out, code is indented, comments and the targets of local links are gone. */
export function renderPage(markdown: string, colors: Colors): string {
  let inCode = false;
  const lines: string[] = [];
  for (const line of markdown
    .replace(/<!--.*?-->\n?/gs, '')
    .trim()
    .split('\n')) {
    if (line.startsWith('```')) {
      inCode = !inCode;
      continue;
    }
    if (inCode) lines.push(line === '' ? '' : `    ${colors.cyan(line)}`);
    else if (line.startsWith('#')) lines.push(colors.bold(line.replace(/^#+ /, '')));
    else
      lines.push(
        line.replace(/\[([^\]]*)\]\(([^)]*)\)/g, (_, text, target: string) => (target.includes('://') ? `${text} (${target})` : text)),
      );
  }
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}
