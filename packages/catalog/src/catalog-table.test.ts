import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ACTIONS_OUTSIDE_TABLES } from './data/actions.js';
import { SECOND_WORDS } from './data/second-words.js';
import { KEYWORDS_OF_SECTIONS } from './data/section-keywords.js';
import { UNBUILT_ENTRIES } from './data/unbuilt-entries.js';
import { BACKPORTS, DUMPED_BRANCHES, TABLES } from './generated/keywords.js';
import {
  actionsOf,
  bindParameters,
  certificateParameters,
  crtListParameters,
  keywordsOf,
  type Lifecycle,
  proxyOptions,
  serverParameters,
  subKeywordsOf,
} from './keywords.js';
import { KNOWN_BRANCHES } from './releases.js';
import { aclKeywords, converters, filters, sampleFetches, services } from './samples.js';
import { SECTION_NAMES, SECTIONS } from './sections.js';
import { compareBranches, isBranchName } from './version.js';

const scripts = new URL('../scripts/', import.meta.url);

/** Every map of the catalog, by what it is of. */
const maps: [string, ReadonlyMap<string, Lifecycle & { name: string }>][] = [
  ...SECTIONS.map(({ name }) => [`section ${name}`, keywordsOf(name)] as [string, ReturnType<typeof keywordsOf>]),
  ...Object.keys(ACTIONS_OUTSIDE_TABLES).map((ruleset) => [ruleset, actionsOf(ruleset) ?? new Map()] as [string, Map<string, never>]),
  ...Object.keys(SECOND_WORDS).map((path) => {
    const [kind = '', name = ''] = path.split(' ');
    return [`${path} ...`, subKeywordsOf(kind === 'proxy' ? 'listen' : kind, name) ?? new Map()] as [string, Map<string, never>];
  }),
  ['options', proxyOptions()],
  ['bind', bindParameters()],
  ['server', serverParameters()],
  ['crt-list', crtListParameters()],
  ['load', certificateParameters()],
  ['sample fetches', sampleFetches()],
  ['converters', converters()],
  ['ACL keywords', aclKeywords()],
  ['filters', filters()],
  ['services', services()],
];

describe.each(maps)('%s', (_, entries) => {
  it('is sorted, names its entries and is not empty', () => {
    const names = [...entries.keys()];
    expect(names.length).toBeGreaterThan(0);
    expect(names).toEqual([...names].sort());
    for (const [name, entry] of entries) expect(entry.name).toBe(name);
  });

  it('has lifecycles that go forward', () => {
    for (const { name, since, deprecated, removed, backports = [] } of entries.values()) {
      for (const branch of [since, deprecated, removed, ...backports]) if (branch !== null) expect(isBranchName(branch), name).toBe(true);
      if (since !== null) expect(KNOWN_BRANCHES, name).toContain(since);
      if (since !== null && deprecated !== null) expect(compareBranches(since, deprecated), name).toBeLessThanOrEqual(0);
      if (since !== null && removed !== null) expect(compareBranches(since, removed), name).toBeLessThan(0);
      if (deprecated !== null && removed !== null) expect(compareBranches(deprecated, removed), name).toBeLessThan(0);
    }
  });
});

describe('the hand-written data', () => {
  it('is of sections and rulesets that exist', () => {
    for (const section of Object.keys(KEYWORDS_OF_SECTIONS)) expect(SECTION_NAMES, section).toContain(section);
    for (const path of Object.keys(SECOND_WORDS)) {
      const [kind = '', name = ''] = path.split(' ');
      expect(keywordsOf(kind === 'proxy' ? 'listen' : kind).has(name), path).toBe(true);
    }
    for (const table of Object.keys(UNBUILT_ENTRIES)) expect(Object.keys(TABLES), table).toContain(table);
  });

  it('repeats no generated entry', () => {
    for (const [table, lines] of Object.entries(UNBUILT_ENTRIES)) {
      const generated = new Set(TABLES[table]?.split('\n').map((line) => line.split('\t')[0]));
      for (const line of lines.split('\n')) expect(generated, table).not.toContain(line.split('\t')[0]);
    }
  });
});

