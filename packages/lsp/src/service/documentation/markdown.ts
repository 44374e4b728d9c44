import type { Documentation } from './documentation.js';

/** Characters that Markdown reads as markup inside a sentence. */
const MARKUP = /[\\`*_[\]<>#|]/g;

/** Text as Markdown shows it unchanged. */
export function plain(text: string): string {
  return text.replace(MARKUP, (character) => `\\${character}`);
}

/** Text as Markdown shows code; it keeps backquotes, which a fence of more of them allows. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replaceAll('\n', ' ')}${pad}${fence}`;
}

/** Lines of configuration as a block. */
export function codeBlock(lines: string): string {
  const fence = lines.includes('```') ? '````' : '```';
  return `${fence}haproxy\n${lines}\n${fence}`;
}

/** Documentation as Markdown: the signature, what it does, what is known of it, and the link. */
export function toMarkdown({ signature, description, facts, url, label }: Documentation): string {
  return [
    codeBlock(signature),
    `*${plain(label)}*${description === null ? '' : ` — ${description}`}`,
    ...(facts.length === 0 ? [] : [facts.map((fact) => `- ${fact}`).join('\n')]),
    ...(url === null ? [] : [`[Manual](${url})`]),
  ].join('\n\n');
}
