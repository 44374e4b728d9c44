import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { LintMessage } from '@haplint/core';
import { type LintOptions, type LintReport, lint, lintAndFix } from '@haplint/core/internal';
import { encodeSource } from '@haplint/parser';
import type { CliOptions } from '../arguments.js';
import { displayPath } from '../display-path.js';
import type { CliIo } from '../io.js';
import type { Notices } from '../notices.js';
import type { Source } from '../source-files.js';
import { errorCode, inWords } from '../system-error.js';
import { FileChangedError, replaceFile } from './replace-file.js';
import { diffName, unifiedDiff } from './unified-diff.js';

/** What is left after mending, and the texts that it points into, in the order of the results. */
export interface FixedConfiguration {
  readonly report: LintReport;
  readonly texts: readonly string[];
}

/** What to mend, and whether to write it. */
type FixerOptions = Pick<CliOptions, 'fixDryRun' | 'unsafeFixes' | 'fixTypes'>;

/** Mends what may be mended in one configuration after the other, in the files or, for a dry run, in memory. */
export class FileFixer {
  readonly #options: FixerOptions;
  readonly #io: CliIo;
  readonly #notices: Notices;
  /** The files that a dry run would have changed, by their paths: a later configuration may hold them too. */
  readonly #pending = new Map<string, { readonly before: string; readonly after: string }>();
  #leftUnsafe = 0;

  constructor(options: FixerOptions, io: CliIo, notices: Notices) {
    this.#options = options;
    this.#io = io;
    this.#notices = notices;
  }

  /** Mends a configuration, writes the files that changed, and reports what is left in them. */
  async fix(given: readonly Source[], options: LintOptions): Promise<FixedConfiguration> {
    const sources = given.map((source) => ({ ...source, text: this.#pending.get(source.path)?.after ?? source.text }));
    const report = lintAndFix(sources, options, { unsafe: this.#options.unsafeFixes, accepts: this.#selection(sources, options) });
    const texts: string[] = [];
    let isWritten = true;
    for (const [i, source] of sources.entries()) {
      const fixed = report.files[i];
      const written = fixed?.changed === true && (await this.#keep(source, fixed.text));
      if (fixed?.changed && !written) isWritten = false;
      texts.push(written ? fixed.text : source.text);
    }
    this.#leftUnsafe += report.results.flatMap(({ messages }) => messages).filter(({ unsafeFix }) => unsafeFix !== undefined).length;
    if (isWritten) return { report, texts };
    // What could not be written still has its findings.
    const left = sources.map((source, i) => ({ ...source, text: texts[i] as string }));
    return { report: lint(left, options), texts };
  }

  /** Says what more could be mended, once all is done. */
  noteWhatIsLeft(): void {
    const { unsafeFixes, fixDryRun } = this.#options;
    if (fixDryRun && this.#pending.size === 0) this.#notices.note('there is nothing that --fix would change');
    if (unsafeFixes || this.#leftUnsafe === 0) return;
    const what = this.#leftUnsafe === 1 ? '1 finding' : `${this.#leftUnsafe} findings`;
    this.#notices.note(`${what} can be mended with --unsafe-fixes, which may change what HAProxy does`);
  }

  /** What a dry run would have changed. */
  get diff(): string {
    return [...this.#pending].map(([file, { before, after }]) => unifiedDiff(diffName(file, this.#io.cwd), before, after)).join('');
  }

  /** Which findings `--fix-type` selects. */
  #selection(sources: readonly Source[], { rulesFor }: LintOptions): (message: LintMessage) => boolean {
    const { fixTypes } = this.#options;
    if (fixTypes === null) return () => true;
    const rules = new Map(sources.flatMap((source) => [...rulesFor(source.path)]));
    return ({ ruleId }) => fixTypes.includes(rules.get(ruleId)?.rule.meta.type as (typeof fixTypes)[number]);
  }

  async #keep(source: Source, text: string): Promise<boolean> {
    if (!this.#options.fixDryRun) return this.#write(source, text);
    const before = this.#pending.get(source.path)?.before ?? source.text;
    if (before === text) this.#pending.delete(source.path);
    else this.#pending.set(source.path, { before, after: text });
    return true;
  }

  async #write(source: Source, text: string): Promise<boolean> {
    const name = displayPath(source.path, this.#io.cwd);
    try {
      if (!(await stat(source.path)).isFile()) {
        this.#notices.fail(`${name}: not mended, for it is no regular file`);
        return false;
      }
      await replaceFile(source.path, source.bytes, encodeSource(text));
      this.#notices.note(`${name}: mended`);
      return true;
    } catch (error) {
      this.#notices.fail(`${name}: not mended, for ${reasonOf(error)}`);
      return false;
    }
  }
}

/** Why a file could not be written, in words that go on from "for". */
export function reasonOf(error: unknown): string {
  if (error instanceof FileChangedError) return 'it changed while it was being checked; run haplint again';
  const { syscall, path: at } = error as NodeJS.ErrnoException;
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      if (syscall === 'access') return 'it may not be written: permission denied';
      // A file is replaced by another one that takes its name, which needs the right to write the directory.
      return `no file may be made beside it: permission denied in ${at === undefined ? 'its directory' : path.dirname(at)}`;
    default:
      return `it cannot be written: ${inWords(error)}`;
  }
}
