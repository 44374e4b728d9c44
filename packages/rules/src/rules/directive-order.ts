import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** Stands for every directive that is not named. */
const OTHERS = '*';

interface OrderOptions {
  readonly order: readonly (readonly string[])[];
}

/**
 * Where readers look for what a proxy listens on and where it leads. It moves nothing: among rules, `acl` lines with several
 * criteria and `default-server` the order of lines has a meaning.
 */
export default defineRule<'late' | 'early' | 'other', readonly [OrderOptions]>({
  meta: {
    type: 'layout',
    docs: { description: 'directives of a proxy that are not in the usual order', preset: 'stylistic' },
    severity: 'warn',
    reach: 'section',
    schema: [
      {
        type: 'object',
        properties: {
          order: {
            type: 'array',
            minItems: 2,
            items: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
            description: 'Keywords in groups, first group first; "*" stands for all that are not named. Within a group the order is free.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [
      {
        order: [
          ['description', 'disabled', 'id', 'mode', 'bind'],
          [OTHERS],
          ['use_backend', 'default_backend'],
          ['default-server', 'server', 'server-template'],
        ],
      },
    ],
    messages: {
      late: 'Expected "{{ keyword }}" before "{{ other }}" in line {{ line }}.',
      early: 'Expected "{{ keyword }}" after "{{ other }}" in line {{ line }}.',
      other: 'The other directive',
    },
  },
  create({ model, options: [{ order }], report }) {
    const places = new Map(order.flatMap((group, place) => group.map((keyword): [string, number] => [keyword, place])));
    const others = places.get(OTHERS) ?? order.length;
    const placeOf = ({ keyword }: Directive) => places.get(keyword.value) ?? others;
    return {
      'Section:exit'(node) {
        const section = model.section(node);
        if (section === null || !PROXIES.has(section.kind)) return;
        const lines = section.lines.filter((line) => line.branch === null && certainSection(line, model) === section);
        // A line that stands before one of an earlier group is blamed where it names a later group than the others do.
        const lastBelow = order.map((_, place) => lines.findLastIndex((other) => placeOf(other) < place));
        let highest: Directive | null = null;
        const told = new Set<string>();
        for (const [i, line] of lines.entries()) {
          const place = placeOf(line);
          if (told.has(line.keyword.value)) continue;
          if (place > others) {
            const next = lastBelow[place] ?? -1;
            if (next > i) tell('early', line, lines[next] as Directive, told);
          } else if (highest !== null && place < placeOf(highest)) {
            if (place < others) tell('late', line, highest, told);
          } else if (highest === null || place > placeOf(highest)) {
            highest = line;
          }
        }
      },
    };

    function tell(messageId: 'late' | 'early', line: Directive, other: Directive, told: Set<string>): void {
      told.add(line.keyword.value); // once for each keyword of a section
      report({
        node: line.keyword,
        messageId,
        data: { keyword: line.keyword.value, other: other.keyword.value, line: other },
        related: [{ node: other.keyword, messageId: 'other' }],
      });
    }
  },
});

const PROXIES: ReadonlySet<string> = new Set(['frontend', 'backend', 'listen']);
