#!/usr/bin/env node
// Starts the server.
import { existsSync } from 'node:fs';

const bundle = new URL('../bundle/haplint-lsp.js', import.meta.url);
if (existsSync(bundle)) {
  const { main } = await import(bundle.href);
  main(process.argv.slice(2));
} else {
  process.stderr.write('haplint-lsp: this checkout is not built yet; run `npm ci` or `npm run build` in it\n');
  process.exitCode = 2;
}
