import { stat } from 'node:fs/promises';
import { type LintOptions, type LintReport, lint, lintAndFix } from '@haplint/core';
import { encodeSource } from '@haplint/parser';
import { displayPath } from './display-path.js';
import type { CliIo } from './io.js';
import type { Notices } from './notices.js';
import type { Source } from './source-files.js';
import { inWords } from './system-error.js';
import { FileChangedError, replaceFile } from './write-file.js';

/** Mends what is safe to mend, writes the files that changed, and reports what is left in them. */
export async function fixFiles(
  sources: readonly Source[],
  options: LintOptions,
  io: CliIo,
  notices: Notices,
): Promise<{ report: LintReport; texts: string[] }> {
  const report = lintAndFix(sources, options);
  const texts: string[] = [];
  let isWritten = true;
  for (const [i, source] of sources.entries()) {
    const fixed = report.files[i];
    const written = fixed?.changed === true && (await write(source, fixed.text, io, notices));
    if (fixed?.changed && !written) isWritten = false;
    texts.push(written ? fixed.text : source.text);
  }
  if (isWritten) return { report, texts };
  // What could not be written still has its findings.
  return {
    report: lint(
      sources.map(({ path }, i) => ({ path, text: texts[i] as string })),
      options,
    ),
    texts,
  };
}

async function write(source: Source, text: string, { cwd }: CliIo, notices: Notices): Promise<boolean> {
  const name = displayPath(source.path, cwd);
  try {
    if (!(await stat(source.path)).isFile()) {
      notices.fail(`${name}: not mended, for it is no regular file`);
      return false;
    }
    await replaceFile(source.path, source.bytes, encodeSource(text));
    notices.note(`${name}: mended`);
    return true;
  } catch (error) {
    notices.fail(
      error instanceof FileChangedError
        ? `${name}: not mended, for it changed while it was being checked; run haplint again`
        : `${name}: cannot write it: ${inWords(error)}`,
    );
    return false;
  }
}
