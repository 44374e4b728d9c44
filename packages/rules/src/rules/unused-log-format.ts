import { defineRule, type Model, type ProxySection } from '@haplint/core';
import { completeProxy, hasLogTarget, setsLogFormat } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { modeNature } from '../proxy-mode.js';
import { sectionTitle } from '../section-title.js';

/** Log formats of frontends that log nowhere (src/cfgparse.c `check_config_validity`, "log format ignored"). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'log formats of frontends that have no `log` line, so that nothing is logged', preset: 'check' },
    severity: 'warn',
    reach: 'names',
    oncePer: 'section',
    needsWhole: 'configuration',
    messages: {
      own: 'Unused log format: {{ section }} has no log target, so nothing is logged. Add a "log" line{{ hint }}.',
      inherited:
        'Unused log format: {{ section }} takes one from its "defaults" but has no log target, so nothing is logged. Add a "log" line{{ hint }}.',
      format: 'The log format',
    },
  },
  create({ model, report }) {
    return {
      Section(node) {
        const proxy = completeProxy(node, model);
        const mode = proxy === null ? null : modeNature(proxy, model);
        if (proxy === null || !proxy.hasSide('frontend') || (mode !== 'tcp' && mode !== 'http')) return;
        const format = formatOf(proxy, model);
        if (format === null || hasLogTarget(proxy, model) !== false) return;
        const data = { section: sectionTitle(proxy), hint: hintOf(proxy) };
        if (model.sectionOf(format) === proxy) report({ node: format, messageId: 'own', data });
        else report({ node: proxy.header, messageId: 'inherited', data, related: [{ node: format, messageId: 'format' }] });
      },
    };
  },
});

/** A `log global` that found nothing to take over is the likeliest reason. */
function hintOf(proxy: ProxySection): string {
  const lines = proxy.inLine.flatMap((section) => section.linesWith('log'));
  const asksGlobal = lines.some(({ prefix, args }) => prefix === null && args[0]?.value === 'global');
  return asksGlobal ? ' to "global" above it, which "log global" takes over' : '';
}

function formatOf(proxy: ProxySection, model: Model): Directive | null {
  return (
    certainFormat(proxy, model, setsLogFormat, ['log-format', 'option']) ??
    certainFormat(proxy, model, ({ prefix }) => prefix === null, ['log-format-sd'])
  );
}

/** The line that sets a format, if one is sure to; an empty format is none. */
function certainFormat(
  proxy: ProxySection,
  model: Model,
  decides: (line: Directive) => boolean,
  keywords: readonly string[],
): Directive | null {
  const { candidates, isSet } = model.effectiveSetting(proxy, decides, keywords);
  const areFormats = candidates.every(({ keyword, args }) => keyword.value === 'option' || model.valueOf(args[0])?.trim());
  return isSet && areFormats ? (candidates[0] ?? null) : null;
}
