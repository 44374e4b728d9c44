// The tables behind the keyword catalog: reading HAProxy's dump (`-dKall`), merging branches, writing the module.
//
// A table maps an entry, a name with what the dump says of it ("alpn +1"), to the branches that have it. A later release of a
// branch, '3.0.11', counts beside its branch, which then stands for its first release: names are backported. The two text forms:
// generated/branches.json, with every entry and its branches as runs ("2.6-3.0 3.2-"), from which the tables can be had back,
// and src/generated/keywords.ts, with one line an entry and its first and last branch, which is what programs load.

/** The words that open a rule's line in a dump, longest first. */
const RULESETS = [
  'tcp-request connection',
  'tcp-request session',
  'tcp-request content',
  'tcp-response content',
  'http-after-response',
  'http-request',
  'http-response',
  'quic-initial',
];

/** What a dump calls "listen" are the keywords of every proxy section. */
const SECTION_NAMES = new Map([['listen', 'proxy']]);

const PART_READERS = new Map([
  ['ACL keywords', readAcl],
  ['configuration keywords', readConfiguration],
  ['sample converter functions', readConverter],
  ['filter names', readFilter],
  ['sample fetch functions', readFetch],
  ['service names', readService],
]);

/**
 * Reads a dump into `{ table: [entry] }`. An entry is a name, a tab and its traits. Throws where a line has no form known,
 * so that a change of HAProxy's format does not go by unseen.
 */
export function readDump(text) {
  const tables = new Map();
  const add = (table, name, traits = '') => {
    if (!tables.has(table)) tables.set(table, new Set());
    tables.get(table).add(traits === '' ? name : `${name}\t${traits}`);
  };
  let read = null;
  let state = {};
  for (const [index, line] of text.split('\n').entries()) {
    const part = /^# List of registered (.*):$/.exec(line);
    if (part !== null) {
      read = PART_READERS.get(part[1]) ?? null;
      state = {};
    } else if (read !== null && line.trim() !== '' && !line.startsWith('#')) {
      if (read(line, add, state) === false) throw new Error(`line ${index + 1} of the dump is of no known form: ${line}`);
    }
  }
  return tables;
}

function readAcl(line, add) {
  const match = /^(\S+) = (\S+) -m (\S+)$/.exec(line);
  return match === null ? false : add('acl', match[1], `${match[2]} ${match[3]}`);
}

function readConfiguration(line, add, state) {
  if (!line.startsWith('\t')) {
    state.section = SECTION_NAMES.get(line) ?? line;
    return add('section', state.section);
  }
  const words = line.trim();
  const parameter = /^(bind <addr>|server <name> <addr>)( ssl)? (\S+)(?: \+(-?\d+))?$/.exec(words);
  if (parameter !== null) {
    const [, kind, ssl, name, count = '0'] = parameter;
    return add(kind.split(' ')[0], name, [count, ssl === undefined ? '' : 'ssl'].join(' ').trim());
  }
  const option = /^option (\S+) \[((?: (?:FE|BE|HTTP))*) \]$/.exec(words);
  if (option !== null) return add('option', option[1], option[2].trim());
  const ruleset = RULESETS.find((name) => words.startsWith(`${name} `));
  if (ruleset !== undefined) {
    const action = /^(\S+?)(\*?)$/.exec(words.slice(ruleset.length + 1));
    return action === null ? false : add(ruleset, action[1], action[2]);
  }
  const keyword = /^(\S+)(?: \+(\d+))?$/.exec(words);
  if (keyword === null) return false;
  return state.section === 'crt-list' ? add('crt-list', keyword[1], keyword[2] ?? '0') : add(state.section, keyword[1]);
}

