#!/usr/bin/env node
// Starts the command. The compile cache has to be on before the bundle is imported, hence the dynamic import.
import { existsSync } from 'node:fs';
import module from 'node:module';

module.enableCompileCache?.();

const bundle = new URL('../bundle/haplint.js', import.meta.url);
if (existsSync(bundle)) {
  const { main, processIo, watchOverEnd } = await import(bundle.href);
  const done = watchOverEnd();
  done(await main(process.argv.slice(2), processIo()));
} else {
  process.stderr.write('haplint: this checkout is not built yet; run `npm ci` or `npm run build` in it\n');
  process.exitCode = 2;
}
