import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';

const ENTRY = path.join(import.meta.dirname, '../../packages/core/dist/index.js');

/** The files that a module loads, itself among them: what it and they import when they are loaded. */
function loadedWith(file: string, all = new Set<string>()): ReadonlySet<string> {
  if (all.has(file)) return all;
  all.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'/gm)) {
    loadedWith(name.startsWith('.') ? path.resolve(path.dirname(file), name) : createRequire(file).resolve(name), all);
  }
  return all;
}

// A plugin takes `defineRule` from there, in each run of the command.
it('the plugin API loads no parser and no engine', () => {
  const names = [...loadedWith(ENTRY)].map((file) => path.relative(path.join(ENTRY, '../../..'), file).replaceAll(path.sep, '/'));
  expect(names.sort()).toEqual([
    'core/dist/index.js',
    'core/dist/presets.js',
    'core/dist/rule/define-plugin.js',
    'core/dist/rule/define-rule.js',
    'core/dist/rule/plugin-api-version.js',
    'parser/dist/visitor-keys.js',
  ]);
});
