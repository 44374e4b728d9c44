import { defineRule } from '@haplint/core';

/** Settings that take rights from the process, as groups of which one is enough. */
const RESTRICTIONS: readonly (readonly [keywords: readonly string[], advice: string])[] = [
  [['chroot'], '"chroot /var/lib/haproxy"'],
  [['user', 'uid'], '"user haproxy"'],
  [['group', 'gid'], '"group haproxy"'],
];

/** Processes that keep all rights they are started with. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'a `global` section without `chroot`, `user` or `group`',
      preset: 'security',
      controls: ['NIST SP 800-53r5 AC-6', 'CWE-250'],
    },
    severity: 'warn',
    reach: 'names',
    needsWhole: 'configuration',
    messages: {
      missing:
        'The process keeps the rights it is started with: add {{ advice }} to "global". Where it never has any, as in a container without root, turn this rule off.',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const globals = model.sectionsOfKind('global');
        const [first] = globals;
        if (first === undefined || model.section(node) !== first) return;
        const lines = globals.flatMap((section) => section.lines);
        const missing = RESTRICTIONS.filter(([keywords]) => !lines.some(({ keyword }) => keywords.includes(keyword.value)));
        if (missing.length === 0) return;
        const advice = missing.map(([, each]) => each);
        const text = advice.length === 1 ? advice.join() : `${advice.slice(0, -1).join(', ')} and ${advice.at(-1)}`;
        report({ node: first.header, messageId: 'missing', data: { advice: text } });
      },
    };
  },
});
