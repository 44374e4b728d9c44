import { fileOf, type PredicatePlace } from '@haplint/core/internal';
import { displayPath } from '../../display-path.js';
import { printable } from '../../printable.js';
import type { PlacedMessage, UpgradeReport } from './report.js';

/** As many lines as are named before "and 3 more". */
const MAX_LINES = 6;

/** Where a finding is: '12:5', with the file in front where the configuration has several. */
export function placeOf({ filePath, line, column }: PlacedMessage, { files }: UpgradeReport, cwd: string): string {
  return `${filePrefix(filePath, files.length, cwd)}${line}:${column}`;
}

/** The lines of places: 'line 4', 'lines 4, 9 and 2 more'; empty for none. */
export function linesOf(places: readonly PredicatePlace[], { files }: UpgradeReport, cwd: string): string {
  const names = places.map((place) => {
    const { path, lines } = fileOf(place);
    return `${filePrefix(path, files.length, cwd)}${lines.positionAt(place.start).line}`;
  });
  const all = [...new Set(names)];
  if (all.length === 0) return '';
  const rest = all.length - MAX_LINES;
  return `${all.length === 1 ? 'line' : 'lines'} ${all.slice(0, MAX_LINES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** The files of a configuration, as people read them. */
export function filesOf({ files }: UpgradeReport, cwd: string): string {
  return printable(files.map(({ path }) => displayPath(path, cwd)).join(', '));
}

function filePrefix(path: string, count: number, cwd: string): string {
  return count === 1 ? '' : `${printable(displayPath(path, cwd))}:`;
}
