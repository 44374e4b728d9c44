#!/usr/bin/env node
// How the parser's time grows with the length of its input: for each nasty shape, time(2n) / time(n) of `parse` and
// `print`. About 2 is linear; clearly above 2.5 is a defect. Needs packages/parser/dist (npm run build).
//
// usage: bench-parser.mjs [--size CHARACTERS] [--shape PART-OF-NAME]
import { parseArgs } from 'node:util';
import { parse, print } from '../packages/parser/dist/index.js';

const { values: options } = parseArgs({
  options: { size: { type: 'string', default: '1000000' }, shape: { type: 'string', default: '' } },
});
const SECTIONS = new Set(['alpha', 'beta']);

/** Text of `length` characters or a few more, repeating `unit`. */
const filled = (unit, length) => unit.repeat(Math.ceil(length / unit.length));

/** Name -> text of about n characters. */
const SHAPES = {
  'ordinary lines': (n) => filled('alpha one\n    word1 word2 "word 3" # comment\n    word4 10.0.0.1:80 word\\ 5\n\n', n),
  'one word': (n) => `${filled('word', n)}\n`,
  'one word, no end of line': (n) => filled('word', n),
  'many words on one line': (n) => `${filled('word ', n)}\n`,
  'one word that ends in a quote': (n) => `${filled('word', n)}"\n`,
  'one quoted word': (n) => `"${filled('word ', n)}"\n`,
  'an unclosed quote': (n) => `"${filled('word ', n)}\n`,
  'an unclosed single quote': (n) => `'${filled('word ', n)}\n`,
  'quotes and words by turns': (n) => `${filled('a"b"', n)}\n`,
  'quotes by turns, the last unclosed': (n) => `${filled('a"b"', n)}"\n`,
  'double quotes': (n) => filled('"', n),
  'single quotes': (n) => filled("'", n),
  'escaped quotes': (n) => filled('"a\\"', n),
  'escaped quotes with spaces': (n) => filled('"a\\" ', n),
  backslashes: (n) => filled('\\', n),
  'hex escapes': (n) => filled('\\x41', n),
  'bad hex escapes': (n) => filled('\\x4 ', n),
  'unquoted dollars': (n) => filled('$', n),
  'quoted dollars': (n) => `"${filled('$', n)}"\n`,
  variables: (n) => `"${filled('${A}', n)}"\n`,
  'variables with defaults': (n) => `"${filled('${A-b}', n)}"\n`,
  'defaults without a brace': (n) => `"${filled('${A-', n)}\n`,
  'defaults without a brace in many words': (n) => `${filled('"${A-" ', n)}\n`,
  'names without a brace in many words': (n) => `${filled('"${A" ', n)}\n`,
  'defaults closed at the end of the line': (n) => `${filled('"${A-" ', n)}}"\n`,
  'opening parentheses': (n) => filled('(', n),
  hashes: (n) => filled('#', n),
  comments: (n) => filled('# comment\n', n),
  'one comment': (n) => `# ${filled('word ', n)}`,
  'empty lines': (n) => filled('\n', n),
  'empty lines with CRLF': (n) => filled('\r\n', n),
  'carriage returns': (n) => filled('\r', n),
  'carriage returns behind a word': (n) => `word${filled('\r', n)}`,
  'carriage returns in a comment': (n) => `#${filled('\r', n)}`,
  'words and carriage returns': (n) => filled('a\r', n),
  'lines with a carriage return inside': (n) => filled('a\rb\n', n),
  spaces: (n) => filled(' ', n),
  'white space of all kinds': (n) => filled(' \t\v\f\r', n),
  NULs: (n) => filled('\0', n),
  'lines with a NUL': (n) => filled('a\0\n', n),
  'one section': (n) => `alpha\n${filled(' a b\n', n)}`,
  'sections without lines': (n) => filled('alpha\n', n),
  'nested .if': (n) => filled('.if a\n', n),
  'nested .if, closed': (n) => filled('.if a\n', n / 2) + filled('.endif\n', n / 2),
  '.else after .else': (n) => `.if a\n${filled('.else\n', n)}`,
  '.elif': (n) => `.if a\n${filled('.elif b\n', n)}`,
  'lone .endif': (n) => filled('.endif\n', n),
  'scope lines': (n) => filled('[a]\n', n),
  'unclosed quotes on many lines': (n) => filled('a "b\n', n),
  'characters beyond U+FFFF': (n) => filled('\u{1F600}', n),
  'lone surrogates': (n) => filled('\uDC80', n),
};

/** Milliseconds of the fastest of some runs. */
function time(text) {
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0, spent = 0; run < 3 || (run < 9 && spent < 1000); run++) {
    const start = performance.now();
    const file = parse(text, { sections: SECTIONS });
    if (print(file) !== text) throw new Error('the text does not print back');
    const elapsed = performance.now() - start;
    spent += elapsed;
    fastest = Math.min(fastest, elapsed);
  }
  return fastest;
}

const size = Number(options.size);
time(SHAPES['ordinary lines'](size));
console.log(`ratio  ms(n)  ms(2n)  shape, n = ${size} characters`);
let worst = 0;
for (const [name, shape] of Object.entries(SHAPES)) {
  if (!name.includes(options.shape)) continue;
  const once = time(shape(size));
  const twice = time(shape(2 * size));
  worst = Math.max(worst, twice / once);
  console.log(`${(twice / once).toFixed(2).padStart(5)} ${once.toFixed(0).padStart(6)} ${twice.toFixed(0).padStart(7)}  ${name}`);
}
console.log(`${worst.toFixed(2)} is the largest ratio`);
