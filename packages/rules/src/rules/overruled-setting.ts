import { defineRule, type Model, type ProxySection } from '@haplint/core';
import { certainSection, completeProxy, setsLogFormat } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** Lines to which another setting leaves nothing to do. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'settings that another one of the same section makes void', preset: 'check' },
    severity: 'warn',
    reach: 'names',
    oncePer: 'section',
    messages: {
      servers: 'Unused servers: "default_backend" always comes before the servers of a section. Remove it, or the servers.',
      dispatch: 'Ignored "dispatch": "balance" picks among servers instead. Remove one of the two.',
      format: 'Overruling "{{ setting }}": of the log formats of a "defaults" section the last one counts. Remove the one above.',
      other: 'The other one',
    },
  },
  create({ model, report, looksFurther }) {
    return {
      Section(node) {
        const proxy = completeProxy(node, model);
        if (proxy === null || !proxy.hasSide('backend')) return;
        const servers = unusedServers(proxy, model);
        // Whether the backend exists is told by its name.
        if (proxy.linesWith('default_backend').length > 0 || proxy.hasSide('frontend')) looksFurther?.();
        if (servers !== null) report({ node: servers.line, messageId: 'servers', related: [{ node: servers.by, messageId: 'other' }] });
        const dispatch = firstLine(proxy, model, 'dispatch');
        const balance = lastLine(proxy, model, 'balance', ({ args }) => args.length > 0);
        if (dispatch && balance) report({ node: dispatch, messageId: 'dispatch', related: [{ node: balance, messageId: 'other' }] });
      },
      'Directive[keyword=/^(log-format|option|error-log-format)$/]'(line: Directive) {
        const other = overruledFormat(line, model);
        if (other === null) return;
        const setting = line.keyword.value === 'option' ? `option ${line.args[0]?.value}` : line.keyword.value;
        report({ node: line, messageId: 'format', data: { setting }, related: [{ node: other, messageId: 'other' }] });
      },
    };
  },
});

function firstLine(proxy: ProxySection, model: Model, ...keywords: readonly string[]): Directive | undefined {
  return proxy.linesWith(...keywords).find((line) => line.prefix === null && model.isRead(line) === true);
}

/** The line that is sure to make a setting of which the last one counts. */
function lastLine(
  proxy: ProxySection,
  model: Model,
  keyword: string,
  matches: (line: Directive) => boolean = () => true,
): Directive | undefined {
  const { candidates, isSet } = model.effectiveSetting(proxy, matches, [keyword]);
  return isSet && candidates.length === 1 ? candidates[0] : undefined;
}

/**
 * The servers of a section that hands all its connections to a backend (src/cfgparse.c `check_config_validity`). A section without a frontend takes
 * no such line from its `defaults`, but HAProxy only warns about one of its own, and keeps it.
 */
function unusedServers(proxy: ProxySection, model: Model): { readonly line: Directive; readonly by: Directive } | null {
  const line = firstLine(proxy, model, 'server', 'server-template');
  const by = lastLine(proxy, model, 'default_backend', (each) => proxy.hasSide('frontend') || model.sectionOf(each) === proxy);
  const name = model.valueOf(by?.args[0]);
  const exists = ['backend', 'listen'].some(
    (kind) => name !== null && (model.sectionsNamed(kind, name)?.some(({ certain }) => certain) ?? false),
  );
  return line && by && exists && name !== model.valueOf(proxy.name) ? { line, by } : null;
}

/** Whether the line sets what only errors are logged by. */
const setsErrorFormat = ({ prefix, keyword }: Directive): boolean => prefix === null && keyword.value === 'error-log-format';

/** The format above it in the same `defaults` section (src/cfgparse-listen.c, "overrides previous"). */
function overruledFormat(line: Directive, model: Model): Directive | null {
  const decides = [setsLogFormat, setsErrorFormat].find((each) => each(line));
  const section = decides === undefined ? null : certainSection(line, model);
  if (decides === undefined || section?.kind !== 'defaults') return null;
  const before = section.lines.slice(0, section.lines.indexOf(line)).filter((other) => decides(other) && other.args.length > 0);
  return before.findLast((other) => model.isRead(other) === true) ?? null;
}
