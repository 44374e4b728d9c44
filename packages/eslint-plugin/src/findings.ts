import type { AnyRule, LintMessage } from '@haplint/core';
import { type ConfiguredRule, lintParsed, mergeDefaultOptions } from '@haplint/core/internal';
import builtin from '@haplint/rules';
import { type LanguageOptions, targetsOf } from './language-options.js';
import type { HaproxySourceCode } from './source-code.js';

/** The built-in rules by id. */
export const RULES: Readonly<Record<string, AnyRule>> = builtin.rules ?? {};

const KNOWN_RULES: ReadonlySet<string> = new Set(Object.keys(RULES));

/** The haplint rules that ESLint runs on a file. */
class Run {
  readonly #rules = new Map<string, ConfiguredRule>();
  #findings: ReadonlyMap<string, readonly LintMessage[]> | null = null;

  add(id: string, options: readonly unknown[]): void {
    const rule = RULES[id];
    // ESLint sets severities itself.
    if (rule !== undefined) this.#rules.set(id, { rule, severity: 2, options: mergeDefaultOptions(rule, options) });
  }

  /** What a rule has found; the first question runs them all, together, as the command does. */
  of(id: string, { ast }: HaproxySourceCode, languageOptions: LanguageOptions): readonly LintMessage[] {
    this.#findings ??= this.#run(ast, languageOptions);
    return this.#findings.get(id) ?? [];
  }

  #run(ast: HaproxySourceCode['ast'], languageOptions: LanguageOptions): ReadonlyMap<string, readonly LintMessage[]> {
    const { env = {}, fragment = false } = languageOptions;
    const report = lintParsed([ast], {
      rulesFor: () => this.#rules,
      knownRules: KNOWN_RULES,
      targets: targetsOf(languageOptions),
      env,
      fragment,
    });
    const findings = new Map<string, LintMessage[]>();
    for (const message of report.results.flatMap(({ messages }) => messages)) {
      findings.set(message.ruleId, [...(findings.get(message.ruleId) ?? []), message]);
    }
    return findings;
  }
}

const runs = new WeakMap<HaproxySourceCode, Run>();

/** The run of haplint over a file that ESLint is checking. */
export function runOver(sourceCode: HaproxySourceCode): Run {
  let run = runs.get(sourceCode);
  if (run === undefined) {
    run = new Run();
    runs.set(sourceCode, run);
  }
  return run;
}
