#!/usr/bin/env node
// Refuses what a scaffold left to be written: a rule, test or page that still has a FIXME.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
let found = 0;
for (const folder of ['packages/rules/src', 'docs']) {
  for (const name of readdirSync(path.join(root, folder), { recursive: true })) {
    const file = path.join(folder, name);
    if (!/\.(?:ts|md)$/.test(name)) continue;
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
    for (const [i, line] of lines.entries()) {
      if (!line.includes('FIXME')) continue;
      console.error(`${file}:${i + 1}: still to be written: ${line.trim()}`);
      found++;
    }
  }
}
if (found > 0) process.exitCode = 1;
