import { branchRange, formatVersion, releaseStanding, type Version } from '@haplint/catalog';
import { readTargetComments } from '@haplint/core/internal';
import type { ConfigFile } from '@haplint/parser';
import type { CliIo } from './io.js';
import type { Notices } from './notices.js';
import { mayBeOnPath } from './on-path.js';

const HOW_TO_SET = 'name one with --target 3.0.3, "target" in the configuration, or a "# haplint target: 3.0.3" comment';

/** What came of asking a program for its version. */
interface Answer {
  /** null where it gave none that haplint can use. */
  readonly target: Version | null;
  /** Why there is no target. */
  readonly reason: string;
}

/** What a configuration says about its targets. */
export interface TargetSettings {
  /** Those that the options or the configuration file name. */
  readonly targets: readonly Version[];
  /** The haproxy to ask; null for the one on PATH. */
  readonly haproxy: string | null;
}

/** Finds the targets of each configuration; a HAProxy is asked at most once, and only if nothing else answers. */
export class TargetChoice {
  readonly #io: CliIo;
  readonly #notices: Notices;
  readonly #detect: boolean;
  readonly #answers = new Map<string | null, Promise<Answer>>();
  #reason = 'no HAProxy version is known';

  constructor(io: CliIo, notices: Notices, detect: boolean) {
    this.#io = io;
    this.#notices = notices;
    this.#detect = detect;
  }

  /**
   * The targets to lint files with. Empty where a comment in one of the files names them, which the engine reads itself,
   * and where nothing names any.
   */
  async targetsFor(files: readonly ConfigFile[], { targets, haproxy }: TargetSettings): Promise<readonly Version[]> {
    if (targets.length > 0 || !this.#detect || readTargetComments(files).targets.length > 0) return targets;
    let answer = this.#answers.get(haproxy);
    if (answer === undefined) {
      answer = this.#ask(haproxy);
      this.#answers.set(haproxy, answer);
    }
    const { target, reason } = await answer;
    if (target !== null) return [target];
    this.#reason = reason;
    return [];
  }

  /** Says that something was checked without a target. */
  noteMissingTarget(): void {
    this.#notices.note(`${this.#reason}, so checks that depend on the version were left out; ${HOW_TO_SET}`);
  }

  async #ask(program: string | null): Promise<Answer> {
    const name = program ?? 'haproxy on PATH';
    if (program === null && !mayBeOnPath('haproxy', this.#io.env)) return { target: null, reason: this.#reason };
    // Node takes milliseconds to load what starts programs.
    const { detectHaproxy } = await import('./detect-haproxy.js');
    const version = await detectHaproxy(program ?? 'haproxy', this.#io.env);
    if (version === null) return { target: null, reason: program === null ? this.#reason : `${name} did not tell its version` };
    if (releaseStanding(version) !== 'unknown-branch') {
      this.#notices.note(`target ${formatVersion(version)}, from ${name}`);
      return { target: version, reason: '' };
    }
    const known = `haplint does not know (it knows ${branchRange()})`;
    return { target: null, reason: `${name} is ${formatVersion(version)}, of a branch that ${known}` };
  }
}
