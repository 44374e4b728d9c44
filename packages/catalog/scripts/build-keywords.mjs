#!/usr/bin/env node
// Writes the generated half of the keyword catalog from what HAProxy says of itself: adds or refreshes the branch of a binary
// or of recorded dumps in generated/branches.json, and writes src/generated/keywords.ts from that. With neither, only the latter.
// usage: npm run catalog -- [--haproxy BIN]... [--dumps FILE|DIR]... [--check]
// With --check it writes nothing and exits with 1 where a file is out of date.
// A dump is what `haproxy -dKall -q -c -f /dev/null` prints; its file is named for its branch or release, as in 3.0.txt and
// 3.0.11.txt. A release of a branch that is known already does not replace what its first release has.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { emptyCatalog, labelOf, mergeDump, readDump, readJson, writeJson, writeModule } from './keyword-tables.mjs';

const catalogFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const jsonFile = path.join(catalogFolder, 'generated/branches.json');
const moduleFile = path.join(catalogFolder, 'src/generated/keywords.ts');

const { values } = parseArgs({
  options: {
    haproxy: { type: 'string', multiple: true, default: [] },
    dumps: { type: 'string', multiple: true, default: [] },
    check: { type: 'boolean', default: false },
  },
});

/** Standard output of the binary, whatever its exit status: /dev/null is not a configuration that could run. */
function run(binary, ...args) {
  const { stdout, stderr, error } = spawnSync(binary, args, { encoding: 'utf8', timeout: 30_000 });
  if (error) throw new Error(`${binary} cannot be run: ${error.message}`);
  if (stdout === '') throw new Error(`${binary} ${args.join(' ')} printed nothing${stderr === '' ? '' : `: ${stderr.trim()}`}`);
  return stdout;
}

function dumpFiles(name) {
  if (!statSync(name).isDirectory()) return [name];
  return readdirSync(name)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => path.join(name, file));
}

const catalog = existsSync(jsonFile) ? readJson(readFileSync(jsonFile, 'utf8')) : emptyCatalog();
for (const file of values.dumps.flatMap(dumpFiles)) {
  mergeDump(catalog, labelOf(catalog, path.basename(file)), readDump(readFileSync(file, 'utf8')));
}
for (const binary of values.haproxy) {
  const version = /^HA-?Proxy version (\S+)/m.exec(run(binary, '-v'))?.[1];
  if (version === undefined) throw new Error(`${binary} -v does not name a version`);
  mergeDump(catalog, labelOf(catalog, version), readDump(run(binary, '-dKall', '-q', '-c', '-f', '/dev/null')));
}
for (const [file, text] of [
  [jsonFile, writeJson(catalog)],
  [moduleFile, writeModule(catalog)],
]) {
  if (!values.check) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${path.relative(catalogFolder, file)} is out of date; run "npm run catalog"`);
    process.exitCode = 1;
  }
}
console.log(`dumps of ${catalog.branches.join(', ')}`);
