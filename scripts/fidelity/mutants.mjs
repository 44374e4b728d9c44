// New one-line mistakes in given configurations: what somebody's slip would make of them.
import { Draw } from './draw.mjs';

const HEADER = /^[a-z][a-z-]*(?=\s|$)/;
const SECTIONS = [
  'global',
  'defaults',
  'frontend',
  'backend',
  'listen',
  'peers',
  'resolvers',
  'userlist',
  'cache',
  'mailers',
  'ring',
  'http-errors',
];

/** Names and values that stand for one another in some version, so that a copied configuration may have the wrong one. */
const REPLACED_KEYWORDS = [
  ['reqadd', 'http-request add-header'],
  ['block', 'http-request deny'],
  ['redispatch', 'option redispatch'],
  ['clitimeout', 'timeout client'],
  ['srvtimeout', 'timeout server'],
  ['contimeout', 'timeout connect'],
  ['http-request set-mark', 'http-request set-fc-mark'],
  ['http-request set-tos', 'http-request set-fc-tos'],
  ['option httpclose', 'option forceclose'],
  ['option http-keep-alive', 'option http-tunnel'],
  ['option http-use-htx', 'option httplog'],
  ['nbthread', 'nbproc'],
  ['stats admin if TRUE', 'stats admin'],
  ['tune.ssl.default-dh-param', 'tune.ssl.ocsp-update.mindelay'],
  ['expose-fd listeners', 'expose-deprecated-directives'],
  ['no-sslv3', 'ssl-min-ver TLSv1.2'],
  ['master-worker', 'mworker-max-reloads 3'],
  ['hdr(host)', 'req.hdr(host)'],
  ['hdr_dom(host)', 'req.fhdr(host)'],
  ['path_beg', 'pathq'],
  ['src_conn_rate', 'sc0_conn_rate'],
  ['set-header', 'replace-value'],
  ['http-check expect status', 'http-check send meth'],
  ['option httpchk', 'option tcp-check'],
  ['balance roundrobin', 'balance hash'],
  ['log-format', 'error-log-format'],
  ['http-response', 'http-after-response'],
  ['tcp-request connection', 'tcp-request session'],
  ['inter', 'observe'],
  ['mode http', 'mode tcp'],
  ['mode tcp', 'mode http'],
];

const ODD_NUMBERS = ['0', '-1', '1', '65536', '99999999999', 'abc', '1.5', '10x', '0x10', ''];
const UNDEFINED = 'not-defined-here';

/** The words of a line with the indentation before them; a comment at the end is left out. */
function wordsOf(line) {
  const [, indent = '', rest = ''] = /^(\s*)(.*?)\s*$/s.exec(line) ?? [];
  return { indent, words: rest.startsWith('#') ? [] : rest.split(/\s+/).filter(Boolean) };
}

const joined = ({ indent, words }) => indent + words.join(' ');

/** A word with one slip of the fingers in it. */
function misspelt(word, draw) {
  const at = draw.below(word.length);
  const letter = String.fromCharCode(97 + draw.below(26));
  return draw.of([
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
  ]);
}

/** An operation on the words of the line, which may say that there is nothing to do by null. */
const onWords = (change) => (lines, at, draw, context) => {
  const line = wordsOf(lines[at]);
  const words = line.words.length > 0 ? change([...line.words], draw, context) : null;
  if (words === null) return null;
  return [...lines.slice(0, at), joined({ indent: line.indent, words }), ...lines.slice(at + 1)];
};

/** An operation on the words behind the first. */
const onArguments = (change) =>
  onWords((words, draw, context) => (words.length < 2 ? null : change(words, 1 + draw.below(words.length - 1), draw, context)));

/** An operation on the text of the line. */
const onText = (change) => (lines, at, draw) => {
  const text = change(lines[at], draw);
  return text === null ? null : [...lines.slice(0, at), text, ...lines.slice(at + 1)];
};

function moved(lines, from, to) {
  const rest = [...lines.slice(0, from), ...lines.slice(from + 1)];
  rest.splice(to, 0, lines[from]);
  return rest;
}

