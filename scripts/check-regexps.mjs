#!/usr/bin/env node
// Finds regular expressions of ours that take more than linear time on some input: a linted file may hold any text. Reads every
// literal and every `new RegExp('...')` of a constant in the packages' sources, and asks recheck about each.
// usage: node scripts/check-regexps.mjs
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Expressions that recheck is not sure of, or that never see a file's text, with the reason. Each was looked at.
 * By the file and the expression as it is written.
 */
const ALLOWED = new Map([]);

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

let count = 0;
let bad = 0;
for (const file of sources()) {
  for (const { line, source, flags } of expressionsOf(file)) {
    count++;
    const { status, complexity, attack } = await check(source, flags, { timeout: 20_000 });
    if (status === 'safe' || ALLOWED.has(`${file} ${source}`)) continue;
    bad++;
    console.log(`packages/${file}:${line}: /${source}/${flags}: ${status}, ${complexity?.summary ?? 'unknown'}${attack ? `, as on ${attack.pattern}` : ''}`);
  }
}
console.log(`${count} regular expressions, ${bad} that may take more than linear time`);
process.exitCode = bad === 0 ? 0 : 1;
