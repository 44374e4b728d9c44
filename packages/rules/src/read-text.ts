import { endOfReading } from '@haplint/core/internal';
import type { ConfigFile, SyntaxProblem } from '@haplint/parser';

/** The syntax problems that HAProxy gets to; what follows a NUL in a binary file means nothing. */
export function problemsRead(file: ConfigFile): readonly SyntaxProblem[] {
  const end = endOfReading(file);
  return file.problems.filter((problem) => problem.end <= end);
}
