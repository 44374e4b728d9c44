import { findAction, isKnown } from '@haplint/catalog';
import { defineRule, type Model } from '@haplint/core';
import { argumentProblemOf, asCheckedProxy, NearestNames, namesIn, ProxySection } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { WRITE_MESSAGE, writeInstead } from '../write-instead.js';

/**
 * Servers that a "use-server" line asks for and the section does not have (src/cfgparse.c `check_config_validity`), and servers of other sections that
 * rules name as `backend/server` (src/tcp_act.c `tcp_check_attach_srv`).
 */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`use-server` and `attach-srv` with a name that no server of the section has', preset: 'check' },
    severity: 'error',
    quietReach: 'section',
    needsWhole: 'section',
    hasSuggestions: true,
    messages: {
      unknown: 'Unknown server "{{ name }}": no "server" line of this section has that name, so HAProxy refuses to start.',
      misspelt: 'Unknown server "{{ name }}"; did you mean "{{ nearest }}"?',
      elsewhere: 'Unknown server "{{ name }}"; expected "backend/server" with the names of both, so HAProxy refuses to start.',
      ...WRITE_MESSAGE,
    },
  },
  create({ model, report, looksFurther }) {
    const servers = new Map<ProxySection, ServerNames | null>();
    const serversIn = (proxy: ProxySection) => {
      let names = servers.get(proxy);
      if (names === undefined) {
        names = serverNames(proxy, model);
        servers.set(proxy, names);
      }
      return names;
    };
    /** Whether no server goes by the name of its section and its own. */
    const isMissing = (name: string) => {
      const slash = name.indexOf('/');
      const sections = ['backend', 'listen'].map((kind) => model.sectionsNamed(kind, name.slice(0, slash)));
      const found = sections.flatMap((named) => named ?? []);
      if (!model.isWhole || sections.includes(null) || found.length > 1) return false;
      const [section] = found;
      if (slash === -1 || section === undefined) return true;
      const names = section instanceof ProxySection && section.certain && model.isReadable(section) ? serversIn(section) : null;
      return names !== null && !names.all.has(name.slice(slash + 1));
    };
    return {
      'Directive[keyword="use-server"]'(line: Directive) {
        const [word] = line.args;
        if (line.broken || line.prefix !== null || model.isRead(line) !== true) return;
        const proxy = asCheckedProxy(model.sectionOf(line), model);
        const name = model.valueOf(word);
        // A "%" makes a log-format string of it, which a request decides.
        if (proxy === null || !model.isReadable(proxy) || word === undefined || name === null || name === '' || name.includes('%')) return;
        const names = serversIn(proxy);
        if (names === null || names.all.has(name)) return;
        const nearest = names.nearest.to(name);
        if (nearest === null) report({ node: word, messageId: 'unknown', data: { name } });
        else report({ node: word, messageId: 'misspelt', data: { name, nearest }, suggest: writeInstead(word, nearest) });
      },
      'Directive[keyword="tcp-request"]'(line: Directive) {
        if (line.broken || line.prefix !== null || model.isRead(line) !== true || !isKnownRule(line, model)) return;
        for (const { word, name, naming } of namesIn(line, model)) {
          if (naming.kind !== 'server' || naming.defines === true) continue;
          looksFurther?.();
          const isChecked = asCheckedProxy(model.sectionOf(line), model) !== null && argumentProblemOf(line, model) === null;
          if (isChecked && isMissing(name)) report({ node: word, messageId: 'elsewhere', data: { name } });
        }
      },
    };
  },
});

/** Whether the target knows the action of a rule; what it does not know is told elsewhere. */
function isKnownRule({ keyword, args: [ruleset, word] }: Directive, { target }: Model): boolean {
  const action = ruleset === undefined || word === undefined ? null : findAction(`${keyword.value} ${ruleset.value}`, word.value);
  return target !== null && action !== null && isKnown(action, target);
}

interface ServerNames {
  readonly all: ReadonlySet<string>;
  readonly nearest: NearestNames;
}

/** The names of the servers of a proxy, those made of templates too; null where the text does not tell. */
function serverNames(proxy: ProxySection, model: Model): ServerNames | null {
  const names = new Set<string>();
  for (const { keyword, args } of proxy.linesWith('server', 'server-template')) {
    const isTemplate = keyword.value === 'server-template';
    const name = model.valueOf(args[0]);
    const numbers = isTemplate ? templateNumbers(args[1], model) : [''];
    if (name === null || numbers === null) return null;
    for (const number of numbers) names.add(`${name}${number}`);
    if (names.size > MOST_NAMES) return null;
  }
  return { all: names, nearest: new NearestNames(names) };
}

/** More servers than anybody declares; such a line is not looked into. */
const TOO_MANY = 10_000;

/** More servers than anybody declares in a proxy; such a one is not looked into. */
const MOST_NAMES = 100_000;

/** The numbers behind the prefix of a template: `3` is 1 to 3. */
function templateNumbers(word: Word | undefined, model: Model): readonly number[] | null {
  const [, low = '', high] = /^(\d+)(?:-(\d+))?$/.exec(model.valueOf(word) ?? '') ?? [];
  const [first, last] = high === undefined ? [1, Number(low)] : [Number(low), Number(high)];
  if (low === '' || last - first > TOO_MANY) return null;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
