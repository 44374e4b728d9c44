import { stat } from 'node:fs/promises';
import { type FormatOptions, formatConfig, hasSameWords } from '@haplint/core/format';
import { parseConfig } from '@haplint/core/internal';
import { encodeSource } from '@haplint/parser';
import { readSources } from '../check.js';
import { planConfigurations, settingsPath } from '../configurations.js';
import { displayPath } from '../display-path.js';
import { reasonOf } from '../fixing/file-fixer.js';
import { replaceFile } from '../fixing/replace-file.js';
import { diffName, unifiedDiff } from '../fixing/unified-diff.js';
import type { CliIo } from '../io.js';
import type { Notices } from '../notices.js';
import { loadSettings } from '../settings.js';
import type { Source } from '../source-files.js';
import { UsageError } from '../usage-error.js';
import { commandOptions } from './options.js';

const USAGE = `usage: haplint format [options] FILE|DIR|GLOB|-...
  lays files out anew: indentation, blank lines, trailing space; words and comments stay as they are
  --check   write nothing; exit with status 1 where a file would change
  --diff    write nothing; print what would change
  -         standard input, laid out on standard output
  "format" in the configuration file says how: { indent: 4, align: keep, blankLines: true }
`;

/** `haplint format FILE...`: lays files out anew. The exit status is 1 where `--check` finds one that would change. */
export async function formatFiles(args: readonly string[], io: CliIo, notices: Notices): Promise<number> {
  const isOwn = (argument: string) => argument === '--check' || argument === '--diff';
  const { options, text } = commandOptions(
    args.filter((argument) => !isOwn(argument)),
    io,
    USAGE,
  );
  if (options === undefined) {
    io.stdout.write(text);
    return 0;
  }
  const mode = { check: args.includes('--check'), diff: args.includes('--diff') };
  const configurations = await planConfigurations(options, { cwd: io.cwd, loader: loadSettings(options, io), notices });
  if (configurations === null) throw new UsageError('format needs a file: haplint format haproxy.cfg');
  let changed = 0;
  const seen = new Set<string>();
  for (const configuration of configurations) {
    const { config, inputs, templateFor } = configuration;
    for (const input of inputs) {
      // One file after the other: each is laid out on its own, whatever it belongs to.
      const [source] = (await readSources({ inputs: [input], templateFor }, io, notices)) ?? [];
      if (source === undefined || seen.has(source.path)) continue;
      seen.add(source.path);
      const isStdin = 'stdin' in input;
      const after = formatted(source, config.format, io, notices);
      if (after === null) continue;
      if (after !== source.text) changed++;
      if (mode.diff) {
        if (after !== source.text) io.stdout.write(encodeSource(unifiedDiff(diffName(source.path, io.cwd), source.text, after)));
      } else if (mode.check) {
        if (after !== source.text)
          notices.note(`${displayPath(settingsPath(source.path, io.cwd), io.cwd)}: would change; haplint format lays it out`);
      } else if (isStdin) io.stdout.write(encodeSource(after));
      else if (after !== source.text) await write(source, after, io, notices);
    }
  }
  return mode.check && changed > 0 ? 1 : 0;
}

/** The file in its new form; null, and a word about it, where it has none. */
function formatted(source: Source, options: FormatOptions, io: CliIo, notices: Notices): string | null {
  const name = displayPath(source.path, io.cwd);
  const file = parseConfig(source);
  if (file.template !== null) {
    notices.note(`${name}: left as it is, for it is a template`);
    return null;
  }
  const text = formatConfig(file, options);
  if (hasSameWords(file, parseConfig({ path: source.path, text }))) return text;
  notices.fail(`${name}: left as it is, for laying it out would change what HAProxy reads; this is a bug in haplint, please report it`);
  return null;
}

async function write(source: Source, text: string, io: CliIo, notices: Notices): Promise<void> {
  const name = displayPath(source.path, io.cwd);
  try {
    if (!(await stat(source.path)).isFile()) return notices.fail(`${name}: not laid out, for it is no regular file`);
    await replaceFile(source.path, source.bytes, encodeSource(text));
    notices.note(`${name}: laid out`);
  } catch (error) {
    notices.fail(`${name}: not laid out, for ${reasonOf(error)}`);
  }
}
