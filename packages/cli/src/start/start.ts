import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { debuglog } from 'node:util';
import type * as command from '../main.js';
import { cacheFileOf } from './cache-file.js';
import { keepCode, loadScript, MOST_TIMES_KEPT } from './code-cache.js';
import { inlineAsUsual } from './inlining.js';

/** The file of the command's script, beside this one; put in by scripts/bundle.mjs. */
declare const HAPLINT_SCRIPT: string;

/** What the command's script is: scripts/bundle.mjs wraps it so. */
type Script = (
  module: { exports: object },
  require: NodeJS.Require,
  importModule: (url: string) => Promise<unknown>,
  moduleUrl: string,
) => void;

/**
 * Runs the command with the arguments of the process, out of a folder that holds its bundle. The first runs that check something keep what V8 has
 * compiled for the runs after them.
 */
export async function start(folder: string): Promise<void> {
  const file = path.join(folder, HAPLINT_SCRIPT);
  const cacheFile = cacheFileOf(HAPLINT_SCRIPT, process);
  // Each byte is a character: scripts/bundle.mjs writes all others as escapes.
  const { script, timesKept } = loadScript(readFileSync(file, 'latin1'), file, cacheFile);
  debuglog('haplint')('code cache: %s, %s', cacheFile ?? 'none', timesKept > 0 ? 'used' : 'not used');
  const module = { exports: {} };
  // What is imported at run time is code of the user, which is loaded as it is for any module: as it is for this one.
  const importModule = (url: string) => import(url);
  (script.runInThisContext() as Script)(module, createRequire(file), importModule, pathToFileURL(file).href);
  const { main, processIo, watchOverEnd } = module.exports as typeof command;

  let hasChecked = false;
  const onChecked = () => {
    hasChecked = true;
  };
  const done = watchOverEnd();
  const status = await main(process.argv.slice(2), processIo(), onChecked);
  done(status);
  // Other commands leave most of the code uncompiled.
  if (cacheFile === null || timesKept >= MOST_TIMES_KEPT || !hasChecked || status === 2) return;
  // When nothing is left to do, and so all is written.
  process.once('beforeExit', () => {
    inlineAsUsual();
    debuglog('haplint')('code cache: %s', keepCode(script, cacheFile, timesKept + 1) ? 'written' : 'cannot be written');
  });
}
