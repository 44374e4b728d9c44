import { compareBranches } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import { asCheckedProxy, isRing } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';

const SERVERS: ReadonlySet<string> = new Set(['server', 'server-template']);

/** From this branch on, HAProxy finds a name again only where all servers of the section share it (its name tree is searched so). */
const FINDS_LESS_SINCE = '3.3';

/** Servers of one name in one proxy or ring (src/cfgparse.c `check_config_validity`, src/proxy.c from 3.4 on). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'servers with the name of another server of the same section', preset: 'check' },
    severity: 'error',
    reach: 'section',
    oncePer: 'section',
    messages: {
      duplicate: 'Duplicate server "{{ name }}" in {{ section }}; HAProxy refuses to start. Give each server a name of its own.',
      first: 'The first one',
    },
  },
  create({ model, report, looksFurther }) {
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null || model.target === null) return;
        if (!isRing(section, model) && asCheckedProxy(section, model)?.hasSide('backend') !== true) return;
        const lines = section.lines.filter(({ keyword }) => SERVERS.has(keyword.value));
        // A template makes names of its own, which may be those of others.
        if (lines.some(({ keyword }) => keyword.value !== 'server')) looksFurther?.();
        let areAlike: boolean | undefined;
        const shareAName = () => {
          areAlike ??= shareOneName(lines, model);
          return areAlike;
        };
        const finds = compareBranches(model.target.branch, FINDS_LESS_SINCE) < 0 ? hasNoId : shareAName;
        const firsts = new Map<string, Directive>();
        for (const line of lines) {
          const [word] = line.args;
          if (word === undefined || model.isRead(line) !== true || !finds(line)) continue;
          const names = namesOf(line, model);
          const name = names.find((each) => firsts.has(each));
          if (name !== undefined) {
            const related = [{ node: firsts.get(name) as Directive, messageId: 'first' as const }];
            report({ node: word, messageId: 'duplicate', data: { name, section: sectionTitle(section) }, related });
          }
          for (const each of names) if (!firsts.has(each)) firsts.set(each, line);
        }
      },
    };
  },
});

/** More servers than these are not looked at. */
const LONGEST_TEMPLATE = 1000;

/** The names of the servers that a line makes; none where a variable hides them. */
function namesOf({ keyword, args }: Directive, model: Model): string[] {
  const name = model.valueOf(args[0]);
  if (name === null) return [];
  if (keyword.value === 'server') return [name];
  const [, low, high] = /^(\d+)(?:-(\d+))?$/.exec(model.valueOf(args[1]) ?? '') ?? [];
  if (low === undefined) return [];
  // A single number is how many there are, from 1 on (src/server.c `_srv_parse_tmpl_range`).
  const [first, last] = high === undefined ? [1, Number(low)] : [Number(low), Number(high)];
  return last - first >= LONGEST_TEMPLATE ? [] : Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => `${name}${first + i}`);
}

/** Up to 3.2, servers with an `id` may share a name: that tells them apart. */
function hasNoId({ args }: Directive): boolean {
  return args.every(({ value }) => value !== 'id');
}

function shareOneName(lines: readonly Directive[], model: Model): boolean {
  const name = model.valueOf(lines[0]?.args[0]);
  return lines.every((line) => line.keyword.value === 'server' && model.isRead(line) === true && model.valueOf(line.args[0]) === name);
}
