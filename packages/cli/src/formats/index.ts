import type { LintResult } from '@haplint/core';
import type { FormatName } from '../arguments.js';
import type { FormatContext } from './format.js';

export type { Format, FormatContext } from './format.js';

/** Turns results into everything that goes to stdout; a format is loaded when it is needed. */
export async function formatResults(name: FormatName, results: readonly LintResult[], context: FormatContext): Promise<string> {
  switch (name) {
    case 'json':
      return (await import('./json.js')).formatJson(results, context);
    case 'stylish':
      // Nothing found is nothing to say.
      if (results.every(({ messages }) => messages.length === 0)) return '';
      return (await import('./stylish.js')).formatStylish(results, context);
  }
}
