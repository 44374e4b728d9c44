import { featureFor, formatVersion, namesKnownTo, type Version } from '@haplint/catalog';

/** What a build of HAProxy says of itself. */
export interface Build {
  readonly version: Version;
  /** Every name in its keyword dump (`-dKall`, from 2.6 on); empty where it has none to tell. */
  readonly names: ReadonlySet<string>;
  /** What it was built without, from the feature list of `-vv`: 'QUIC'. */
  readonly without: ReadonlySet<string>;
}

/** Every word of a keyword dump that may be a name: the list is only ever asked for names that the catalog knows. */
export function namesInDump(dump: string): Set<string> {
  const names = new Set<string>();
  for (const line of dump.split('\n')) {
    if (line.startsWith('#')) continue;
    for (const word of line.split(/[\s:(]+/)) names.add(word.replace(/\*$/, ''));
  }
  return names;
}

/** The features behind a minus in the output of `haproxy -vv`. */
export function featuresWithout(output: string): Set<string> {
  const list = /^Feature list : (.*)$/m.exec(output)?.[1] ?? '';
  return new Set(list.split(' ').flatMap((feature) => (feature.startsWith('-') ? [feature.slice(1)] : [])));
}

/** What is quoted in a message: names among them. */
const QUOTED = /'([^' ]+)'|"([^" ]+)"|<([^<> ]+)>/g;

/** Whether a message may come from a name that this build does not know. */
export function mayBeMissing(text: string): boolean {
  return /unknown|no such|not supported|unsupported|unexpected|invalid|does not exist|expects/i.test(text);
}

/** Says that this build lacks what other builds of its version have; null where no name in the message is such. */
export function missingFromBuild(text: string, { version, names, without }: Build): string | null {
  if (names.size === 0) return null;
  const known = namesKnownTo(version);
  for (const match of text.matchAll(QUOTED)) {
    const name = (match[1] ?? match[2] ?? match[3] ?? '').split('(')[0] as string;
    if (!known.has(name) || names.has(name)) continue;
    const feature = featureFor(name);
    const why = feature !== null && without.has(feature) ? `, for it was built without ${feature}` : '';
    return `this build of HAProxy ${formatVersion(version)} lacks "${name}"${why}`;
  }
  return null;
}
