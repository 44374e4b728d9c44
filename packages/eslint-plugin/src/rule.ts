import type { AnyRule, LintMessage, TextEdit } from '@haplint/core';
import { runOver } from './findings.js';
import type { LanguageOptions } from './language-options.js';
import { HaproxySourceCode } from './source-code.js';

/** The part of ESLint's rule context that is used here. */
export interface EslintContext {
  readonly sourceCode: unknown;
  readonly options: readonly unknown[];
  readonly languageOptions: LanguageOptions;
  report(descriptor: object): void;
}

interface EslintFixer {
  replaceTextRange(range: readonly [number, number], text: string): object;
}

/** The language that rules are for, as ESLint names it. */
export const LANGUAGE = 'haplint/haproxy';

/**
 * A haplint rule as one of ESLint's. ESLint makes all rules of a file before it walks the tree, so at the first node it is
 * known which of them run, and haplint's own engine runs them together: the findings are those of the command.
 */
export function eslintRule(id: string, { meta }: AnyRule) {
  const { type, docs, schema = [], fixable, hasSuggestions } = meta;
  return {
    meta: {
      type,
      docs: { description: docs.description, url: docs.url, recommended: docs.preset === 'check' || docs.preset === 'recommended' },
      schema,
      ...(fixable === undefined ? {} : { fixable }),
      // Edits that may change what HAProxy does are suggestions to ESLint.
      hasSuggestions: hasSuggestions === true || fixable !== undefined,
      languages: [LANGUAGE],
    },
    create(context: EslintContext) {
      const { sourceCode, options, languageOptions } = context;
      if (!(sourceCode instanceof HaproxySourceCode)) return {};
      const run = runOver(sourceCode);
      run.add(id, options);
      return {
        ConfigFile() {
          for (const message of run.of(id, sourceCode, languageOptions)) context.report(descriptorOf(message));
        },
      };
    },
  };
}

function descriptorOf({ message, line, column, endLine, endColumn, fix, unsafeFix, suggestions = [] }: LintMessage): object {
  const suggest = suggestions.map(({ desc, fix: edit }) => ({ desc, fix: making(edit) }));
  if (unsafeFix !== undefined) suggest.push({ desc: 'Fix this; it may change what HAProxy does', fix: making(unsafeFix) });
  return {
    message,
    loc: { start: { line, column }, end: { line: endLine, column: endColumn } },
    ...(fix === undefined ? {} : { fix: making(fix) }),
    suggest,
  };
}

function making({ range, text }: TextEdit): (fixer: EslintFixer) => object {
  return (fixer) => fixer.replaceTextRange(range, text);
}
