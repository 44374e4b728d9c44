import type { ConfigFile, SyntaxProblem } from '@haplint/parser';

/** Offset where HAProxy stops reading a file: behind its first NUL, which makes it give up, else the end of the text. */
export function endOfReading(file: ConfigFile): number {
  return file.problems.find(({ code }) => code === 'nul-character')?.end ?? file.text.length;
}

/** The syntax problems that HAProxy gets to; what follows a NUL in a binary file means nothing. */
export function problemsRead(file: ConfigFile): readonly SyntaxProblem[] {
  const end = endOfReading(file);
  return file.problems.filter((problem) => problem.end <= end);
}
