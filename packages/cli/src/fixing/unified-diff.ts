import path from 'node:path';
import { diffArrays, formatPatch, OMIT_HEADERS, type StructuredPatch, type StructuredPatchHunk, structuredPatch } from 'diff';

/** Lines shown around a change, as diff(1) and Git have it. */
const CONTEXT_LINES = 3;

/**
 * How many lines may come and go for the shortest diff to be looked for, which takes time with the square of that. Of more, `format` may put blank lines
 * between a hundred thousand.
 */
const MOST_CHANGES = 2000;

/** How many lines are compared at a time where more change. */
const PIECE = 500;

/**
 * What changes in a file, as `patch -p0` and `git apply -p0` take it: nothing stands before the name. Line endings and the
 * lack of a last one are kept.
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  const options = { context: CONTEXT_LINES, maxEditLength: MOST_CHANGES };
  const patch = structuredPatch(name, name, before, after, undefined, undefined, options) ?? patchOfMany(name, before, after);
  const shown = fileName(name);
  return `--- ${shown}\n+++ ${shown}\n${formatPatch(patch, OMIT_HEADERS)}`;
}

function patchOfMany(name: string, before: string, after: string): StructuredPatch {
  const hunks = hunksOf([...changedLines(linesOf(before), linesOf(after))]);
  return { oldFileName: name, newFileName: name, oldHeader: undefined, newHeader: undefined, hunks };
}

/** The lines of a text, each with its end. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** All lines of both, with what a diff has in front of each. */
function* changedLines(before: readonly string[], after: readonly string[]): Generator<string> {
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    const changes = diffArrays(before.slice(i, i + PIECE), after.slice(j, j + PIECE));
    // What has no counterpart at the end of one piece may have it in the next. But a piece that is nearly all new is left as a whole.
    const isLast = i + PIECE >= before.length && j + PIECE >= after.length;
    const common = isLast ? -1 : changes.findLastIndex(({ added, removed }) => !added && !removed);
    const taken = changes.slice(0, common + 1);
    const isEnough = taken.reduce((sum, { value }) => sum + value.length, 0) > PIECE / 2;
    for (const { added, removed, value } of isEnough ? taken : changes) {
      if (!added) i += value.length;
      if (!removed) j += value.length;
      for (const line of value) yield `${added ? '+' : removed ? '-' : ' '}${line}`;
    }
  }
}

/** The parts of all lines that have changes in them, with the context of these. */
function hunksOf(lines: readonly string[]): StructuredPatchHunk[] {
  const shown: { from: number; to: number }[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.startsWith(' ')) continue;
    const [from, to] = [Math.max(0, i - CONTEXT_LINES), Math.min(lines.length, i + 1 + CONTEXT_LINES)];
    const last = shown.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else shown.push({ from, to });
  }
  let at = 0;
  let [oldStart, newStart] = [1, 1];
  return shown.map(({ from, to }) => {
    const [skipped, own] = [lines.slice(at, from), lines.slice(from, to)];
    oldStart += oldLinesIn(skipped);
    newStart += newLinesIn(skipped);
    const hunk = { oldStart, oldLines: oldLinesIn(own), newStart, newLines: newLinesIn(own), lines: own.flatMap(linesOfPatch) };
    oldStart += hunk.oldLines;
    newStart += hunk.newLines;
    at = to;
    return hunk;
  });
}

const oldLinesIn = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('+')).length;
const newLinesIn = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('-')).length;

/** A line as a patch has it: the one at the end of a file may have no end. */
function linesOfPatch(line: string): string[] {
  return line.endsWith('\n') ? [line.slice(0, -1)] : [line, '\\ No newline at end of file'];
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
