import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`./packages/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    // Tests read the sources, so that they need no build; what runs as a process is built first by `npm ci`.
    alias: [
      { find: /^@haplint\/catalog\/changed-defaults$/, replacement: source('catalog/src/changed-defaults.ts') },
      { find: /^@haplint\/core\/config$/, replacement: source('core/src/config/index.ts') },
      { find: /^@haplint\/core\/rule-tester$/, replacement: source('core/src/rule-tester/index.ts') },
      { find: /^@haplint\/(parser|catalog|core|rules|lsp)$/, replacement: source('$1/src/index.ts') },
    ],
  },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
