import { ProxySection } from '@haplint/core/internal';
import type { SectionHeader } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { code } from '../documentation/index.js';
import { originText, settingOf } from '../hover/sections.js';
import { microsecondsOf, shortTime } from '../plain-units.js';

/** A setting that a proxy has without a line of its own. */
export interface InheritedSetting {
  /** Short, for a place beside the header: 'client 50s'. */
  readonly label: string;
  /** Where it comes from, in Markdown. */
  readonly origin: string;
}

/** The timeouts that count most, by the side of a proxy that has them. */
const TIMEOUTS = { frontend: ['client'], backend: ['connect', 'server'] } as const;

/** The mode and the timeouts that a proxy has from its `defaults`, or from HAProxy's own; what is not sure is left out. */
export function inheritedSettings(header: SectionHeader, view: DocumentView): InheritedSetting[] {
  const proxy = view.model.section(header.parent);
  if (!(proxy instanceof ProxySection)) return [];
  const settings: InheritedSetting[] = [];
  const mode = view.model.effectiveMode(proxy);
  if (mode !== null && mode.directive === null) settings.push({ label: mode.mode, origin: `mode ${code(mode.mode)}, HAProxy's default` });
  else if (mode?.directive && view.model.sectionOf(mode.directive) !== proxy) {
    settings.push({ label: mode.mode, origin: `mode ${code(mode.mode)}${originText(mode.directive, proxy, view)}` });
  }
  for (const side of ['frontend', 'backend'] as const) {
    for (const name of proxy.hasSide(side) ? TIMEOUTS[side] : []) {
      const line = settingOf(proxy, ['timeout', name], view);
      if (line === null || view.model.sectionOf(line) === proxy) continue;
      const value = line.args[1]?.raw ?? '';
      const bare = /^\d+$/.test(value) ? microsecondsOf(value, 'ms') : null;
      settings.push({
        label: `${name} ${bare === null ? value : shortTime(bare)}`,
        origin: `timeout ${name} ${code(value)}${originText(line, proxy, view)}`,
      });
    }
  }
  return settings;
}
