import plugin from '@haplint/rules';
import type { CliIo } from '../io.js';
import { colorsFor } from '../terminal.js';
import { commandOptions, FORMAT_HELP } from './options.js';
import { columns } from './text.js';

const USAGE = `usage: haplint rules [options]
  lists the built-in rules: the smallest preset that has each, its severity, and whether it mends what it finds
${FORMAT_HELP}
`;

/** `haplint rules`: the built-in rules. */
export async function listRules(args: readonly string[], io: CliIo): Promise<void> {
  const { options, text } = commandOptions(args, io, USAGE);
  if (options === undefined) return void io.stdout.write(text);
  const rules = Object.entries(plugin.rules ?? {}).map(([id, { meta }]) => ({
    id,
    preset: meta.docs.preset ?? 'all',
    severity: meta.severity,
    fixable: meta.fixable !== undefined,
    suggestions: meta.hasSuggestions === true,
    description: meta.docs.description,
    url: meta.docs.url,
  }));
  if (options.format === 'json') return void io.stdout.write(`${JSON.stringify(rules)}\n`);
  const rows = rules.map(({ id, preset, severity, fixable, suggestions, description }) => [
    id,
    preset,
    severity,
    fixable ? 'fix' : suggestions ? 'suggests' : '',
    description,
  ]);
  const colors = colorsFor(io.stdout, io.env, options.color);
  const [head = '', ...lines] = columns([['rule', 'preset', 'severity', 'mends', 'reports'], ...rows]);
  io.stdout.write(`${[colors.bold(head), ...lines].join('\n')}\n`);
}
