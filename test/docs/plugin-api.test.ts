import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as core from '@haplint/core';
import { applyEdits, fixer, mergeEdits, parseConfig } from '@haplint/core/internal';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/plugin-api.md'), 'utf8');

const block = (info: string): string => new RegExp(`^\`\`\`${info}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1] ?? '';

it('the edits on the page make of the text what it says', () => {
  const before = block('haproxy before');
  const { sections } = parseConfig({ path: 'a.cfg', text: before });
  const edits = new Function('fixer', 'sections', block('js'))(fixer, sections) as core.TextEdit[];
  const merged = mergeEdits(before, edits);
  expect(merged === null ? before : applyEdits(before, [merged]).text).toBe(block('haproxy after'));
});

it('every method of the fixer is on the page', () => {
  const own = Object.keys(fixer).filter((name) => !/Text|^remove(Range)?$/.test(name));
  expect(own.length).toBeGreaterThan(8);
  for (const name of own) expect(page).toContain(`\`${name}(`);
});

it('the version on the page is that of the API, and the values it names are all there are', () => {
  expect(page).toContain(`\`PLUGIN_API_VERSION\`, now ${core.PLUGIN_API_VERSION}.`);
  const row = /^\| `@haplint\/core` \| (.*) \|$/m.exec(page)?.[1] ?? '';
  const named = [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name as string);
  expect(
    Object.keys(core)
      .filter((name) => name !== 'PRESET_NAMES')
      .sort(),
  ).toEqual(named.sort());
});

/** What the compiler says of the page's typed rule, perhaps changed, against the emitted declarations. */
function compilerSays(change: (code: string) => string): string[] {
  const file = path.join(root, 'test/docs/example-rule.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    types: [],
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const code = change(block('ts'));
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? code : readFile(name));
  host.getSourceFile = (name, version) => (name === file ? ts.createSourceFile(name, code, version) : getSourceFile(name, version));
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

it('the compiler takes the typed rule, and refuses what the page says it refuses', () => {
  expect(compilerSays((code) => code)).toEqual([]);
  expect(compilerSays((code) => code.replace("messageId: 'long'", "messageId: 'lnog'")).join()).toMatch(
    /"lnog"' is not assignable to type '"long"'/,
  );
  expect(compilerSays((code) => code.replace('count: name', 'cuont: name')).join()).toMatch(/'cuont' does not exist/);
  expect(compilerSays((code) => code.replace(', count: name.value.length', '')).join()).toMatch(/'count' is missing/);
  expect(compilerSays((code) => code.replace('<= max)', '<= max.length)')).join()).toMatch(/'length' does not exist on type 'number'/);
});