/** What a mutant may be: `(lines, index of a line with words, draw, context) => lines or null`. */
export const OPERATORS = {
  'delete-line': (lines, at) => [...lines.slice(0, at), ...lines.slice(at + 1)],
  'duplicate-line': (lines, at) => [...lines.slice(0, at + 1), ...lines.slice(at)],
  'swap-lines': (lines, at, draw) => {
    const other = draw.below(lines.length);
    const swapped = [...lines];
    [swapped[at], swapped[other]] = [lines[other], lines[at]];
    return swapped;
  },
  'move-line': (lines, at, draw) => moved(lines, at, draw.below(lines.length)),
  'foreign-line': (lines, at, draw, { pool }) => [...lines.slice(0, at + 1), draw.of(pool.lines), ...lines.slice(at + 1)],
  'foreign-line-of-keyword': (lines, at, draw, { pool }) => {
    const same = pool.byKeyword.get(wordsOf(lines[at]).words[0]);
    return same === undefined ? null : [...lines.slice(0, at + 1), draw.of(same), ...lines.slice(at + 1)];
  },
  'drop-argument': onArguments((words, at) => words.toSpliced(at, 1)),
  'duplicate-argument': onArguments((words, at) => words.toSpliced(at, 0, words[at])),
  'replace-argument': onArguments((words, at, draw, { pool }) => words.with(at, draw.of(pool.words))),
  'truncate-argument': onArguments((words, at, draw) => words.with(at, words[at].slice(0, draw.below(words[at].length)))),
  'swap-arguments': onArguments((words, at, draw) => {
    const other = 1 + draw.below(words.length - 1);
    return words.with(at, words[other]).with(other, words[at]);
  }),
  'drop-the-end': onArguments((words, at) => words.slice(0, at)),
  'extra-argument': onWords((words, draw, { pool }) => [...words, draw.of(pool.words)]),
  'misspell-keyword': onWords((words, draw) => words.with(0, misspelt(words[0], draw))),
  'misspell-argument': onArguments((words, at, draw) => words.with(at, misspelt(words[at], draw))),
  'odd-number': onText((text, draw) => {
    const numbers = [...text.matchAll(/\d+/g)];
    if (numbers.length === 0) return null;
    const { 0: digits, index } = draw.of(numbers);
    return text.slice(0, index) + draw.of(ODD_NUMBERS) + text.slice(index + digits.length);
  }),
  'rename-section': (lines, at, draw) => {
    const header = lines.findLastIndex((line, i) => i <= at && HEADER.test(line));
    return header === -1 ? null : lines.with(header, lines[header].replace(HEADER, draw.of(SECTIONS)));
  },
  'undefined-name': onArguments((words, at) => (/^[\w.-]*[a-z][\w.-]*$/i.test(words[at]) ? words.with(at, UNDEFINED) : null)),
  'other-version': onText((text, draw) => {
    const pairs = REPLACED_KEYWORDS.flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ]).filter(([a]) => text.includes(a));
    return pairs.length === 0 ? null : text.replace(...draw.of(pairs));
  }),
  'drop-quote': onText((text, draw) => {
    const quotes = [...text.matchAll(/["']/g)];
    if (quotes.length === 0) return null;
    const { index } = draw.of(quotes);
    return text.slice(0, index) + text.slice(index + 1);
  }),
  'drop-quotes': onText((text) => (/["']/.test(text) ? text.replace(/["']/g, '') : null)),
  'drop-punctuation': onText((text, draw) => {
    const marks = [...text.matchAll(/[(){}[\],:%/]/g)];
    if (marks.length === 0) return null;
    const { index } = draw.of(marks);
    return text.slice(0, index) + text.slice(index + 1);
  }),
};

/** Lines and words of all bases, to put where they do not belong. */
function poolOf(bases) {
  const lines = bases.flatMap(({ text }) => text.split('\n')).filter((line) => /^\s+[a-z]/i.test(line));
  const byKeyword = new Map();
  for (const line of lines) {
    const keyword = wordsOf(line).words[0];
    if (!byKeyword.has(keyword)) byKeyword.set(keyword, []);
    byKeyword.get(keyword).push(line);
  }
  return { lines, byKeyword, words: lines.flatMap((line) => wordsOf(line).words) };
}

/**
 * As many mutants as asked for: `{ key, text }`. The key says what was made of which line of which base, and how often before.
 *
 * @param bases `{ name, text }` of the configurations to start from
 */
export function freshMutants(bases, count, seed) {
  const draw = new Draw(seed);
  const pool = poolOf(bases);
  const operators = Object.entries(OPERATORS);
  const mutants = [];
  const times = new Map();
  while (mutants.length < count) {
    const { name, text } = draw.of(bases);
    const lines = text.split('\n');
    const candidates = lines.flatMap((line, index) => (wordsOf(line).words.length > 0 ? [index] : []));
    if (candidates.length === 0) continue;
    const at = draw.of(candidates);
    const [operator, operate] = draw.of(operators);
    const mutated = operate(lines, at, draw, { pool })?.join('\n');
    if (mutated === undefined || mutated === text) continue;
    const made = `${name} (${operator} ${at + 1})`;
    times.set(made, (times.get(made) ?? 0) + 1);
    mutants.push({ key: times.get(made) === 1 ? made : `${made} ${times.get(made)}`, text: mutated });
  }
  return mutants;
}