describe('the generated module', () => {
  it('has the branches that haplint can analyse', () => {
    expect(DUMPED_BRANCHES).toEqual(KNOWN_BRANCHES);
    for (const table of Object.keys(BACKPORTS)) expect(Object.keys(TABLES)).toContain(table);
  });

  it('is what the script writes from the committed branches', () => {
    const script = fileURLToPath(new URL('build-keywords.mjs', scripts));
    expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toContain('3.5');
  });
});

describe('the script', async () => {
  const tables = await import(/* @vite-ignore */ new URL('keyword-tables.mjs', scripts).href);
  const dump = (...lines: string[]) => tables.readDump(['# List of registered configuration keywords:', ...lines, ''].join('\n'));
  const table = (catalog: unknown, name: string) => JSON.parse(tables.writeJson(catalog)).tables[name];

  it('reads a dump', () => {
    const read = tables.readDump(
      [
        '# List of registered ACL keywords:',
        'hdr_beg = req.hdr -m beg',
        '# List of registered configuration keywords:',
        'global',
        '\tchroot',
        'listen',
        '\ttimeout',
        '\tbind <addr> ssl alpn +1',
        '\tserver <name> <addr> source +-1',
        '\toption checkcache [ BE HTTP ]',
        '\thttp-request set-var*',
        'crt-list',
        '\tno-alpn',
        '# List of registered CLI keywords:',
        'show info [WORKER] ',
        '# List of registered sample converter functions:',
        'ipmask(IPv4 mask[,IPv6 mask]): addr => addr',
        '# List of registered sample fetch functions:',
        '# | | |',
        '[ . Y Y ] req.hdr([string,integer]): str',
        '',
      ].join('\n'),
    );
    expect(Object.fromEntries([...read].map(([name, entries]) => [name, [...entries]]))).toEqual({
      acl: ['hdr_beg\treq.hdr beg'],
      section: ['global', 'proxy', 'crt-list'],
      global: ['chroot'],
      proxy: ['timeout'],
      bind: ['alpn\t1 ssl'],
      server: ['source\t-1'],
      option: ['checkcache\tBE HTTP'],
      'http-request': ['set-var\t*'],
      'crt-list': ['no-alpn\t0'],
      converter: ['ipmask\taddr addr IPv4 mask[,IPv6 mask]'],
      fetch: ['req.hdr\tstr .xx [string,integer]'],
    });
  });

  it('refuses a line of a form it does not know', () => {
    expect(() => dump('global', '\tchroot with more')).toThrow('line 3');
  });

  it('adds a branch, and puts a new dump of one in the place of the old', () => {
    const catalog = tables.emptyCatalog();
    tables.mergeDump(catalog, '3.0', dump('global', '\told', '\tkept'));
    tables.mergeDump(catalog, '3.2', dump('global', '\tkept', '\tnew'));
    expect(table(catalog, 'global')).toEqual({ kept: '3.0-', new: '3.2-', old: '3.0' });
    const again = tables.readJson(tables.writeJson(catalog));
    tables.mergeDump(again, '3.1', dump('global', '\told', '\tkept'));
    expect(table(again, 'global')).toEqual({ kept: '3.0-', new: '3.2-', old: '3.0-3.1' });
    tables.mergeDump(again, '3.1', dump('global', '\tnew', '\tkept'));
    expect(table(again, 'global')).toEqual({ kept: '3.0-', new: '3.1-', old: '3.0' });
    expect(tables.writeModule(again)).toContain('global: `kept\nnew\t3.1\nold\t\t3.1`');
  });

  it('keeps a later release of a branch beside it', () => {
    const catalog = tables.emptyCatalog();
    expect(tables.labelOf(catalog, '3.0.11-1+deb13u3')).toBe('3.0');
    tables.mergeDump(catalog, '3.0', dump('global', '\tkept'));
    expect(tables.labelOf(catalog, '3.0.11-1+deb13u3')).toBe('3.0.11');
    expect(tables.labelOf(catalog, '3.5-dev5.txt')).toBe('3.5');
    tables.mergeDump(catalog, '3.1', dump('global', '\tkept', '\tlate'));
    tables.mergeDump(catalog, '3.0.11', dump('global', '\tkept', '\tlate', '\tother-build'));
    expect(table(catalog, 'global')).toEqual({ kept: '3.0-', late: '3.0.11-', 'other-build': '3.0.11' });
    const module = tables.writeModule(catalog);
    expect(module).toContain('global: `kept\nlate\t3.1`');
    expect(module).toContain('global: `late\t3.0.11`');
  });
});
