import { rulesets, SECTIONS, type Version } from '@haplint/catalog';
import { manualChapter, manualLink } from '@haplint/catalog/manual-links';
import type { Subject } from './documentation.js';

/** The chapters of the manual, by their titles or beginnings of these, that describe the keywords of each kind of section. */
const CHAPTERS_OF_SECTIONS: Readonly<Record<string, readonly string[]>> = {
  global: ['Global section', 'Global parameters', 'Process management', 'Performance tuning', 'Debugging', 'HTTPClient tuning'],
  peers: ['Peers'],
  userlist: ['Userlists'],
  resolvers: ['The resolvers section'],
  mailers: ['Mailers'],
  cache: ['Cache section'],
  ring: ['Rings'],
  'http-errors': ['HTTP-errors'],
  'fcgi-app': ['Fcgi-app section'],
  'log-forward': ['Log forwarding'],
  program: ['Programs'],
  'crt-store': ['Certificate Storage', 'Load options'],
  'log-profile': ['Log profiles'],
  traces: ['Traces'],
  acme: ['ACME'],
  healthcheck: ['Healthchecks'],
};

const PROXY_CHAPTERS = ['Alphabetically sorted keywords'];
const ACTION_CHAPTERS = ['Alphabetically sorted actions'];

const CHAPTERS_OF_KINDS: Readonly<Partial<Record<Subject['kind'], readonly string[]>>> = {
  'bind parameter': ['Bind options'],
  'server parameter': ['Server and default-server options'],
  'sample fetch': ['Fetching'],
  'ACL keyword': ['Fetching'],
  converter: ['Converters'],
};

/** What is in one table or list of a chapter. */
const TITLES_OF_KINDS: Readonly<Partial<Record<Subject['kind'], string>>> = {
  'log alias': 'Custom log format',
  'predefined ACL': 'Pre-defined ACLs',
};

/** Where the manual of the version's branch describes a keyword of a kind of section. */
export function keywordPlace(section: string, keyword: string, { branch }: Pick<Version, 'branch'>): string | null {
  const isProxy = SECTIONS.some(({ name, proxy }) => proxy && name === section);
  const chapters = isProxy ? PROXY_CHAPTERS : CHAPTERS_OF_SECTIONS[section];
  return chapters === undefined ? null : manualLink(branch, chapters, keyword);
}

/** Where it describes an action: with its ruleset up to 2.8, and once for all rulesets from 2.9 on; by its word, or its name. */
export function actionPlace(
  ruleset: string,
  names: readonly [word: string, action: string],
  { branch }: Pick<Version, 'branch'>,
): string | null {
  // The headings of actions that are told apart by a number have one.
  for (const name of [...names, `${names[1]}0`, `${names[1]}1`]) {
    const link = manualLink(branch, ACTION_CHAPTERS, name) ?? manualLink(branch, PROXY_CHAPTERS, `${ruleset} ${name}`);
    if (link !== null) return link;
  }
  return rulesets().includes(ruleset) ? manualLink(branch, PROXY_CHAPTERS, ruleset) : null;
}

/** Where it describes what has a chapter of its own for its kind. */
export function placeOfKind(kind: Subject['kind'], name: string, { branch }: Pick<Version, 'branch'>): string | null {
  const title = TITLES_OF_KINDS[kind];
  if (title !== undefined) return manualChapter(branch, title);
  const chapters = CHAPTERS_OF_KINDS[kind];
  return chapters === undefined ? null : manualLink(branch, chapters, name);
}

/** Where it describes a kind of section. */
export function sectionPlace(section: string, { branch }: Pick<Version, 'branch'>): string | null {
  if (SECTIONS.some(({ name, proxy }) => proxy && name === section)) return manualChapter(branch, 'Proxies');
  const chapters = CHAPTERS_OF_SECTIONS[section];
  if (chapters === undefined) return null;
  return manualLink(branch, chapters, section) ?? manualChapter(branch, chapters[0] ?? '');
}
