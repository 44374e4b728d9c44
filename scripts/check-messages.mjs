#!/usr/bin/env node
// Asks real binaries whether what the headers of test/messages say of their branches is true (test/messages/README.md).
// usage: node scripts/check-messages.mjs --haproxy BIN [--haproxy BIN]... [--oracle DIR] [FILE...]
//   --oracle  a folder with shim.so and stubs/; see scripts/fidelity/haproxy.mjs for the other way
// Exit status 0 when no binary contradicts a header, else 1; 2 when nothing can be asked.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';
import { decodeSource } from '../packages/parser/dist/index.js';
import { Haproxy } from './fidelity/haproxy.mjs';
import { allMessagesOf, isOfTheMachine, isVerdict } from './fidelity/verdicts.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'test/messages');
// The headers are read by the tests' own module, which is TypeScript.
const { departures, parseExpectations } = await createJiti(import.meta.url).import(path.join(folder, 'expectations.ts'));

function fail(reason) {
  console.error(`check-messages: ${reason}`);
  process.exit(2);
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { haproxy: { type: 'string', multiple: true, default: [] }, oracle: { type: 'string' } },
});
if (options.haproxy.length === 0) fail('name a binary with --haproxy');

function allFiles() {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cfg'));
  return names.sort().map((name) => path.join(folder, name));
}

const headers = [];
let wrong = 0;
for (const file of positionals.length > 0 ? positionals : allFiles()) {
  const name = path.relative(process.cwd(), file);
  const text = decodeSource(readFileSync(file));
  try {
    headers.push({ name, text, expectations: parseExpectations(text, name) });
  } catch (error) {
    console.error(error.message);
    wrong++;
  }
}

for (const binary of options.haproxy) {
  const haproxy = await Haproxy.open(binary, options.oracle).catch((error) => fail(error.message));
  const asked = headers.filter(({ expectations }) => expectations.has(haproxy.version.branch));
  const verdicts = await haproxy.verdicts(asked.map(({ text }) => text));
  haproxy.close();
  let contradicted = 0;
  for (const [i, { name, expectations }] of asked.entries()) {
    const verdict = verdicts[i];
    const expected = expectations.get(haproxy.version.branch);
    const isNamed = ({ line, level }) => expected.messages.some((message) => message.line === line && message.level === level);
    const said = allMessagesOf(verdict).filter(
      // Some alerts do not keep haproxy from starting: it forgets them. A header's ALERT refuses the file.
      (message) => (message.level !== 'ALERT' || !verdict.ok) && (!isOfTheMachine(message) || isNamed(message)),
    );
    const found = isVerdict(verdict)
      ? departures(expected, said, { hasText: true })
      : [`haproxy gave no verdict: ${verdict.error ?? verdict.signal}`];
    if (found.length > 0) contradicted++;
    for (const departure of found) console.error(`${name}, haproxy ${haproxy.name}: ${departure}`);
  }
  console.log(`haproxy ${haproxy.name}: ${asked.length} files asked, ${contradicted} contradicted`);
  wrong += contradicted;
}
process.exitCode = wrong === 0 ? 0 : 1;
