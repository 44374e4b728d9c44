#!/usr/bin/env node
// Bundles what is published or shipped: the command, the server and the VS Code extension. Run `tsc --build` first.
// usage: node scripts/bundle.mjs [cli|lsp|eslint-plugin|lsp-browser|vscode|vscode-web]...
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inAscii, oneScript } from './one-script.mjs';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const packages = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'packages');

/** What Node's modules are in a browser. */
const NO_NODE = fileURLToPath(new URL('no-node.cjs', import.meta.url));

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  // The licences of all that is bundled go into a file of their own.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // Loaded from the user's project when a configuration is written in TypeScript; never part of a bundle.
  external: ['typescript', 'jiti', 'vscode'],
};

/** Files of dependencies that take time at every start for something the command has no use for, and what stands in for them. */
const NEEDLESS_AT_START = [
  // To turn parsers into objects whose properties are found fast takes 2 ms a parser, which only pays where there is a lot to read: packages/parser/src/parser-at-work.ts
  // does so then.
  { imported: /\/to-fast-properties\.js$/, by: /@chevrotain/, instead: 'export const toFastProperties = (object) => object;' },
  // To copy some 200 methods into the class of parsers, one by one, which takes 2 ms; they can be inherited as well.
  {
    imported: /\/apply_mixins\.js$/,
    by: /chevrotain/,
    instead: `export function applyMixins(derived, bases) {
      let last = Object.prototype;
      for (const { prototype } of [...bases, derived]) {
        Object.setPrototypeOf(prototype, last);
        last = prototype;
      }
    }`,
  },
  // What finds faults in grammars: a release skips it, as the tests have run it (packages/parser/src/grammar-checks.ts).
  {
    imported: /\/checks\.js$/,
    by: /chevrotain.lib.src.parse/,
    instead: `const none = () => [];
    export { none as validateAmbiguousAlternationAlternatives, none as validateEmptyOrAlternative, none as validateGrammar, none as validateLookahead };
    export { none as validateNoLeftRecursion, none as validateRuleIsOverridden, none as validateSomeNonEmptyLookaheadPath };`,
  },
  // What goes on behind a syntax error: no parser here does, since each reads any text (`recoveryEnabled: false`).
  {
    imported: /\/recoverable\.js$/,
    by: /chevrotain/,
    instead: `export const IN_RULE_RECOVERY_EXCEPTION = 'InRuleRecoveryException';
    export class Recoverable {
      initRecoverable({ recoveryEnabled }) {
        if (recoveryEnabled) throw new Error('this bundle has no recovery from syntax errors');
        this.recoveryEnabled = false;
        this.firstAfterRepMap = {};
        this.resyncFollows = {};
      }
      attemptInRepetitionRecovery() {}
      getHumanReadableRuleStack() { return []; }
    }`,
  },
  // What proposes tokens at a place: proposals are the server's, and are made otherwise.
  { imported: /\/context_assist\.js$/, by: /chevrotain/, instead: 'export class ContentAssist { initContentAssist() {} }' },
  // Commander starts programs for subcommands that are programs, of which there are none.
  { imported: /^node:child_process$/, by: /commander/, instead: 'module.exports = {};' },
  // Excerpts of broken JSON, for what cosmiconfig reads itself: settings of its own, and without these it is not used.
  { imported: /^parse-json$/, by: /cosmiconfig/, instead: 'module.exports = JSON.parse;' },
  // YAML is read and never written.
  { imported: /^\.\/lib\/dumper$/, by: /js-yaml/, instead: 'exports.dump = undefined;' },
];

/** The same of parts of files. */
const NEEDLESS_PARTS = [
  // A table of 65,536 numbers, which takes 2 ms, for lexers with tables of first characters: ours have none, and each number can be calculated.
  {
    imported: /chevrotain.lib.src.scan.lexer\.js$/,
    parts: [
      ['charCodeToOptimizedIdxMap[charCode]', '255 + Math.floor(charCode / 255)'],
      ['if (isEmpty(charCodeToOptimizedIdxMap))', 'if (false)'],
    ],
  },
  // Whether a terminal has colours is for the command to say, and to ask standard output opens it, which takes up to 2 ms.
  { imported: /picocolors.picocolors\.js$/, parts: [['(p.stdout || {}).isTTY', 'false']] },
];

/** Puts what stands in for those files and parts in their place, and fails where a dependency has them no more. */
const withoutNeedless = {
  name: 'without-needless',
  setup(build) {
    const left = new Set([...NEEDLESS_AT_START, ...NEEDLESS_PARTS]);
    for (const needless of NEEDLESS_PARTS) {
      const { imported, parts } = needless;
      build.onLoad({ filter: imported }, ({ path: loaded }) => {
        left.delete(needless);
        const text = readFileSync(loaded, 'utf8');
        const missing = parts.filter(([part]) => text.split(part).length !== 2);
        if (missing.length > 0) return { errors: missing.map(([part]) => ({ text: `${loaded} does not have this once: ${part}` })) };
        return { contents: parts.reduce((rest, [part, instead]) => rest.replace(part, () => instead), text), loader: 'js' };
      });
    }
    for (const needless of NEEDLESS_AT_START) {
      build.onResolve({ filter: needless.imported }, ({ path: imported, importer }) => {
        if (!needless.by.test(importer)) return undefined;
        left.delete(needless);
        return { path: imported, namespace: 'instead', pluginData: needless.instead };
      });
    }
    build.onLoad({ filter: /.*/, namespace: 'instead' }, ({ pluginData }) => ({ contents: pluginData, loader: 'js' }));
    build.onEnd(() => ({ errors: [...left].map(({ imported }) => ({ text: `nothing imports ${imported} any more` })) }));
  },
};

