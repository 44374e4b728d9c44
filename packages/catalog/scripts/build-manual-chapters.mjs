#!/usr/bin/env node
// Writes src/generated/manual-chapters.ts: which chapter of each branch's manual describes a keyword, so that links can point at it.
// usage: node packages/catalog/scripts/build-manual-chapters.mjs --manuals DIR
// DIR holds doc/configuration.txt of each branch as BRANCH.txt (3.0.txt). Only headings and the names of keywords are taken. The
// pages at docs.haproxy.org have an anchor "CHAPTER-KEYWORD" for each line that begins with the words of a keyword, and for each
// beginning of those words.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { manuals: { type: 'string' } } });
if (values.manuals === undefined) throw new Error('--manuals DIR is missing');

const number = (branch) => branch.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
const branches = readdirSync(values.manuals)
  .filter((file) => /^\d+\.\d+\.txt$/.test(file))
  .map((file) => file.replace('.txt', ''))
  .sort((a, b) => number(a) - number(b));

/** A keyword at the left edge with what may follow it: arguments in brackets, or the type of a sample. */
const KEYWORD = /^([a-z0-9\-+_.]*[a-z0-9\-+_)](?: [a-z0-9\-_]+)*)(\([^ ]*\))?(.*)$/;
const ARGUMENTS = /^(?: +(?:\/?[<[{].*|: [a-z0-9 +]+)?(?:\(deprecated\))?)?$/;

function readManual(text) {
  const chapters = new Map();
  const keywords = [];
  const lines = text.split('\n');
  let chapter = null;
  for (const [i, line] of lines.entries()) {
    const heading = /^(\d+(?:\.\d+)*)\. +(\S.*)$/.exec(line);
    if (heading && /^-{3,}$/.test(lines[i + 1] ?? '')) {
      chapter = heading[1];
      chapters.set(chapter, heading[2].trim());
      continue;
    }
    if (chapter === null || /^[12](\.|$)/.test(chapter)) continue;
    const found = KEYWORD.exec(line);
    if (found && ARGUMENTS.test(found[3]) && found[1].split(' ').length <= 4) keywords.push([chapter, found[1]]);
  }
  return { chapters, keywords };
}

/** 'keyword\tchapters' where chapters is a list of `BRANCHES:CHAPTER`. */
const places = new Map();
const titles = {};
for (const branch of branches) {
  const { chapters, keywords } = readManual(readFileSync(path.join(values.manuals, `${branch}.txt`), 'utf8'));
  titles[branch] = chapters;
  for (const [chapter, keyword] of keywords) {
    const ofKeyword = places.get(keyword) ?? new Map();
    places.set(keyword, ofKeyword);
    const title = chapters.get(chapter);
    ofKeyword.set(title, new Set([...(ofKeyword.get(title) ?? []), branch]));
  }
}
const used = new Set([...places.values()].flatMap((ofKeyword) => [...ofKeyword.keys()]));
const allTitles = [...used].sort();

/** Runs of branches: ['2.4', '2.5', '3.0'] is '2.4-2.5,3.0'; all of them is ''. */
function runs(known) {
  if (known.size === branches.length) return '';
  const found = [];
  for (const [i, branch] of branches.entries()) {
    if (!known.has(branch)) continue;
    if (i > 0 && known.has(branches[i - 1])) found.at(-1)[1] = branch;
    else found.push([branch, branch]);
  }
  return found.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(',');
}

const chapterLines = allTitles.map((title) => {
  const numbers = branches.map((branch) => [...titles[branch]].find(([, other]) => other === title)?.[0] ?? '');
  return [title, ...numbers].join('\t');
});
const keywordLines = [...places]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([keyword, ofKeyword]) =>
    [keyword, ...[...ofKeyword].map(([title, known]) => `${allTitles.indexOf(title)} ${runs(known)}`.trim())].join('\t'),
  );
const target = path.join(path.dirname(fileURLToPath(import.meta.url)), '../src/generated/manual-chapters.ts');
writeFileSync(
  target,
  `// Written by scripts/build-manual-chapters.mjs from the headings of the manuals. Do not edit.

/** The branches whose manuals are in here, from old to new. */
export const MANUAL_BRANCHES: readonly string[] = [${branches.map((branch) => `'${branch}'`).join(', ')}];

/** Chapters that describe keywords: the title, and the chapter's number in each branch's manual, separated by tabs. */
export const MANUAL_CHAPTERS = \`${chapterLines.join('\n')}\`;

/** Keywords and where they are: indexes of \`MANUAL_CHAPTERS\`, each with the branches whose manuals have it there, or with none for all. */
export const MANUAL_KEYWORDS = \`${keywordLines.join('\n')}\`;
`,
);
console.log(`${places.size} keywords in ${allTitles.length} chapters of ${branches.length} manuals`);
