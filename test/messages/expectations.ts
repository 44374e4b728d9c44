/** The branches that files may speak of and are checked for: those with long-term support that are stable. */
export const BRANCHES = ['2.4', '2.6', '2.8', '3.0', '3.2', '3.4'] as const;

export type Branch = (typeof BRANCHES)[number];

/** HAProxy's levels: it refuses a configuration with an alert and takes one with warnings. */
export type Level = 'ALERT' | 'WARNING';

/** A message of HAProxy that a file's header tells of. */
export interface Expectation {
  readonly level: Level;
  /** The line HAProxy blames, 0 where it names none. */
  readonly line: number;
  /** A part of HAProxy's message. */
  readonly fragment: string;
  /** The line of the header that says so. */
  readonly at: number;
}

/** What a file's header says of one branch. */
export interface BranchExpectations {
  readonly messages: readonly Expectation[];
  /** Whether the header says `accepts`. */
  readonly accepts: boolean;
  /** Whether the header names all the warnings of the branch: it does where it names one, or says `accepts`. */
  readonly allWarnings: boolean;
}

/** A header that cannot be read, or contradicts itself. */
export class HeaderError extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    reason: string,
  ) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'HeaderError';
  }
}

const FORM = '"# haproxy RANGE: ALERT LINE: TEXT", "# haproxy RANGE: WARNING LINE: TEXT" or "# haproxy RANGE: accepts"';

/** What was probably meant as an expectation, well-formed or not. */
const LOOKS_LIKE_ONE = /^\s*#+\s*haproxy\s*[^\s:]*\s*:|^\s*#.*\b(?:ALERT|WARNING)\s+\d/i;
const EXPECTATION = /^# haproxy (\S+): (?:(accepts)|(ALERT|WARNING) (0|[1-9]\d*): (\S.*?))\s*$/;
const BRANCH = /^(\d+)\.(\d+)$/;

/** A branch name as a number that orders them. */
function orderOf(name: string): number {
  const [, major, minor] = BRANCH.exec(name) ?? [];
  return Number(major) * 1000 + Number(minor);
}

/**
 * The branches of a range: `A-B` (both included), `A-`, `-B`, `A`, or `*` for all. The ends may be branches that are not
 * in `BRANCHES` (3.3), but some branch of these must lie between them. Says what is wrong where it is no range.
 */
export function parseRange(text: string): Branch[] | string {
  if (text === '*') return [...BRANCHES];
  const ends = text.split('-');
  const [from = '', to = from] = ends;
  if (ends.length > 2 || (from === '' && to === '') || ends.some((end) => end !== '' && !BRANCH.test(end))) {
    return `"${text}" is no range of branches; expected "3.0-3.2", "3.0-", "-3.2", "3.0" or "*"`;
  }
  const [first, last] = [BRANCHES[0], BRANCHES[BRANCHES.length - 1] as Branch];
  if (from !== '' && to !== '' && orderOf(from) > orderOf(to)) return `the range "${text}" ends before it begins`;
  for (const end of [from, to]) {
    if (end !== '' && (orderOf(end) < orderOf(first) || orderOf(end) > orderOf(last))) {
      return `"${end}" is no stable branch from ${first} to ${last}`;
    }
  }
  const inside = BRANCHES.filter((name) => (from === '' || orderOf(name) >= orderOf(from)) && (to === '' || orderOf(name) <= orderOf(to)));
  return inside.length > 0 ? inside : `the range "${text}" holds none of ${BRANCHES.join(', ')}`;
}

/**
 * Reads what the first comment lines of a configuration say HAProxy's branches make of it. Branches of which they say
 * nothing are not in the result. Other comments may stand between.
 *
 * @param file the name to use in errors
 * @throws HeaderError where there is no expectation, one cannot be read, or two contradict each other
 */
