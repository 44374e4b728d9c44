#!/usr/bin/env node
// Finds regular expressions of ours that take more than linear time on some input: a linted file may hold any text. Reads every
// literal and every `new RegExp('...')` of a constant in the packages' sources, and asks recheck about each.
// usage: node scripts/check-regexps.mjs
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { check } from 'recheck';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Expressions that recheck is not sure of, or that never see a file's text, with the reason. Each was looked at.
 * By the file and the expression as it is written.
 */
const ALLOWED = new Map([
  ['cli/src/commands/rule-page.ts <!--.*?-->\\n?', 'reads pages of ours'],
  ['cli/src/commands/rule-page.ts \\[([^\\]]*)\\]\\(([^)]*)\\)', 'reads pages of ours'],
  ['cli/src/formats/sarif.ts <!--.*?-->\\n?', 'reads pages of ours'],
  ['cli/src/formats/sarif.ts \\]\\((?![a-z]+:|#)([^)]+)\\)', 'reads pages of ours'],
  ['catalog/src/grammar/options.ts ^(?!.*\\r\\n)', 'is tried at the beginning only'],
  ['parser/src/template/tags.ts "(?:\\\\.|[^"\\\\]){0,1000}"|\'(?:\\\\.|[^\'\\\\]){0,1000}\'', 'looks a thousand characters ahead at most'],
  [
    'parser/src/template/tags.ts \\$(?:[A-Za-z_]\\w*|\\{[A-Za-z_]\\w*(?::?[-=+?][^}\\n]{0,1000})?\\})',
    'looks a thousand characters ahead at most',
  ],
  ['cli/src/selected-files.ts [*?]|\\[[^\\]]+\\]|\\{[^}]*\\}|[!@+]\\(', 'reads what the user has typed'],
]);

/** Where recheck gives up without an attack, and people found none: no part of these can match what another part has tried. */
const UNDECIDED = new Set([
  'cli/src/haproxy/merge.ts',
  'rules/src/rules/logged-secret.ts',
  'rules/src/variables.ts',
  'parser/src/template/tags.ts',
]);

function sources() {
  const files = readdirSync(path.join(root, 'packages'), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /^[^/]+\/(src|report-page)\/.*\.ts$/.test(file) && !/\.test\.ts$|\/generated\//.test(file)).sort();
}

function* expressionsOf(file) {
  const text = readFileSync(path.join(root, 'packages', file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    const line = () => tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ line: line(), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      const [source, flags] = node.arguments ?? [];
      if (source && ts.isStringLiteralLike(source)) found.push({ line: line(), source: source.text, flags: flags?.text ?? '' });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  yield* found;
}

/** Beyond this many milliseconds an attack is one: what takes the square of its 100,000 characters takes seconds. */
const MOST_TIME = 100;

/**
 * Whether V8 takes long for what recheck says that it does. Where an expression looks ahead, recheck tries texts at random and takes it from some steps that they are too
 * many; and its count is not always right.
 */
function isSlow(source, flags, text) {
  const expression = new RegExp(source, flags);
  // Time of the processor: what else the machine does may take all others.
  const before = process.cpuUsage();
  try {
    runInNewContext('expression.test(text)', { expression, text }, { timeout: 2000 });
  } catch (error) {
    if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return true;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 > MOST_TIME;
}

let count = 0;
let bad = 0;
for (const file of sources()) {
  for (const { line, source, flags } of expressionsOf(file)) {
    count++;
    if (ALLOWED.has(`${file} ${source}`)) continue;
    // Chevrotain tries the pattern of a token at one place only.
    const asked = /\/(?:\w+-)?tokens\.ts$/.test(file) ? `^(?:${source})` : source;
    const { status, complexity, attack } = await check(asked, flags, { timeout: 20_000 });
    if (status === 'safe' || (status === 'unknown' && UNDECIDED.has(file))) continue;
    if (status === 'vulnerable' && !isSlow(asked, flags, attack.string)) continue;
    bad++;
    console.log(
      `packages/${file}:${line}: /${source}/${flags}: ${status}, ${complexity?.summary ?? 'unknown'}${attack ? `, as on ${attack.pattern}` : ''}`,
    );
  }
}
console.log(`${count} regular expressions, ${bad} that may take more than linear time`);
process.exitCode = bad === 0 ? 0 : 1;
