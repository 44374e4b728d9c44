import { CAPTURE_SLOTS } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf, asCheckedProxy } from '@haplint/core/internal';
import { parameterOf, wordsBehind } from '../line-words.js';

/** Captures into a slot that the frontend does not have (src/http_act.c `check_http_req_capture`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`capture` rules with the `id` of a slot that the frontend does not declare', preset: 'check' },
    severity: 'error',
    needsWhole: 'section',
    messages: {
      unknown: 'Unknown capture slot {{ id }}: this section declares {{ count }}, counted from 0; HAProxy refuses to start.',
    },
  },
  create({ model, report }) {
    return {
      Directive(line) {
        if (line.broken || model.isRead(line) !== true) return;
        const proxy = asCheckedProxy(model.sectionOf(line), model);
        // Which frontend a backend's rules run for is not known.
        if (proxy === null || !proxy.hasSide('frontend') || !model.isReadable(proxy)) return;
        for (const { made, used } of CAPTURE_SLOTS) {
          const behind = used.map((words) => wordsBehind(line, words)).find((words) => words !== null);
          const word = parameterOf(behind ?? [], 'id', 1);
          const id = model.valueOf(word);
          if (word === undefined || id === null || argumentProblemOf(line, model) !== null) continue;
          const lines = [proxy, ...proxy.defaults].flatMap((section) => section.lines);
          const count = lines.filter((other) =>
            made.some(({ words, parameter }) => {
              const rest = wordsBehind(other, words);
              return rest !== null && (parameter === undefined || rest.some(({ value, isLiteral }) => !isLiteral || value === parameter));
            }),
          ).length;
          if (Number(id) >= count) report({ node: word, messageId: 'unknown', data: { id, count: count === 0 ? 'none' : `${count}` } });
        }
      },
    };
  },
});