function readConverter(line, add) {
  const match = /^([^\s:(]+)(?:\((.*)\))?: (\S+) => (\S+)$/.exec(line);
  return match === null ? false : add('converter', match[1], `${match[4]} ${match[3]} ${match[2] ?? ''}`.trim());
}

function readFilter(line, add) {
  const match = /^(\S+) \[\S+\]$/.exec(line);
  return match === null ? false : add('filter', match[1]);
}

function readFetch(line, add) {
  const match = /^\[((?: [Y.])+) \] ([^\s:(]+)(?:\((.*)\))?: (\S+)$/.exec(line);
  if (match === null) return false;
  return add('fetch', match[2], `${match[4]} ${match[1].replaceAll(' ', '').replaceAll('Y', 'x')} ${match[3] ?? ''}`.trim());
}

function readService(line, add) {
  return /^\S+$/.test(line) ? add('service', line) : false;
}

/**
 * What a dump is known as in a catalog, from the name of its file or its version: the branch ('3.5' of '3.5-dev5'), or the
 * release ('3.0.11') where the catalog has the branch already.
 */
export function labelOf(catalog, text) {
  const match = /(\d+\.\d+)(\.[1-9]\d*)?/.exec(text);
  if (match === null) throw new Error(`no branch in ${text}`);
  const [release, branch, patch] = match;
  return patch !== undefined && catalog.branches.includes(branch) ? release : branch;
}

const isBranch = (label) => label.split('.').length === 2;

export function compareBranches(a, b) {
  const [numbersA, numbersB] = [a, b].map((label) => label.split('.').map(Number));
  return numbersA[0] - numbersB[0] || numbersA[1] - numbersB[1] || (numbersA[2] ?? 0) - (numbersB[2] ?? 0);
}

/** A catalog without any branch: `{ branches: [name], tables: Map(table -> Map(entry -> Set(branch))) }`. */
export function emptyCatalog() {
  return { branches: [], tables: new Map() };
}

/** Adds a branch's dump, in place of what was known of that branch. */
export function mergeDump(catalog, branch, dump) {
  catalog.branches = [...new Set([...catalog.branches, branch])].sort(compareBranches);
  for (const entries of catalog.tables.values()) for (const branches of entries.values()) branches.delete(branch);
  for (const [table, names] of dump) {
    if (!catalog.tables.has(table)) catalog.tables.set(table, new Map());
    const entries = catalog.tables.get(table);
    for (const name of names) {
      if (!entries.has(name)) entries.set(name, new Set());
      entries.get(name).add(branch);
    }
  }
}

/** The branches as runs: '2.4-2.6 2.8-' is 2.4 to 2.6, and 2.8 to the newest. */
function writeRuns(all, branches) {
  const runs = [];
  let start = null;
  for (const [index, branch] of [...all, null].entries()) {
    if (branch !== null && branches.has(branch)) start ??= branch;
    else if (start !== null) {
      const last = all[index - 1];
      runs.push(branch === null ? `${start}-` : start === last ? start : `${start}-${last}`);
      start = null;
    }
  }
  return runs.join(' ');
}

function readRuns(all, text) {
  const branches = new Set();
  for (const run of text.split(' ')) {
    const [first, last = first] = run.split('-');
    for (const branch of all) {
      if (compareBranches(branch, first) >= 0 && (last === '' || compareBranches(branch, last) <= 0)) branches.add(branch);
    }
  }
  return branches;
}

const byText = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);

/** generated/branches.json: sorted, one entry a line. */
export function writeJson({ branches, tables }) {
  const sorted = [...tables].sort(byText).map(([table, entries]) => {
    const kept = [...entries].filter(([, known]) => known.size > 0).sort(byText);
    return [table, Object.fromEntries(kept.map(([entry, known]) => [entry, writeRuns(branches, known)]))];
  });
  return `${JSON.stringify({ branches, tables: Object.fromEntries(sorted) }, null, 1)}\n`;
}

export function readJson(text) {
  const { branches, tables } = JSON.parse(text);
  const read = (entries) => new Map(Object.entries(entries).map(([entry, runs]) => [entry, readRuns(branches, runs)]));
  return { branches, tables: new Map(Object.entries(tables).map(([table, entries]) => [table, read(entries)])) };
}

/**
 * src/generated/keywords.ts. An entry's line is its name, since, removed and traits. A name whose traits changed has one line a
 * form, from old to new. A branch in the middle without the name counts as having it: it was built without, as a rule.
 */
export function writeModule({ branches: labels, tables }) {
  const branches = labels.filter(isBranch);
  const lines = [
    '// Generated by scripts/build-keywords.mjs from generated/branches.json. Do not edit.',
    '',
    '/** The branches whose dumps are in here, from old to new. */',
    `export const DUMPED_BRANCHES: readonly string[] = [${branches.map((branch) => `'${branch}'`).join(', ')}];`,
    '',
    '/** Per table, a line for each form of each name: name, since, removed and traits, separated by tabs. */',
    'export const TABLES: Readonly<Record<string, string>> = {',
    ...moduleTables(tables, (entries) => formLines(branches, entries)),
    '};',
    '',
    '/** Per table, a line for each name that a release of a branch has, but its first one has not: name and release. */',
    'export const BACKPORTS: Readonly<Record<string, string>> = {',
    ...moduleTables(tables, (entries) => backportLines(labels, entries)),
    '};',
    '',
  ];
  return lines.join('\n');
}

function moduleTables(tables, linesOf) {
  const written = [];
  for (const [table, entries] of [...tables].sort(byText)) {
    const lines = table === 'section' ? [] : linesOf(entries);
    const text = lines.join('\n').replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
    if (lines.length > 0) written.push(`  ${/^[a-z]+$/.test(table) ? table : `'${table}'`}: \`${text}\`,`);
  }
  return written;
}

function formLines(branches, entries) {
  const forms = new Map();
  for (const [entry, known] of [...entries].sort(byText)) {
    const [name, traits = ''] = entry.split('\t');
    const indexes = branches.flatMap((branch, index) => (known.has(branch) ? [index] : []));
    if (indexes.length > 0) forms.set(name, [...(forms.get(name) ?? []), { traits, indexes }]);
  }
  return [...forms].sort(byText).flatMap(([name, ofName]) => {
    ofName.sort((a, b) => a.indexes[0] - b.indexes[0]);
    return ofName.map(({ traits, indexes }, position) => {
      const next = ofName[position + 1]?.indexes[0] ?? indexes.at(-1) + 1;
      const since = indexes[0] === 0 ? '' : branches[indexes[0]];
      return [name, since, branches[next] ?? '', traits].join('\t').trimEnd();
    });
  });
}

/** Names of a release older than the first branch that has them; the oldest such release of each branch. */
function backportLines(labels, entries) {
  const labelsOf = new Map();
  for (const [entry, known] of entries) {
    const [name] = entry.split('\t');
    labelsOf.set(name, new Set([...(labelsOf.get(name) ?? []), ...known]));
  }
  return [...labelsOf].sort(byText).flatMap(([name, known]) => {
    const first = labels.findIndex((label) => isBranch(label) && known.has(label));
    const found = new Map();
    for (const label of labels.slice(0, Math.max(first, 0))) {
      const branch = label.split('.').slice(0, 2).join('.');
      if (known.has(label) && !found.has(branch)) found.set(branch, label);
    }
    return [...found.values()].map((release) => `${name}\t${release}`);
  });
}