export function parseExpectations(text: string, file: string): Map<Branch, BranchExpectations> {
  const lines = text.split('\n');
  const firstOther = lines.findIndex((line) => !line.startsWith('#'));
  const headerLength = firstOther === -1 ? lines.length : firstOther;
  const found = new Map<Branch, { messages: Expectation[]; acceptedAt: number | null }>();

  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    if (!LOOKS_LIKE_ONE.test(line)) continue;
    const match = EXPECTATION.exec(line);
    if (match === null) throw new HeaderError(file, at, `expected ${FORM}, got "${line}"`);
    if (index >= headerLength)
      throw new HeaderError(file, at, 'what HAProxy says stands in the first lines of the file, before anything else');
    const [, range = '', accepts, level, blamed = '', fragment = ''] = match;
    const branches = parseRange(range);
    if (typeof branches === 'string') throw new HeaderError(file, at, branches);
    const blamedLine = Number(blamed);
    if (blamedLine > lines.length) throw new HeaderError(file, at, `there is no line ${blamedLine} in this file`);
    for (const branch of branches) {
      const entry = found.get(branch) ?? { messages: [], acceptedAt: null };
      found.set(branch, entry);
      if (accepts !== undefined) entry.acceptedAt = at;
      else entry.messages.push({ level: level as Level, line: blamedLine, fragment, at });
      if (entry.acceptedAt !== null && entry.messages.some((message) => message.level === 'ALERT')) {
        throw new HeaderError(file, at, `${branch} cannot both accept the file and give an alert`);
      }
    }
  }
  if (found.size === 0) throw new HeaderError(file, 1, `the first lines do not say what HAProxy says; expected ${FORM}`);
  return new Map(
    BRANCHES.flatMap((branch) => {
      const entry = found.get(branch);
      if (entry === undefined) return [];
      const accepts = entry.acceptedAt !== null;
      const allWarnings = accepts || entry.messages.some(({ level }) => level === 'WARNING');
      return [[branch, { messages: entry.messages, accepts, allWarnings }] as const];
    }),
  );
}

/** A message of haplint or of HAProxy, as far as it is compared. */
export interface Said {
  readonly level: Level;
  /** 0 where it names no line. */
  readonly line: number;
  readonly text: string;
}

/**
 * Where what was said departs from a header, one sentence each.
 *
 * @param hasText whether an expectation's fragment has to be in the text of the message that meets it
 */
export function departures(expected: BranchExpectations, said: readonly Said[], { hasText }: { hasText: boolean }): string[] {
  const wrong: string[] = [];
  const saidAt = (level: Level) =>
    said
      .filter((message) => message.level === level)
      .map(({ line, text }) => `\n    ${line}: ${text}`)
      .join('') || ' none';

  for (const { level, line, fragment, at } of expected.messages) {
    const meets = (message: Said) =>
      message.level === level && (line === 0 && !hasText ? true : message.line === line) && (!hasText || holds(message.text, fragment));
    if (said.some(meets)) continue;
    wrong.push(
      `header line ${at}: no ${level} ${line === 0 ? 'without a line' : `on line ${line}`} (${fragment}); there are:${saidAt(level)}`,
    );
  }

  const expectsAlert = expected.messages.some(({ level }) => level === 'ALERT');
  if (!expectsAlert && said.some(({ level }) => level === 'ALERT'))
    wrong.push(`the header names no ALERT, but there are:${saidAt('ALERT')}`);

  if (expected.allWarnings) {
    const named = new Set(expected.messages.filter(({ level, line }) => level === 'WARNING' && line > 0).map(({ line }) => line));
    // A warning for which HAProxy names no line may be anywhere here, so each such one excuses one line.
    const excused = expected.messages.filter(({ level, line }) => level === 'WARNING' && line === 0).length;
    const others = [...new Set(said.filter(({ level, line }) => level === 'WARNING' && !named.has(line)).map(({ line }) => line))];
    if (others.length > excused) {
      const listed = said
        .filter(({ level, line }) => level === 'WARNING' && others.includes(line))
        .map(({ line, text }) => `\n    ${line}: ${text}`);
      wrong.push(`WARNING on lines the header does not name:${listed.join('')}`);
    }
  }
  return wrong;
}

/** Whether a message holds a fragment, however the two are broken into lines. */
function holds(text: string, fragment: string): boolean {
  const plain = (part: string) => part.replace(/\s+/g, ' ').trim();
  return plain(text).includes(plain(fragment));
}
