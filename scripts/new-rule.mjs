#!/usr/bin/env node
// Starts a rule: its file, its table of tests and its page, and enters it into the index. What is left to write is marked
// with FIXME, which the checks refuse.
// usage: npm run new-rule -- my-rule
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const [id] = process.argv.slice(2);
if (id === undefined || !/^[a-z]+(-[a-z0-9]+)*$/.test(id)) {
  console.error('usage: npm run new-rule -- NAME; a name is words in small letters with dashes between them, as in "unused-acl"');
  process.exit(2);
}

const files = {
  [`packages/rules/src/rules/${id}.ts`]: `import { defineRule } from '@haplint/core';

/** FIXME: why HAProxy's users care, with the source file or manual section behind it. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'FIXME: what it reports' },
    severity: 'warn',
    messages: {
      found: 'FIXME: what is wrong with "{{ keyword }}", why it matters, what to do.',
    },
  },
  create(context) {
    return {
      Directive(directive) {
        if (directive.keyword.value !== 'FIXME') return;
        context.report({ node: directive, messageId: 'found', data: { keyword: directive.keyword.value } });
      },
    };
  },
});
`,
  [`packages/rules/src/rules/${id}.test.ts`]: `import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './${id}.js';

new RuleTester({ describe, it }).run('${id}', rule, {
  valid: [{ code: 'global\\n    maxconn 1000\\n' }],
  invalid: [
    {
      code: 'global\\n    FIXME\\n',
      errors: [{ messageId: 'found', data: { keyword: 'FIXME' }, line: 2, column: 5, endLine: 2, endColumn: 10 }],
    },
  ],
});
`,
  [`docs/rules/${id}.md`]: `# ${id}

<!-- begin facts -->
<!-- end facts -->

## Why

FIXME

## Incorrect

\`\`\`haproxy incorrect
global
    FIXME
\`\`\`

## Correct

\`\`\`haproxy correct
global
    maxconn 1000
\`\`\`

## Options

None.
`,
};

for (const file of Object.keys(files)) {
  if (existsSync(path.join(root, file))) {
    console.error(`${file} exists already`);
    process.exit(2);
  }
}
for (const [file, text] of Object.entries(files)) {
  writeFileSync(path.join(root, file), text);
  console.log(`wrote ${file}`);
}
console.log('Fill in what is marked FIXME, then run "npm run generate" and "npm test".');
