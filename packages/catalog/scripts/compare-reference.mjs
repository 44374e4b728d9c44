#!/usr/bin/env node
/**
 * Compares the catalog's releases and advisories with reference files and prints every figure that differs; the
 * sentences are not compared. For whoever brings the data up to date: build first, then
 *
 *   node packages/catalog/scripts/compare-reference.mjs --advisories FILE --releases FILE
 *
 * One of the two suffices. FILE of --advisories: a JSON array of {id, kind, severity, cvss, fixCommits, introduced,
 * fixedIn, affectedBranches, references, confidence}. FILE of --releases: {branches: {NAME: {lts, eol, latest,
 * releases: [{version, date}]}}}. Exit status: 0 no difference, 1 differences, 2 bad usage or an unreadable file.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { advisories, branches, compareBranches, formatVersion } from '../dist/index.js';

const oldestBranch = branches()[0].name;
let differences = 0;

function report(where, catalog, reference) {
  const [left, right] = [JSON.stringify(catalog), JSON.stringify(reference)];
  if (left === right) return;
  differences += 1;
  console.log(`${where}: catalog ${left}, reference ${right}`);
}

/** Reports what only one side has, and gives the keys of both. */
function commonKeys(where, catalog, reference) {
  for (const key of catalog.keys()) if (!reference.has(key)) report(`${where} ${key}`, 'present', 'absent');
  for (const key of reference.keys()) if (!catalog.has(key)) report(`${where} ${key}`, 'absent', 'present');
  return [...catalog.keys()].filter((key) => reference.has(key));
}

function compareReleases(reference) {
  const ours = new Map(branches().map((branch) => [branch.name, branch]));
  const theirs = new Map(Object.entries(reference.branches));
  for (const name of commonKeys('branch', ours, theirs)) {
    const [branch, other] = [ours.get(name), theirs.get(name)];
    report(`branch ${name}, lts`, branch.lts, other.lts);
    report(`branch ${name}, end of life`, branch.endOfLife, other.eol);
    report(`branch ${name}, latest`, formatVersion(branch.releases.at(-1).version), other.latest);
    const ourDays = new Map(branch.releases.map(({ version, date }) => [formatVersion(version), date]));
    const theirDays = new Map(other.releases.map(({ version, date }) => [version, date]));
    for (const version of commonKeys('release', ourDays, theirDays)) {
      report(`release ${version}, day`, ourDays.get(version), theirDays.get(version));
    }
  }
}

function compareAdvisories(reference) {
  const ours = new Map(advisories.map((advisory) => [advisory.id, advisory]));
  const theirs = new Map(reference.map((advisory) => [advisory.id, advisory]));
  for (const id of commonKeys('advisory', ours, theirs)) {
    const [advisory, other] = [ours.get(id), theirs.get(id)];
    for (const field of ['kind', 'severity', 'cvss', 'fixCommits', 'references', 'confidence']) {
      report(`${id}, ${field}`, advisory[field], other[field]);
    }
    report(`${id}, introduced`, advisory.introduced, firstRelease(other.introduced));
    report(`${id}, affectedBranches`, advisory.affectedBranches, inCatalog(other.affectedBranches));
    report(`${id}, fixedIn`, sortedEntries(advisory.fixedIn), sortedEntries(other.fixedIn));
  }
}

/** The version at the start of a note: '2.1.0 (FCGI multiplexer)' -> '2.1.0', '1.8' -> '1.8.0'. */
function firstRelease(note) {
  const match = /^(\d+\.\d+)(\.\d+)?/.exec(note ?? '');
  return match === null ? null : `${match[1]}${match[2] ?? '.0'}`;
}

/** Branches older than the release table are no part of the catalog. */
function inCatalog(names) {
  return names.filter((name) => compareBranches(name, oldestBranch) >= 0).sort(compareBranches);
}

function sortedEntries(byBranch) {
  return inCatalog(Object.keys(byBranch)).map((name) => [name, byBranch[name]]);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(`${path}: ${error.message}`);
    process.exit(2);
  }
}

function readArguments() {
  try {
    return parseArgs({ options: { advisories: { type: 'string' }, releases: { type: 'string' } } }).values;
  } catch (error) {
    console.error(error.message);
    return {};
  }
}

const options = readArguments();
if (options.advisories === undefined && options.releases === undefined) {
  console.error('usage: compare-reference.mjs [--advisories FILE] [--releases FILE]');
  process.exit(2);
}
if (options.releases !== undefined) compareReleases(readJson(options.releases));
if (options.advisories !== undefined) compareAdvisories(readJson(options.advisories));
process.exitCode = differences === 0 ? 0 : 1;
