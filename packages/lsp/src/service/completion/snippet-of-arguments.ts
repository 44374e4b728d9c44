import type { Argument, Version } from '@haplint/catalog';
import { choicesOf } from '../documentation/index.js';
import { escapeSnippet } from './proposal.js';

/**
 * Words with placeholders for the arguments that have to follow: `server ${1:server name} ${2:address}`. Null where none has to.
 */
export function snippetOf(words: string, args: readonly Argument[], target: Version): string | null {
  const places: string[] = [];
  for (const argument of args) {
    if (!('value' in argument) || argument.optional === true) break;
    const { name, value } = argument;
    const number = places.length + 1;
    const choices = value.type === 'choice' && value.prefixes === undefined ? (choicesOf(value, target) ?? []) : [];
    places.push(choices.length > 0 ? `\${${number}|${choices.map(escapeChoice).join(',')}|}` : `\${${number}:${escapeSnippet(name)}}`);
  }
  return places.length === 0 ? null : `${escapeSnippet(words)} ${places.join(' ')}`;
}

function escapeChoice(text: string): string {
  return text.replace(/[\\,|$}]/g, '\\$&');
}
