import { STREAM_RULES, type Version } from '@haplint/catalog';
import { defineRule, type Model, type ProxySection } from '@haplint/core';
import { asCheckedProxy, mayNameOtherBackend, proxiesByName, sampleExpressions } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { argumentFinding, typedArguments } from '../sample-arguments.js';
import { SAMPLES } from '../selectors.js';
import { takerOf } from '../taken-defaults.js';

type Missing =
  | 'frontend'
  | 'backend'
  | 'server'
  | 'table'
  | 'userlist'
  | 'no-frontend'
  | 'no-backend'
  | 'no-table'
  | 'unnamed'
  | 'in-defaults';

/** Arguments of fetches and converters that name what does not exist (src/sample.c `smp_resolve_args`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'arguments that name a proxy, a server, a stick table or a userlist which does not exist', preset: 'check' },
    severity: 'error',
    oncePer: 'form',
    quietReach: 'section',
    needsWhole: 'configuration',
    messages: {
      frontend: 'Unknown frontend "{{ value }}" in the arguments of "{{ name }}".',
      backend: 'Unknown backend "{{ value }}" in the arguments of "{{ name }}".',
      server: 'Unknown server "{{ value }}" in the arguments of "{{ name }}"; expected "server" or "backend/server".',
      table: 'Unknown stick table "{{ value }}" in the arguments of "{{ name }}": nothing of that name has a "stick-table" line.',
      userlist: 'Unknown userlist "{{ value }}" in the arguments of "{{ name }}".',
      'no-frontend': 'Expected the name of a frontend in the arguments of "{{ name }}": this proxy is none.',
      'no-backend': 'Expected the name of a backend in the arguments of "{{ name }}": this proxy is none.',
      'no-table': 'Expected the name of a stick table in the arguments of "{{ name }}": this proxy has none.',
      'in-defaults':
        'Expected the name of a proxy in the arguments of "{{ name }}": rules of a "defaults" section have no servers and no table of their own.',
      unnamed: 'Expected a name in the arguments of "{{ name }}".',
    } satisfies Record<Missing, string>,
  },
  create({ model, report, sourceCode, looksFurther }) {
    const target = model.target as Version; // a configuration is always read for some version here
    return {
      [SAMPLES](line: Directive) {
        const section = model.sectionOf(line);
        const isInDefaults = section?.kind === 'defaults';
        if (isInDefaults && !STREAM_RULES.includes(line.keyword.value)) return;
        if (isInDefaults) looksFurther?.();
        // HAProxy resolves the arguments of rules in a "defaults" section that some proxy takes.
        const proxy = asCheckedProxy(isInDefaults ? takerOf(section, model) : section, model);
        if (proxy === null) return;
        for (const { uses, areRead } of sampleExpressions(line, model)) {
          for (const use of uses) {
            if (use.problems.length > 0 || argumentFinding(use, target) !== null) continue;
            for (const call of [...(use.fetch === null ? [] : [use.fetch]), ...use.converters]) {
              for (const { type, value } of typedArguments(call, use, target) ?? []) {
                if (!OF_NAMES.has(type)) continue;
                // There may be what it names in one configuration, and not in another.
                looksFurther?.();
                const messageId = isInDefaults && isOwn(type, value) ? 'in-defaults' : missing(type, value, proxy, model);
                if (isInDefaults && value === '' && messageId !== 'in-defaults') continue;
                if (messageId === null || !areRead()) continue;
                // A userlist that an ACL names is a section that does not exist: see `undefined-section`.
                if (messageId === 'userlist' && use.acl !== null) continue;
                const loc = sourceCode.ast.lines.locationAt(call.start, call.end);
                report({ loc, messageId, data: { name: call.name, value } });
              }
            }
          }
        }
      },
    };
  },
});

/** The types of arguments that name something. */
const OF_NAMES: ReadonlySet<string> = new Set(['frontend', 'backend', 'server', 'table', 'user list']);

/** Whether a value means the section itself: its table, or one of its servers. */
function isOwn(type: string, value: string): boolean {
  return (type === 'table' && value === '') || (type === 'server' && !value.includes('/'));
}

function missing(type: string, value: string, proxy: ProxySection, model: Model): Missing | null {
  switch (type) {
    case 'frontend':
    case 'backend': {
      if (value === '') return proxy.hasSide(type) ? null : type === 'frontend' ? 'no-frontend' : 'no-backend';
      const known = proxiesByName(type, model);
      return known === null || known.has(value) || (type === 'backend' && mayNameOtherBackend(value, model)) ? null : type;
    }
    case 'server':
      return value === '' ? 'unnamed' : serverIsMissing(value, proxy, model) ? 'server' : null;
    case 'table': {
      const name = value === '' ? model.valueOf(proxy.name) : value;
      if (name === null || !tableIsMissing(name, model)) return null;
      return value === '' ? 'no-table' : 'table';
    }
    case 'user list': {
      if (value === '') return 'unnamed';
      const lists = model.sectionsNamed('userlist', value);
      return lists !== null && lists.length === 0 ? 'userlist' : null;
    }
    default:
      return null;
  }
}

/** Whether it is certain that no server has the name, of its own backend or as "backend/server". */
function serverIsMissing(value: string, own: ProxySection, model: Model): boolean {
  const at = value.lastIndexOf('/');
  const backends = proxiesByName('backend', model);
  if (backends === null) return false;
  const backend = at === -1 ? own : backends.get(value.slice(0, at));
  if (backend === undefined) return !mayNameOtherBackend(value.slice(0, at), model);
  if (!model.isReadable(backend) || backend.lines.some(({ keyword }) => keyword.value === 'server-template' || !keyword.isLiteral))
    return false;
  const name = value.slice(at + 1);
  const servers = backend.lines.filter((line) => line.keyword.value === 'server' && model.isRead(line) !== false);
  return servers.every(({ args: [word] }) => word !== undefined && model.valueOf(word) !== null && model.valueOf(word) !== name);
}

/** Whether it is certain that no proxy and no `peers` section has a stick table of that name (src/stick_table.c `stktable_find_by_name`). */
function tableIsMissing(name: string, model: Model): boolean {
  const at = name.indexOf('/');
  const holders = at === -1 ? model.proxies : model.sectionsOfKind('peers');
  const holder = at === -1 ? name : name.slice(0, at);
  const [keyword, table] = at === -1 ? ['stick-table', null] : ['table', name.slice(at + 1)];
  return holders.every((section) => {
    const own = section.name === null ? '' : model.valueOf(section.name);
    if (own === null) return false;
    if (own !== holder) return true;
    return section.node.body.every((line) => {
      if (line.type !== 'Directive') return true;
      if (line.broken || !line.keyword.isLiteral) return false;
      if (line.keyword.value !== keyword || model.isRead(line) === false) return true;
      return table !== null && model.valueOf(line.args[0]) !== null && model.valueOf(line.args[0]) !== table;
    });
  });
}
