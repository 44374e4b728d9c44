#!/usr/bin/env node
// Compares the keyword catalog with HAProxy's recorded verdicts on a corpus. Build first.
// usage: node packages/catalog/scripts/check-names.mjs [--corpus DIR] [--branch 3.0]... [--show N]
//   --corpus  a folder with index.json, verdicts/<branch>.json and mutants/ (default ../shared/corpus)
//   --show    prints N disagreements of each sort
// For each branch: how many lines of texts that HAProxy accepts have a name that the catalog does not know there (has to be
// 0, else the exit status is 1), how many of the lines that HAProxy blames for a name the catalog does not know either, and
// how many of those it ignores for the proxy's side the catalog would.
// Lines inside of `.if` and lines that HAProxy cannot split into words are left out.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { decodeSource, parse } from '../../parser/dist/index.js';
import {
  actionsOf,
  bindParameters,
  certificateParameters,
  findAction,
  ignoresUnknownKeywords,
  isKnown,
  isRegisteredByLua,
  keyword,
  optionPlacement,
  placementOf,
  proxyOption,
  sectionsOf,
  serverParameters,
  subKeywordsOf,
} from '../dist/index.js';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string', default: path.join(root, '../shared/corpus') },
    branch: { type: 'string', multiple: true, default: ['2.4', '2.6', '2.8', '3.0', '3.2', '3.4'] },
    show: { type: 'string', default: '0' },
  },
});
const readJson = (...parts) => JSON.parse(readFileSync(path.join(options.corpus, ...parts), 'utf8'));

const PROXIES = new Set(['defaults', 'frontend', 'backend', 'listen']);

/** HAProxy's messages about a name it does not know, or not there. */
const BLAMES_A_NAME =
  /unknown keyword|unknown option '|not allowed (?:in|because)|not supported any ?more|doesn't exist anymore|only available in|unknown stats parameter|is only allowed in|not (?:available|supported) in '?default|directive is not supported|negation\/default|was removed in|unknown parameter/;

/** HAProxy's warnings about a name for the side that a proxy lacks. */
const IGNORES_A_NAME = /ignored because .* capability|directive is ignored in backends/;

/** Messages of that wording about something else: an argument, a file that the line names, a switch of its own. */
const BLAMES_SOMETHING_ELSE =
  /out of section|unknown ssl keyword|doesn't expect|fetch|error detected in|error detected while|crt-list:|experimental|log-format|on global statement|'stick':/;

/** The parameters on a line, by its section and first words: their table, and how many words come before them. */
const PARAMETERS = {
  'proxy bind': [bindParameters, 1],
  'proxy default-server': [serverParameters, 0],
  'proxy server': [serverParameters, 2],
  'proxy server-template': [serverParameters, 3],
  'peers bind': [bindParameters, 1],
  'peers default-bind': [bindParameters, 0],
  'peers default-server': [serverParameters, 0],
  'log-forward bind': [bindParameters, 1],
  'crt-store load': [certificateParameters, 0],
  'global stats socket': [bindParameters, 2],
};

