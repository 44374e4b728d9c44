/** A message of `haproxy -c`. */
export interface HaproxyMessage {
  readonly level: 'ALERT' | 'WARNING';
  /** In HAProxy's words, without the place in front of them. */
  readonly text: string;
  /** The file and line it blames; null where it names none of the files it was given. */
  readonly place: { readonly file: string; readonly line: number } | null;
}

/** `[ALERT]    (1509) : config : parsing [a.cfg:3] : ...`; 2.4 writes the process's number so as well (src/errors.c). */
const MESSAGE = /^\[(ALERT|WARNING|NOTICE|DIAG)\]\s*(?:\(\d+\)\s*:\s*)?(.*)$/s;

/** Closing remarks, which sum up the messages before them. */
const SUMMARY = /Fatal errors found|Error\(s\) found|Some warnings|Warnings were found/;

/** Reads what `haproxy -c` wrote to stderr. `files` are the paths that it was given. */
export function readMessages(output: string, files: readonly string[]): HaproxyMessage[] {
  const raw: { level: string; text: string }[] = [];
  for (const line of output.split('\n')) {
    const match = MESSAGE.exec(line);
    if (match !== null) raw.push({ level: match[1] as string, text: (match[2] as string).trim() });
    // What goes on in further lines is indented, and begins with a bar since 2.5.
    else if (/^\s+\S/.test(line) && raw.length > 0) (raw.at(-1) as { text: string }).text += ` ${line.trim().replace(/^\|\s*/, '')}`;
  }
  return raw.flatMap(({ level, text }) =>
    (level === 'ALERT' || level === 'WARNING') && !SUMMARY.test(text)
      ? [{ level, text: withoutPlace(text, files), place: placeIn(text, files) }]
      : [],
  );
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The longest first: one path may begin with another. */
const anyOf = (files: readonly string[]) =>
  [...files]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

function placeIn(text: string, files: readonly string[]): HaproxyMessage['place'] {
  const places = [...text.matchAll(new RegExp(`(${anyOf(files)}):(\\d+)`, 'g'))];
  const first = places[0];
  if (first === undefined) return null;
  // Before 2.7 a message may begin with the place of an earlier one: `[a.cfg:20] : parsing [a.cfg:23] : ...`.
  const second = places[1];
  const isStale =
    second !== undefined && /^(?:config : )?\[$/.test(text.slice(0, first.index)) && text.slice(0, second.index).endsWith('] : parsing [');
  const [, file, line] = isStale ? second : first;
  return { file: file as string, line: Number(line) };
}

/** The words behind `config : parsing [a.cfg:3] : `: the place is told by the finding. */
function withoutPlace(text: string, files: readonly string[]): string {
  const place = `(?:(?:parsing|Parsing)\\s+)?\\[(?:${anyOf(files)}):\\d+\\]`;
  return text.replace(/^config : /, '').replace(new RegExp(`^(?:${place}\\s*:\\s*)+`), '');
}
