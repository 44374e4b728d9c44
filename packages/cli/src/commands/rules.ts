import type { RunnableDeclaration } from '@haplint/core/config';
import plugin from '@haplint/rules';
import type { CliIo } from '../io.js';
import { colorsFor } from '../terminal.js';
import { commandOptions, FORMAT_HELP } from './options.js';
import { settingsHere } from './settings-here.js';
import { columns } from './text.js';

const USAGE = `usage: haplint rules [options]
  lists the rules: the smallest preset that has each, its severity, and whether it mends what it finds; behind the built-in ones
  those of the plugins, and those that the configuration here declares
${FORMAT_HELP}
`;

/** `haplint rules`: the built-in rules, and those that the configuration of this directory adds. */
export async function listRules(args: readonly string[], io: CliIo): Promise<void> {
  const { options, text } = commandOptions(args, io, USAGE);
  if (options === undefined) return void io.stdout.write(text);
  const { allRules } = await settingsHere(options, io);
  const isOurs = (id: string) => Object.hasOwn(plugin.rules ?? {}, id);
  const own = [...allRules].filter(([id]) => !isOurs(id)).sort(([a], [b]) => (a < b ? -1 : 1));
  const rules = [...Object.entries(plugin.rules ?? {}), ...own].map(([id, rule]) => ({
    id,
    preset: isOurs(id) ? (rule.meta.docs.preset ?? 'all') : 'declaration' in rule ? 'declared' : 'plugin',
    severity: rule.meta.severity,
    fixable: rule.meta.fixable !== undefined,
    suggestions: rule.meta.hasSuggestions === true,
    description: (rule as Partial<RunnableDeclaration>).declaration?.message ?? rule.meta.docs.description,
    url: rule.meta.docs.url,
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
