#!/usr/bin/env node
// Starts the command out of its bundle.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const bundle = path.join(import.meta.dirname, '..', 'bundle');
const start = path.join(bundle, 'start.cjs');
if (existsSync(start)) {
  await createRequire(import.meta.url)(start).start(bundle);
} else {
  process.stderr.write('haplint: this checkout is not built yet; run `npm ci` or `npm run build` in it\n');
  process.exitCode = 2;
}
