import type { Version } from '@haplint/catalog';
import { configurationGraph, graphToDot, graphToMermaid, graphToSvg } from '@haplint/core/graph';
import { analyse, parseConfig, readTargetComments } from '@haplint/core/internal';
import { oneOf, parseArguments } from '../arguments.js';
import { readSources } from '../check.js';
import { planConfigurations, settingsPath } from '../configurations.js';
import type { CliIo } from '../io.js';
import type { Notices } from '../notices.js';
import { loadSettings } from '../settings.js';
import { TargetChoice } from '../target-choice.js';
import { UsageError } from '../usage-error.js';

const FORMATS = { svg: graphToSvg, dot: graphToDot, mermaid: graphToMermaid } as const;
const FORMAT_NAMES = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

const USAGE = `usage: haplint graph [options] FILE
  draws a configuration: bind lines, frontends, rules, backends, servers, stick tables
  haplint graph haproxy.cfg > haproxy.svg                      a picture for the browser
  haplint graph -f global.cfg -f conf.d --format dot | dot -Tpdf > haproxy.pdf
  -f PATH                     a file or directory of one configuration; may be repeated
  --format svg|dot|mermaid    a picture (default), Graphviz' language, a Mermaid flowchart for Markdown
  --output-file PATH          write it to a file
  --target VERSION            the version to read ".if" blocks for
`;

/** `haplint graph FILE`: a picture of one configuration. */
export async function printGraph(args: readonly string[], io: CliIo, notices: Notices): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) return void io.stdout.write(USAGE);
  const { rest, format } = takeFormat(args);
  const request = parseArguments(rest, io);
  if ('text' in request) return void io.stdout.write(request.text);
  const output = request.outputFile === null ? null : await (await import('../output-file.js')).openOutput(request.outputFile, io);
  const loader = loadSettings(request, io);
  const configurations = await planConfigurations(request, { cwd: io.cwd, loader, notices });
  if (configurations === null) throw new UsageError('graph needs a file: haplint graph haproxy.cfg');
  if (configurations.length > 1) {
    throw new UsageError(
      `graph draws one configuration, and these are ${configurations.length}; name one file, or with -f the files of one configuration`,
    );
  }
  const [configuration] = configurations;
  const sources = configuration === undefined ? null : await readSources(configuration, io, notices);
  if (configuration === undefined || sources === null) return;
  const files = sources.map(parseConfig);
  const { config } = configuration;
  // A picture is drawn for one version; it only matters to `.if` blocks and to sections that not all versions know.
  const targets: readonly Version[] = await new TargetChoice(io, notices, false).targetsFor(files, config);
  const target = targets[0] ?? readTargetComments(files).targets[0] ?? null;
  const env = config.envFor(settingsPath(files[0]?.path ?? '', io.cwd));
  const text = FORMATS[format](configurationGraph(analyse(files, { target, env })));
  await output?.refuseToReplace(files.map(({ path }) => path));
  if (output === null) io.stdout.write(text);
  else await output.write(text);
}

/** The formats of this command are its own, so they are read before the other options. */
function takeFormat(args: readonly string[]): { rest: string[]; format: keyof typeof FORMATS } {
  let format: keyof typeof FORMATS = 'svg';
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--format' || arg.startsWith('--format=')) {
      const value = arg === '--format' ? args[++i] : arg.slice('--format='.length);
      if (value === undefined) throw new UsageError('--format needs a value: svg, dot or mermaid; see haplint graph --help');
      format = oneOf('--format', value, FORMAT_NAMES);
    } else rest.push(arg);
  }
  return { rest, format };
}
