import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { ProxySection, parameterValue, proxiesByName, remembered, serverSettings, serversOf } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';

const TRACK = 'track';

/** What makes HAProxy know the state of a server. */
const WATCHED = ['check', 'agent-check', TRACK];

/** Servers that take their state from one that HAProxy does not find, or does not check (src/server.c `srv_apply_track`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'servers that `track` one that does not exist, or that is not checked', preset: 'check' },
    severity: 'error',
    oncePer: 'form',
    quietReach: 'section',
    needsWhole: 'configuration',
    messages: {
      server: 'Unknown server "{{ name }}" to track: {{ section }} has none of that name, so HAProxy refuses to start.',
      section: 'Unknown backend "{{ name }}" to track a server of; HAProxy refuses to start.',
      unchecked:
        'Server "{{ name }}" is tracked and has no "check" or "agent-check", so HAProxy refuses to start. Have it checked, or track another.',
      itself: 'This server tracks itself, so HAProxy refuses to start.',
      tracked: 'The server that is tracked',
    },
  },
  create({ model, report, looksFurther }) {
    const serversIn = remembered((proxy: ProxySection) => namedServers(proxy, model));
    const tracksByDefault = remembered((section: ConfigSection) =>
      section.linesWith('default-server').some(({ raw }) => raw.includes(TRACK)),
    );
    return {
      'Directive[keyword="server"]'(line: Directive) {
        const own = model.sectionOf(line);
        if (!(own instanceof ProxySection) || !(line.raw.includes(TRACK) || own.inLine.some(tracksByDefault))) return;
        const tracked = serverSettings(line, model)?.valueOf(TRACK);
        if (!tracked) return;
        looksFurther?.();
        const end = tracked.lastIndexOf('/');
        const name = tracked.slice(end + 1);
        const node = parameterValue(line, TRACK, model) ?? line.args[0] ?? line;
        const backends = proxiesByName('backend', model);
        const proxy = end === -1 ? own : backends?.get(tracked.slice(0, end));
        if (proxy === undefined) {
          if (backends !== null) report({ node, messageId: 'section', data: { name: tracked.slice(0, end) } });
          return;
        }
        const servers = model.isReadable(proxy) ? serversIn(proxy) : null;
        const found = servers?.get(name);
        if (servers === null || found === null) return;
        if (found === undefined) report({ node, messageId: 'server', data: { name, section: sectionTitle(proxy) } });
        else if (found.line === line) report({ node, messageId: 'itself' });
        else if (!found.mayBeWatched) {
          report({ node, messageId: 'unchecked', data: { name }, related: [{ node: found.line, messageId: 'tracked' }] });
        }
      },
    };
  },
});

interface NamedServer {
  readonly line: Directive;
  readonly mayBeWatched: boolean;
}

/** The servers of a proxy by their names, null for a name that several have; null where the text does not tell all names. */
function namedServers(proxy: ProxySection, model: Model): ReadonlyMap<string, NamedServer | null> | null {
  const lines = serversOf(proxy, model);
  // The names that templates make are for HAProxy to count.
  if (lines === null || proxy.linesWith('server-template').length > 0) return null;
  const servers = new Map<string, NamedServer | null>();
  for (const { line } of lines) {
    const name = model.firstValue(line) ?? null;
    if (name === null) return null;
    const settings = serverSettings(line, model);
    const mayBeWatched = settings === null || WATCHED.some((parameter) => settings.has(parameter));
    servers.set(name, servers.has(name) ? null : { line, mayBeWatched });
  }
  return servers;
}
