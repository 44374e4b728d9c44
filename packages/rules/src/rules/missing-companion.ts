import { HTTP_ONLY_LINES } from '@haplint/catalog';
import { type ConfigSection, defineRule } from '@haplint/core';
import { argumentProblemOf, completeProxy, ProxySection, takingSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { PROXY_REQUIREMENTS } from '../prerequisites.js';
import { directivesOf } from '../selectors.js';

const LOOKED_AT = directivesOf(HTTP_ONLY_LINES);

/** Settings that HAProxy refuses for want of another one; those that it goes on without are for `missing-prerequisite`. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'settings without the one that HAProxy refuses to start without', preset: 'check' },
    severity: 'error',
    reach: 'names',
    oncePer: 'section',
    needsWhole: 'configuration',
    messages: {
      missing: '"{{ setting }}" needs {{ needs }}, which is missing, so HAProxy refuses to start. Add that, or remove the line.',
      inherited: '"{{ setting }}", inherited from the "defaults", needs {{ needs }}, which is missing, so HAProxy refuses to start.',
      setting: 'The setting',
    },
  },
  create({ model, report }) {
    return {
      [LOOKED_AT](line: Directive) {
        const section = takingSection(line, model);
        const isRead = line.prefix === null && argumentProblemOf(line, model) === null;
        if (section === null || !isRead || isHttpAbove(line, section) !== false) return;
        report({ node: line, messageId: 'missing', data: { setting: line.keyword.value, needs: '"mode http" above it' } });
      },
      Section(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null) return;
        for (const find of PROXY_REQUIREMENTS) {
          const lacking = find(proxy, model);
          if (lacking === null) continue;
          const { line, setting, needs } = lacking;
          if (model.sectionOf(line) === proxy) report({ node: line, messageId: 'missing', data: { setting, needs } });
          else {
            const related = [{ node: line, messageId: 'setting' as const }];
            report({ node: proxy.header, messageId: 'inherited', data: { setting, needs }, related });
          }
        }
      },
    };

    /** Whether the mode is http where the line stands; null where the text does not tell. */
    function isHttpAbove(line: Directive, section: ConfigSection): boolean | null {
      const isAbove = (mode: Directive) => model.sectionOf(mode) !== section || mode.start < line.start;
      const { candidates, isSet } = model.effectiveSetting(section, (mode) => mode.args.length > 0 && isAbove(mode), ['mode']);
      const isWhole = !(section instanceof ProxySection) || (model.isWhole && !section.inheritsMore);
      if (!isSet) return candidates.length === 0 && isWhole && section.kind !== 'defaults' ? false : null;
      const modes = new Set(candidates.map(({ args }) => model.valueOf(args[0])));
      return modes.has(null) || modes.size > 1 ? null : modes.has('http');
    }
  },
});