/** Names on a line that the catalog does not know on the branch, or not there; 'ignored' for those without effect there. */
function unknownNames(section, directive, version) {
  const [name, ...args] = [directive.keyword, ...directive.args];
  const kind = section.kind;
  const found = [];
  const expect = (entry, what, word = '') => {
    if (isRegisteredByLua(word)) return;
    if (entry === null || entry === undefined || !isKnown(entry, version)) found.push(what);
    else if ('inDefaults' in entry) {
      if (placementOf(kind, entry, version) === 'refused') found.push(`${what}, in ${kind}`);
      else if (placementOf(kind, entry, version) === 'ignored') found.push('ignored');
      else if (kind === 'defaults' && section.name === null && entry.inDefaults === 'named') found.push(`${what}, in defaults`);
      else if (what === 'keyword' && directive.prefix !== null && !entry.canBeNegated) found.push('no keyword');
    }
  };
  if (!name.isLiteral || ignoresUnknownKeywords(kind)) return found;
  const entry = keyword(kind, name.value);
  expect(entry, 'keyword');
  if (entry === null || !args[0]?.isLiteral) return found;

  const second = subKeywordsOf(kind, name.value);
  if (second !== null) expect(second.get(args[0].value), 'second word');

  const shared = PROXIES.has(kind) ? 'proxy' : kind;
  if (`${shared} ${name.value}` === 'proxy option') {
    const option = proxyOption(args[0].value);
    expect(option, 'option');
    const place = option === null ? 'allowed' : optionPlacement(kind, option, version);
    if (place !== 'allowed') found.push('ignored');
    if (place === 'refused') found.push('option, on this side');
  }
  if (actionsOf(name.value) !== null) expect(findAction(name.value, args[0].value), 'action', args[0].value);
  const ruleset = `${name.value} ${args[0].value}`;
  if (actionsOf(ruleset) !== null && args[1]?.isLiteral) expect(findAction(ruleset, args[1].value), 'action', args[1].value);

  const [parameters, before] = PARAMETERS[`${shared} ${name.value}`] ?? PARAMETERS[`${shared} ${ruleset}`] ?? [() => null, 0];
  for (let index = before; index < args.length && parameters() !== null; ) {
    if (!args[index].isLiteral) break;
    const parameter = parameters().get(args[index].value.replace(/\(.*/s, ''));
    expect(parameter, 'parameter');
    if (parameter === undefined || parameter.argumentCount === null) break;
    index += 1 + parameter.argumentCount;
  }
  return found;
}

/**
 * `checked`: line number -> what the catalog does not know there; '' for nothing. Lines left out are missing. `ignored`: the
 * numbers of the lines that have no effect by the catalog.
 */
function checkText(text, version, blamed) {
  const file = parse(text, { sections: new Set(sectionsOf(version).map(({ name }) => name)) });
  const found = new Map();
  const ignored = new Set();
  let section = null;
  for (const next of file.sections) {
    // A header that HAProxy cannot split into words opens nothing; behind one it refuses, the section is anyone's guess.
    if (!next.header.broken) section = next;
    const isRefused = !next.header.broken && blamed.includes(file.lines.positionAt(next.header.range[0]).line);
    if (section === null || section.header.branch !== null || isRefused) continue;
    for (const statement of next.body) {
      if (statement.type !== 'Directive' || statement.branch !== null || statement.broken) continue;
      const names = unknownNames(section, statement, version);
      const line = file.lines.positionAt(statement.range[0]).line;
      if (names.includes('ignored')) ignored.add(line);
      found.set(line, names.filter((what) => what !== 'ignored').join('; '));
    }
  }
  return { checked: found, ignored };
}

const texts = new Map(readJson('index.json').map(({ file }) => [file, decodeSource(readFileSync(path.join(options.corpus, file)))]));
const mutants = readJson('mutants/mutants.json');

function mutate({ base, line, text }) {
  const lines = texts.get(base).split('\n');
  lines.splice(line - 1, 1, ...(text === null ? [] : [text]));
  return lines.join('\n');
}

let failed = false;
for (const branch of options.branch) {
  const count = { accepted: 0, falseAlarms: 0, elsewhere: 0, blamed: 0, agreed: 0, warned: 0, foreseen: 0 };
  const shown = { falseAlarms: [], elsewhere: [], missed: [], unwarned: [], unforeseen: [] };
  const add = (label, text, verdict) => {
    if (verdict === null || verdict === undefined || verdict.signal) return;
    const { checked, ignored } = checkText(text, { branch }, verdict.alerts);
    const found = new Map([...checked].filter(([, what]) => what !== ''));
    const lines = text.split('\n');
    const at = (line) => `${label}:${line}: ${lines[line - 1]?.trim()}`;
    const warnings = verdict.texts
      .map((entry) => entry.split('|'))
      .filter(([, level, ...rest]) => level === 'WARNING' && IGNORES_A_NAME.test(rest.join('|')));
    const warned = new Set(warnings.map(([line]) => Number(line)).filter((line) => checked.has(line)));
    for (const line of warned) {
      count.warned++;
      if (ignored.has(line)) count.foreseen++;
      else shown.unforeseen.push(at(line));
    }
    if (verdict.ok) {
      for (const line of ignored) {
        if (!warned.has(line)) shown.unwarned.push(at(line));
      }
      count.accepted++;
      count.falseAlarms += found.size;
      for (const [line, what] of found) shown.falseAlarms.push(`${at(line)}  [${what}]`);
      return;
    }
    const messages = verdict.texts.map((entry) => entry.split('|')).filter(([, level]) => level === 'ALERT');
    // HAProxy stops after 50 errors and, since 3.1, at the first look at a file without a last line feed.
    const isCutShort = messages.some(([, , text]) => text.includes('Missing LF'));
    const lastLine = isCutShort ? 0 : Math.max(...messages.map(([line]) => Number(line)));
    for (const [line, what] of found) {
      if (line >= lastLine || verdict.alerts.includes(line)) continue;
      count.elsewhere++;
      shown.elsewhere.push(`${at(line)}  [${what}]`);
    }
    for (const [line, , ...rest] of messages) {
      const message = rest.join('|');
      if (!checked.has(Number(line)) || !BLAMES_A_NAME.test(message) || BLAMES_SOMETHING_ELSE.test(message)) continue;
      count.blamed++;
      if (found.has(Number(line))) count.agreed++;
      else shown.missed.push(`${at(line)}  [${message}]`);
    }
  };
  for (const [file, verdict] of Object.entries(readJson('verdicts', `${branch}.json`))) add(file, texts.get(file), verdict);
  const verdicts = readJson('mutants', `verdicts-${branch}.json`);
  for (const [index, mutant] of mutants.entries()) add(`#${index} ${mutant.base}`, mutate(mutant), verdicts[index]);

  failed ||= count.falseAlarms > 0;
  const share = ((100 * count.agreed) / count.blamed).toFixed(2);
  console.log(
    `${branch}: ${count.accepted} accepted texts, ${count.falseAlarms} unknown names in them; ` +
      `${count.agreed} of ${count.blamed} blamed names agreed (${share}%); ${count.elsewhere} names HAProxy does not blame in refused texts; ` +
      `${count.foreseen} of ${count.warned} ignored lines foreseen, ${shown.unwarned.length} more`,
  );
  for (const [sort, entries] of Object.entries(shown)) {
    for (const entry of [...new Set(entries)].slice(0, Number(options.show))) console.log(`  ${sort} ${entry}`);
  }
}
process.exitCode = failed ? 1 : 0;
