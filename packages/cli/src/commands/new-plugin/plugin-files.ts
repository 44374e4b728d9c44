import { VERSION } from '../../version.js';

/** What fits: all up to the next major, before which the plugin API only grows. */
const HOST_VERSIONS = `>=${VERSION} <${Number.parseInt(VERSION, 10) + 1}`;

/** The files of a new plugin, by their paths. */
export function pluginFiles(packageName: string, prefix: string, isJavaScript: boolean): Record<string, string> {
  const shared = {
    '.gitignore': isJavaScript ? 'node_modules/\n' : 'node_modules/\ndist/\n',
    '.github/workflows/test.yml': WORKFLOW,
    'README.md': readme(packageName, prefix, isJavaScript),
    'docs/described-proxy.md': PAGE,
    'demo/haplint.config.yaml': demoConfig(prefix, isJavaScript),
    'demo/haproxy.cfg': DEMO,
  };
  if (isJavaScript) {
    return {
      'package.json': packageJson(packageName, {
        exports: './index.js',
        files: ['index.js', 'rules', 'docs'],
        scripts: { test: 'node --test' },
        peerDependencies: { '@haplint/core': HOST_VERSIONS },
        devDependencies: { '@haplint/core': `^${VERSION}`, haplint: `^${VERSION}` },
      }),
      'index.js': index(prefix),
      'rules/described-proxy.js': RULE,
      'test/described-proxy.test.js': `import { describedProxy } from '../rules/described-proxy.js';\n${TEST}`.replace(
        IMPORTS_FIRST,
        '$2$1',
      ),
      ...shared,
    };
  }
  return {
    'package.json': packageJson(packageName, {
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      files: ['dist', '!dist/**/*.test.*', 'docs'],
      scripts: { build: 'tsc', test: 'tsc && node --test dist/rules/*.test.js', prepack: 'npm run build' },
      peerDependencies: { '@haplint/core': HOST_VERSIONS },
      devDependencies: { '@haplint/core': `^${VERSION}`, '@types/node': '^20.19.0', haplint: `^${VERSION}`, typescript: '^6.0.0' },
    }),
    'tsconfig.json': TSCONFIG,
    'src/index.ts': index(prefix),
    'src/rules/described-proxy.ts': RULE,
    'src/rules/described-proxy.test.ts': `import { describedProxy } from './described-proxy.js';\n${TEST}`.replace(IMPORTS_FIRST, '$2$1'),
    ...shared,
  };
}

function packageJson(name: string, rest: object): string {
  const own = { name, version: '0.1.0', description: 'Rules of our own for haplint', type: 'module', keywords: ['haplint', 'haproxy'] };
  return `${JSON.stringify({ ...own, engines: { node: '>=20.19' }, ...rest }, null, 2)}\n`;
}

const TSCONFIG = `{
  "compilerOptions": {
    "target": "es2022",
    "module": "nodenext",
    "rootDir": "src",
    "outDir": "dist",
    "declaration": true,
    "strict": true,
    "types": ["node"],
    "skipLibCheck": true
  },
  "include": ["src"]
}
`;

/** The import of the rule, and those of other packages, which stand before it. */
const IMPORTS_FIRST = /^(import .*\n)((?:import .*\n)+)/;

const TEST = `import { describe, it } from 'node:test';
import { RuleTester } from '@haplint/core/rule-tester';

new RuleTester({ describe, it }).run('described-proxy', describedProxy, {
  valid: [
    { name: 'a description', code: 'backend app\\n    description the web shop\\n    server s1 10.0.0.1:80\\n' },
    { name: 'other sections', code: 'global\\n    maxconn 1000\\n' },
  ],
  invalid: [
    {
      name: 'no description',
      code: 'backend app\\n    server s1 10.0.0.1:80\\n',
      errors: [{ messageId: 'missing', data: { kind: 'backend', name: 'app' }, line: 1, column: 1, endLine: 1, endColumn: 12 }],
    },
  ],
});
`;

const META = `  meta: {
    type: 'suggestion',
    docs: { description: 'proxies that nobody describes' },
    severity: 'warn',
    messages: {
      missing: 'Expected a "description" line in {{ kind }} "{{ name }}" that says what it is for.',
    },
    // The line may be in the part of a template or a fragment that nobody sees.
    needsWhole: 'lines',
  },
  create({ model, report }) {
    return {
      Section(section) {
        const proxy = model.section(section);
        if (!proxy?.isProxy() || !model.isReadable(proxy)) return;
        if (proxy.lines.some(({ keyword }) => keyword.value === 'description')) return;
        report({ node: section.header, messageId: 'missing', data: { kind: section.kind, name: section.name?.value ?? '' } });
      },
    };
  },
`;

const RULE = `import { defineRule } from '@haplint/core';

/** Frontends, backends and listen sections without a \`description\` line. */
export const describedProxy = defineRule({
${META}});
`;

const index = (prefix: string) => `import { definePlugin } from '@haplint/core';
import { describedProxy } from './rules/described-proxy.js';

const plugin = definePlugin({
  meta: { name: '${prefix}', version: '0.1.0' },
  rules: { 'described-proxy': describedProxy },
  configs: {
    recommended: { rules: { 'described-proxy': 'warn' } },
  },
});

export default plugin;
`;

const PAGE = `# described-proxy

Reports proxies that nobody describes.

## Why

Who reads a configuration at night wants to know what a backend is for. HAProxy shows the \`description\` on its statistics page, too.

## Incorrect

\`\`\`haproxy
backend app
    server s1 10.0.0.1:80
\`\`\`

## Correct

\`\`\`haproxy
backend app
    description the web shop
    server s1 10.0.0.1:80
\`\`\`
`;

const DEMO = `defaults
    mode http
    timeout connect 5s
    timeout client 30s
    timeout server 30s

frontend www
    description where customers come in
    bind :80
    default_backend app

backend app
    server s1 10.0.0.1:80
`;

const demoConfig = (prefix: string, isJavaScript: boolean) => `plugins:
  ${prefix}: ${isJavaScript ? '../index.js' : '../dist/index.js'}
extends: ${prefix}/recommended
`;

const readme = (packageName: string, prefix: string, isJavaScript: boolean) => `# ${packageName}

Rules of our own for [haplint](https://github.com/haplint/haplint), the linter for HAProxy configurations.

\`\`\`yaml
# haplint.config.yaml
plugins:
  ${prefix}: ${packageName}
extends: [haplint:recommended, ${prefix}/recommended]
\`\`\`

| rule | reports |
| --- | --- |
| [${prefix}/described-proxy](docs/described-proxy.md) | proxies that nobody describes |

## Working on it

\`npm test\` ${isJavaScript ? 'runs' : 'builds it and runs'} the tests. \`npx haplint demo\` shows what the rules find in demo/haproxy.cfg${isJavaScript ? '' : ', once it is built'}.

A new rule is a file in ${isJavaScript ? 'rules/, its tests in test/' : 'src/rules/, its tests beside it'}, a line in ${isJavaScript ? 'index.js' : 'src/index.ts'} and a page in docs/. A plugin can also hold rules that are data
(\`declare\`), keywords that your modules register (\`keywords\`), incidents of your own (\`advisories\`) and formats (\`formats\`):
https://github.com/haplint/haplint/blob/main/docs/plugins.md
`;

const WORKFLOW = `name: test
on: [push, pull_request]
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        node: [20, 22, 24]
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: \${{ matrix.node }}
      - run: npm install
      - run: npm test
`;
