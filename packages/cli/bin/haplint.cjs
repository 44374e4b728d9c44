#!/usr/bin/env node
// Starts the command out of its bundle. Not an ES module: to load one, Node first loads modules of its own, which takes 6 ms.
'use strict';

const { existsSync } = require('node:fs');
const path = require('node:path');

const bundle = path.join(__dirname, '..', 'bundle');
const start = path.join(bundle, 'start.cjs');
if (existsSync(start)) {
  require(start).start(bundle);
} else {
  process.stderr.write('haplint: this checkout is not built yet; run `npm ci` or `npm run build` in it\n');
  process.exitCode = 2;
}
