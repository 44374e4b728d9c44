import { defineRule } from '@haplint/core';
import type { Directive } from '@haplint/parser';
import { linesMentioning } from '../evaluation/mentions.js';

/** Kinds of section that do nothing unless a line elsewhere names them, with what names them. */
const NAMED_BY: Readonly<Record<string, string>> = {
  backend: '"use_backend" or "default_backend" line',
  cache: '"filter cache", "cache-use" or "cache-store"',
  'fcgi-app': '"use-fcgi-app" line',
  'http-errors': '"errorfiles" line',
  'log-profile': '"log" line',
  resolvers: '"resolvers" parameter or "do-resolve" rule',
  ring: '"log" line',
  userlist: '"http_auth" in a condition',
};

/** Sections that HAProxy uses without being told: the resolvers of its own HTTP client, for one. */
const BUILT_IN: Readonly<Record<string, ReadonlySet<string>>> = { resolvers: new Set(['default']) };

/** Sections that nothing refers to. */
export default defineRule({
  meta: {
    type: 'suggestion',
    docs: { description: 'backends, userlists, resolvers and other sections that nothing refers to', preset: 'recommended' },
    severity: 'warn',
    needsWhole: 'configuration',
    messages: {
      unused: 'Unused {{ kind }} "{{ name }}": no {{ users }} names it. Use it, or remove it.',
    },
  },
  create({ model, report }) {
    let isOpenRouting: boolean | undefined;
    const hasOpenRouting = (): boolean => {
      isOpenRouting ??= model.sections.some(({ lines }) => lines.some(isOpen));
      return isOpenRouting;
    };
    return {
      Section(node) {
        const section = model.section(node);
        if (section === null || !section.certain || section.header.broken || !Object.hasOwn(NAMED_BY, section.kind)) return;
        const { kind, name } = section;
        const text = model.valueOf(name);
        if (name === null || text === null || text === '' || BUILT_IN[kind]?.has(text)) return;
        // Most are used as they are meant to, which takes no look at all words of all lines.
        if (section.isProxy() && model.backendUsers(section).lines.some((line) => model.sectionOf(line) !== section)) return;
        const isMentioned = linesMentioning(text, model).some((line) => model.sectionOf(line) !== section || !isOwn(line, kind));
        if (isMentioned || (kind === 'backend' && hasOpenRouting())) return;
        report({ node: name, messageId: 'unused', data: { kind, name: text, users: NAMED_BY[kind] ?? '' } });
      },
    };
  },
});

/** Whether a line of the section itself may name it without giving it a use: a server of the same name, say. */
function isOwn({ keyword }: Directive, kind: string): boolean {
  return kind !== 'backend' || keyword.value !== 'stick-table';
}

/** Whether requests, scripts or the files of SPOE agents may choose backends by names that the text doesn't have. */
function isOpen(line: Directive): boolean {
  const [first] = line.args;
  if (line.keyword.value.startsWith('lua-') || (line.keyword.value === 'filter' && first?.value === 'spoe')) return true;
  if (line.keyword.value !== 'use_backend' && line.keyword.value !== 'default_backend') return false;
  return line.broken || first === undefined || !first.isLiteral || first.value.includes('%') || first.value.startsWith('#');
}
