import path from 'node:path';
import { STDIN_NAME } from './source-files.js';

/** A path as people want to read it: from the working directory where that is the shorter way to say it. */
export function displayPath(filePath: string, cwd: string): string {
  if (filePath === STDIN_NAME) return filePath;
  const relative = path.relative(cwd, filePath);
  return relative !== '' && relative.length < filePath.length ? relative : filePath;
}