// Some dependencies are CommonJS and call `require`, which an ES module bundle has to bring along.
const requireBanner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

const bundles = {
  // One script, so that V8 can keep what it compiles of all of it; the start looks for that before it compiles the rest (packages/cli/src/start).
  cli: {
    entryPoints: { haplint: 'cli/dist/main.js' },
    outdir: 'cli/bundle',
    plugins: [withoutNeedless],
    starts: { start: 'cli/dist/start/start.js' },
  },
  lsp: {
    entryPoints: { 'haplint-lsp': 'lsp/dist/server-main.js' },
    outdir: 'lsp/bundle',
    format: 'esm',
    splitting: true,
    banner: requireBanner,
  },
  'eslint-plugin': {
    entryPoints: { 'eslint-plugin-haplint': 'eslint-plugin/dist/index.js' },
    outdir: 'eslint-plugin/bundle',
    format: 'esm',
    external: ['@eslint/plugin-kit'],
  },
  // The server as a web worker.
  'lsp-browser': {
    entryPoints: { 'haplint-lsp-browser': 'lsp/dist/browser-main.js' },
    outdir: 'lsp/browser-bundle',
    format: 'iife',
    platform: 'browser',
    alias: {
      cosmiconfig: NO_NODE,
      ...Object.fromEntries(
        ['buffer', 'child_process', 'fs', 'fs/promises', 'module', 'os', 'url'].flatMap((name) => [
          [name, NO_NODE],
          [`node:${name}`, NO_NODE],
        ]),
      ),
      path: 'path-browserify',
      'node:path': 'path-browserify',
    },
    // VS Code makes the worker from a blob, whose location no URL can be made of: @cfworker/json-schema tries so as soon as it is loaded.
    define: { 'import.meta.url': '"about:blank"', 'self.location': 'undefined' },
  },
  vscode: {
    entryPoints: { extension: 'vscode/src/extension.ts' },
    outdir: 'vscode/bundle',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  },
  'vscode-web': {
    entryPoints: { extension: 'vscode/src/extension-web.ts' },
    outdir: 'vscode/web-bundle',
    format: 'cjs',
    platform: 'browser',
    outExtension: { '.js': '.cjs' },
  },
};

// What a bundle carries beside its scripts: the command brings the pages of the rules and its manual page, the extension brings the server, so
// that nothing else has to be installed.
const carried = {
  cli: { '../docs/rules': 'cli/bundle/rule-pages', '../docs/man': 'cli/bundle/man' },
  vscode: { 'lsp/bin': 'vscode/bundle/server/bin', 'lsp/bundle': 'vscode/bundle/server/bundle' },
  'vscode-web': { 'lsp/browser-bundle': 'vscode/web-bundle/server' },
};

/** Entry points by the names of their outputs, with whole paths. */
const inPackages = (entryPoints) =>
  Object.fromEntries(Object.entries(entryPoints).map(([out, entry]) => [out, path.join(packages, entry)]));

/** Writes a script that another one starts, and that one; gives the metafile of the first. */
async function buildStarted({ entryPoints, outdir, ...options }, starts) {
  const [[base, entryPoint]] = Object.entries(entryPoints);
  const { script, metafile } = await oneScript(options, entryPoint);
  const text = inAscii(script);
  // The name changes with the text: V8's code is kept by it.
  const name = `${base}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`;
  mkdirSync(outdir, { recursive: true });
  writeFileSync(path.join(outdir, name), text);
  const define = { HAPLINT_SCRIPT: JSON.stringify(name) };
  await build({ ...shared, entryPoints: inPackages(starts), outdir, format: 'cjs', outExtension: { '.js': '.cjs' }, define });
  return metafile;
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(bundles);
for (const name of names) {
  if (bundles[name] === undefined) {
    console.error(`unknown bundle "${name}"; known are ${Object.keys(bundles).join(', ')}`);
    process.exit(2);
  }
  const { starts, ...bundle } = bundles[name];
  const entryPoints = inPackages(bundle.entryPoints);
  const outdir = path.join(packages, bundle.outdir);
  rmSync(outdir, { recursive: true, force: true });
  const { version } = JSON.parse(readFileSync(path.join(packages, path.dirname(bundle.outdir), 'package.json'), 'utf8'));
  const define = { ...bundle.define, HAPLINT_RELEASE: 'true', HAPLINT_VERSION: JSON.stringify(version) };
  const options = { ...shared, ...bundle, define, external: [...shared.external, ...(bundle.external ?? [])], entryPoints, outdir };
  const metafile = starts === undefined ? (await build(options)).metafile : await buildStarted(options, starts);
  writeFileSync(path.join(outdir, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicenses(metafile));
  for (const [from, to] of Object.entries(carried[name] ?? {})) {
    cpSync(path.join(packages, from), path.join(packages, to), { recursive: true });
  }
}
