import type { ConfiguredRules, LintTiming } from '@haplint/core/internal';
import type { RemoteConsole } from 'vscode-languageserver';
import type { Runtime } from './runtime.js';

/** For how long a rule of a plugin may keep the server from answering, in milliseconds. */
const LIMIT = 5000;

/** A rule of a plugin was ended, and what the check has left behind is of no use. */
export class RuleEnded extends Error {}

/**
 * Ends rules of plugins that do not end, and leaves them out from then on. They run where the server does, so that it could not answer any
 * more.
 */
export class EndlessRules {
  readonly #runtime: Runtime;
  readonly #console: RemoteConsole;
  readonly #ended = new Set<string>();
  /** What is left of rules, by what they were: the same for the same, by which checks tell that nothing has changed. */
  #left = new WeakMap<ConfiguredRules, ConfiguredRules>();
  /** The rule of a plugin that is at work; null where none is. */
  #atWork: string | null = null;

  constructor(runtime: Runtime, console: RemoteConsole) {
    this.#runtime = runtime;
    this.#console = console;
  }

  /** Is told which rules of plugins are at work. */
  readonly timing: LintTiming = {
    now: () => 0,
    measures: isOfPlugin,
    begins: (ruleId) => {
      this.#atWork = ruleId;
    },
    rule: () => {
      this.#atWork = null;
    },
    analysis: () => {},
  };

  /** The rules without those that were ended. */
  without(rules: ConfiguredRules): ConfiguredRules {
    if (this.#ended.size === 0) return rules;
    const left = this.#left.get(rules) ?? new Map([...rules].filter(([id]) => !this.#ended.has(id)));
    this.#left.set(rules, left);
    return left;
  }

  /** Those of some rules that were ended. */
  among(rules: ConfiguredRules): string[] {
    return [...this.#ended].filter((id) => rules.has(id));
  }

  /** Does some work that rules of plugins may take part in. Throws a `RuleEnded` where one of them had to be ended. */
  run<Result>(work: () => Result): Result {
    this.#atWork = null;
    try {
      return this.#runtime.limited(work, LIMIT);
    } catch (error) {
      const ruleId = this.#atWork;
      // What a rule throws itself is the rule's crash, and comes no further.
      if (ruleId === null) throw error;
      this.#ended.add(ruleId);
      this.#left = new WeakMap();
      this.#console.error(`haplint: ${endedMessage(ruleId)}`);
      throw new RuleEnded();
    }
  }

  /** Gives all of them another chance. */
  clear(): void {
    this.#ended.clear();
    this.#left = new WeakMap();
  }
}

/** What is told of a rule that was ended. */
export function endedMessage(ruleId: string): string {
  return `The rule "${ruleId}" was not done with a file after ${LIMIT / 1000} s, so it was ended, and is left out until settings or configuration files change.`;
}

/** Whether a rule is a plugin's: these are named `plugin/rule`. */
export function isOfPlugin(ruleId: string): boolean {
  return ruleId.includes('/');
}
