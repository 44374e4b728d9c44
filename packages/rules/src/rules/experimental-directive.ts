import { compareBranches, EXPERIMENTAL, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import type { Directive, SectionHeader, Word } from '@haplint/parser';
import { directivesOf, headersOf } from '../selectors.js';

/** The line of the global section that allows experimental directives from there on. */
const PERMISSION = 'expose-experimental-directives';

/** How many words tell what is experimental in a proxy. */
const LONGEST = Math.max(...EXPERIMENTAL.proxyLines.map(({ name }) => name.split(' ').length));

/** The first words of what is experimental, but for headers. */
const FIRST_WORDS = [...EXPERIMENTAL.globalKeywords, ...EXPERIMENTAL.proxyLines].map(({ name }) => name.split(' ')[0] as string);

const beginning = ({ words }: Directive, count: number): string =>
  words
    .slice(0, count)
    .map(({ value }) => value)
    .join(' ');

const SECTIONS = headersOf(EXPERIMENTAL.sections.map(({ name }) => name));

const LOOKED_AT = directivesOf(FIRST_WORDS);

/** What HAProxy takes only behind `expose-experimental-directives` (src/cfgparse.c `check_kw_experimental`, src/acme.c). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'experimental directives without `expose-experimental-directives` before them', preset: 'check' },
    severity: 'error',
    reach: 'names',
    oncePer: 'text',
    needsWhole: 'configuration',
    messages: {
      experimental:
        'Unexpected "{{ name }}": it is experimental, and HAProxy refuses it without "expose-experimental-directives" in a "global" section before it.',
    },
  },
  create({ model, report }) {
    const { branch } = model.target as Version; // a configuration is always read for some version here
    const isExperimental = (list: readonly { readonly name: string; readonly since: string; readonly until: string }[], name: string) =>
      list.some((entry) => entry.name === name && compareBranches(branch, entry.since) >= 0 && compareBranches(branch, entry.until) <= 0);

    const permissions = model.sectionsOfKind('global').flatMap(({ lines }) => lines.filter(({ keyword }) => keyword.value === PERMISSION));
    const order = new Map(model.files.map((file, i): [unknown, number] => [file, i]));

    /** Whether a line that may allow it stands before a word. */
    function isAllowed(word: Word): boolean {
      const at = order.get(word.root) ?? 0;
      return permissions.some((line: Directive) => {
        const file = order.get(line.root) ?? 0;
        return file < at || (file === at && line.start < word.start);
      });
    }

    function check(word: Word): void {
      if (!isAllowed(word)) report({ node: word, messageId: 'experimental', data: { name: word.value } });
    }

    return {
      [SECTIONS](header: SectionHeader) {
        const section = model.section(header.parent);
        // HAProxy refuses the lines of such a section too; one report is enough.
        if (section?.certain && !header.broken && isExperimental(EXPERIMENTAL.sections, section.kind)) check(header.keyword);
      },
      [LOOKED_AT](line: Directive) {
        const section = model.sectionOf(line);
        if (section === null || !section.certain || model.isRead(line) !== true) return;
        if (section.kind === 'global') {
          if (isExperimental(EXPERIMENTAL.globalKeywords, line.keyword.value)) check(line.keyword);
        } else {
          // The last of the first words is what is experimental: the action of a rule.
          const last = line.words.slice(0, LONGEST).find((_, i) => isExperimental(EXPERIMENTAL.proxyLines, beginning(line, i + 1)));
          if (last !== undefined) check(last);
        }
      },
    };
  },
});
