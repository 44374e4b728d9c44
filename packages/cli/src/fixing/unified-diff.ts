import path from 'node:path';
import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff';

/** Lines shown around a change, as diff(1) and Git have it. */
const CONTEXT_LINES = 3;

/**
 * What changes in a file, as `patch -p0` and `git apply -p0` take it: nothing stands before the name. Line endings and the
 * lack of a last one are kept.
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  const patch = structuredPatch(name, name, before, after, undefined, undefined, { context: CONTEXT_LINES });
  const shown = fileName(name);
  return `--- ${shown}\n+++ ${shown}\n${formatPatch(patch, OMIT_HEADERS)}`;
}

/** The name of a file in a diff: from the directory that the diff is applied in, where the file is below it. */
export function diffName(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  const isBelow = relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
  return (isBelow ? relative : file).replaceAll(path.sep, '/');
}

/** As Git writes names: quoted where a character would end them, and with a tab behind where a blank could be taken for the end. */
function fileName(name: string): string {
  if (/["\\\u0000-\u001f\u007f]/.test(name)) {
    return `"${name.replace(/["\\\u0000-\u001f\u007f]/g, (character) => (/["\\]/.test(character) ? `\\${character}` : octal(character)))}"`;
  }
  return name.includes(' ') ? `${name}\t` : name;
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
