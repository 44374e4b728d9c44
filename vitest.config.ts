import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`./packages/${path}`, import.meta.url));

/** Tests that replace a module, which every other test would get too. */
const REPLACING = ['packages/core/src/config/lazy.test.ts'];

export default defineConfig({
  resolve: {
    // Tests read the sources, so that they need no build; what runs as a process is built first by `npm ci`.
    alias: [
      { find: /^@haplint\/catalog\/changed-defaults$/, replacement: source('catalog/src/changed-defaults.ts') },
      { find: /^@haplint\/parser\/visitor-keys$/, replacement: source('parser/src/visitor-keys.ts') },
      { find: /^@haplint\/core\/config$/, replacement: source('core/src/config/index.ts') },
      { find: /^@haplint\/core\/(format|graph)$/, replacement: source('core/src/$1/index.ts') },
      { find: /^@haplint\/core\/internal$/, replacement: source('core/src/internal.ts') },
      { find: /^@haplint\/core\/rule-tester$/, replacement: source('core/src/rule-tester/index.ts') },
      { find: /^@haplint\/(parser|catalog|core|rules|lsp)$/, replacement: source('$1/src/index.ts') },
    ],
  },
  test: {
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'haplint',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...REPLACING],
          // Reading all modules anew for each file takes ten times as long as its tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'replaced modules', include: REPLACING } },
    ],
  },
});
