import type { Directive } from '@haplint/parser';
import { and, type Certainty, not, or } from './certainty.js';
import type { Model } from './model.js';
import type { ConfigSection, ProxySection } from './sections.js';

/**
 * Whether a proxy sends its logs anywhere: a `log` line of its own or of its `defaults` counts unless a `no log` takes it
 * back. `log global` takes over the lines of the `global` sections above it, so it adds nothing where those have none
 * (src/log.c `parse_logger`, `parse_logsrv` up to 2.8).
 */
export function hasLogTarget(proxy: ProxySection, model: Model): Certainty {
  let has: Certainty = false;
  for (const section of [...proxy.defaults].reverse()) has = afterLines(section, has, model);
  return afterLines(proxy, has, model);
}

/** Whether there is a target behind the section's last line when there was one (`has`) before its first. */
function afterLines(section: ConfigSection, has: Certainty, model: Model): Certainty {
  let result = has;
  for (const line of section.lines) {
    if (line.keywordValue !== 'log') continue;
    const read = and(section.certain ? true : 'unknown', model.isRead(line));
    if (line.prefix !== null) result = and(result, not(read));
    else result = or(result, and(read, isGlobal(line, model) ? hasGlobalTarget(section, model) : true));
  }
  return result;
}

function isGlobal(line: Directive, model: Model): boolean {
  return line.args.length === 1 && model.valueOf(line.args[0]) === 'global';
}

function hasGlobalTarget(before: ConfigSection, model: Model): Certainty {
  let has: Certainty = false;
  for (const section of model.sections) {
    if (section === before) break;
    if (section.kind === 'global') has = afterLines(section, has, model);
  }
  return has;
}
