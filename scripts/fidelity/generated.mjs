// Configurations that nobody has written, from the catalog's grammars: every statement of every section with arguments that
// are right, at a bound, or a little wrong. Most of them HAProxy accepts; the rest it refuses for a reason that has to be known.
import {
  aclKeywords,
  actionsOf,
  bindParameters,
  grammarOf,
  grammarsOf,
  isKnown,
  keywordsOf,
  LOG_ALIASES,
  proxyOptions,
  rulesets,
  sectionsOf,
  serverParameters,
} from '../../packages/catalog/dist/index.js';
import { Draw } from './draw.mjs';
import { Words } from './generated-words.mjs';

/** With this line, HAProxy says nothing of what it warns of. */
const MUTING = 'quiet';

/** How often a line is drawn without regard to what belongs where. */
const CARELESS = 0.04;

const ANY_WORDS = ['app', 'x', '/health', 'on', 'GET', '10', '%[src]', '127.0.0.1:80', '1s'];

/** The lines that a section of a kind cannot do without, so that what is drawn is what decides. */
const NEEDED = {
  frontend: ['bind 127.0.0.1:PORT', 'acl a1 src 10.0.0.1'],
  listen: ['bind 127.0.0.1:PORT', 'acl a1 src 10.0.0.1', 'server s1 10.0.0.1:80'],
  backend: ['acl a1 src 10.0.0.1', 'server s1 10.0.0.1:80'],
  peers: ['peer p1 127.0.0.1:1024'],
  resolvers: ['nameserver n1 127.0.0.1:53'],
  cache: ['total-max-size 1', 'max-age 10'],
  ring: ['size 32768'],
  userlist: ['group g1', 'user u1 insecure-password p'],
  'fcgi-app': ['docroot /d'],
  'log-forward': ['dgram-bind 127.0.0.1:PORT'],
};

/** What a proxy of one side does not take, though its grammar is the same for all. */
const OF_FRONTENDS = /^(?:no )?(?:tcp-request (?:connection|session)|quic-initial)/;

/** What a frontend does not take. */
const OF_BACKENDS = /^(?:no )?tcp-response/;

/** The grammars that stand for all that no other one is written for. */
const isForTheRest = ({ args }) =>
  args.length === 2 && 'rest' in args[1] && /^(?:action|step|what to look at|option)/.test(args[0].name ?? '');

/** The first names of a line: of the keywords that are known, or of none. */
const keywordWords = ({ keyword }) => keyword.replace('*)', 'txn.a)').split(' ');

/** Draws lines for the sections of one version. */
class Lines {
  constructor(draw, version) {
    this.draw = draw;
    this.version = version;
    this.words = new Words(draw, version);
    this.words.isParameterKnown = (table, name) => {
      if (table === undefined) return true;
      const known = (table === 'bind' ? bindParameters() : serverParameters()).get(name.replace(/\($/, ''));
      return known === undefined || isKnown(known, version);
    };
  }

  #known(entries) {
    return [...entries.values()].filter((entry) => isKnown(entry, this.version));
  }

  /** Whether a grammar is the one that counts for the version, in a section that knows its keyword. */
  #applies(grammar, section) {
    const words = keywordWords(grammar);
    const star = grammar.keyword.includes('*');
    if (!star && grammarOf(section, words, this.version)?.grammar !== grammar) return false;
    if (star && grammar.since !== undefined && !this.words.isFrom(grammar.since)) return false;
    const keywords = keywordsOf(section);
    const keyword = keywords.get(words.slice(0, 2).join(' ')) ?? keywords.get(words[0]);
    if (keyword !== undefined && !isKnown(keyword, this.version)) return false;
    const ruleset = rulesets().find((name) => grammar.keyword.replace(/^stats /, '').startsWith(`${name} `));
    if (ruleset !== undefined) {
      const name = grammar.keyword
        .replace(/^stats /, '')
        .slice(ruleset.length + 1)
        .replace(/[(*].*$/, '');
      const action = actionsOf(ruleset)?.get(name);
      if (action === undefined ? !star : !isKnown(action, this.version)) return false;
    }
    const option = words[0] === 'option' ? proxyOptions().get(words[1]) : undefined;
    if (option !== undefined && !isKnown(option, this.version)) return false;
    if (isForTheRest(grammar) || (section === 'frontend' && OF_BACKENDS.test(grammar.keyword))) return false;
    return !(section === 'backend' && OF_FRONTENDS.test(grammar.keyword));
  }

  #byGrammar(section) {
    const { draw, words } = this;
    for (let tries = 0; tries < 20; tries++) {
      const grammar = draw.of(grammarsOf(section));
      if (grammar === undefined) return null;
      if (grammar.keyword === MUTING) continue;
      if (!draw.chance(CARELESS) && !this.#applies(grammar, section)) continue;
      const isCheck = /^(?:tcp-check|http-check)/.test(grammar.keyword);
      words.place = {
        hasAcls: section !== 'defaults' && section !== 'global',
        isHttp: !isCheck && !OF_FRONTENDS.test(grammar.keyword) && /^(?:frontend|listen|backend|defaults)$/.test(section),
      };
      words.keyword = grammar.keyword;
      const keyword = this.#completed(grammar, isCheck);
      const isNegated = grammar.negated !== undefined && grammar.negated !== null && draw.chance(0.2);
      return [...(isNegated ? ['no'] : []), keyword, ...words.all(isNegated ? grammar.negated : grammar.args)].join(' ');
    }
    return null;
  }

  /** A keyword whose last word has a form of its own, as that form has it. */
  #completed({ keyword, form, inParentheses, fileInParentheses }, isCheck) {
    const { draw } = this;
    if (!keyword.includes('*')) return keyword;
    const beginning = keyword.slice(0, keyword.lastIndexOf('*'));
    const last = beginning.slice(beginning.lastIndexOf(' ') + 1);
    const accepted = ['', '0', '1', '(0)', '0(1)', '(0,0)', '(1,2)', '0(0)'].filter((rest) =>
      form ? form.pattern?.test(last + rest) : true,
    );
    if (keyword.endsWith('*)') || fileInParentheses || inParentheses?.[0]?.kind === 'variable') {
      if (/do-resolve/.test(keyword)) {
        this.words.needed.add('resolvers');
        return `${beginning}txn.a,re,ipv4)`;
      }
      const open = last.includes('(') ? '' : '(';
      return `${beginning}${open}${fileInParentheses ? '/tmp/stubs/a.map' : isCheck ? 'check.a' : 'txn.a'})`;
    }
    return beginning + (accepted.length > 0 ? draw.of(accepted) : draw.of(['', '0', '(txn.a)']));
  }

  /** A line for a section, by one of the ways in which lines come about. */
  of(section) {
    const { draw, words } = this;
    const isProxy = ['frontend', 'listen', 'backend', 'defaults'].includes(section);
    const ways = [
      () => this.#byGrammar(section),
      () => {
        if (!draw.chance(0.3)) return null;
        const keyword = draw.of(this.#known(keywordsOf(section)));
        return keyword === undefined ? null : [keyword.name, ...Array.from({ length: draw.below(3) }, () => draw.of(ANY_WORDS))].join(' ');
      },
      () => {
        if (!isProxy) return null;
        const option = draw.of(this.#known(proxyOptions()));
        return `${option.canBeNegated && draw.chance(0.2) ? 'no ' : ''}option ${option.name}`;
      },
      () => {
        if (!isProxy || section === 'defaults') return null;
        if (draw.chance(0.5))
          return `acl ${draw.of(['a1', 'a2'])} ${draw.of([...aclKeywords().keys()])} ${draw.of(['', '-i ', '-f /f '])}${draw.of(ANY_WORDS)}`;
        return `acl ${draw.of(['a1', 'a2'])} ${words.sample()} ${draw.of(['-m found', '-m str x', '-m int 1', 'x', '1', '-m bool', '-m beg -i /a'])}`;
      },
      () => (isProxy && section !== 'defaults' ? `http-request set-header X-A %[${words.sample()}]` : null),
      () =>
        section === 'frontend' || section === 'listen'
          ? `log-format "${Array.from({ length: 3 }, () => `%${draw.of(this.#known(new Map(LOG_ALIASES.map((alias) => [alias.name, { deprecated: null, removed: null, since: null, ...alias }])))).name}`).join(' ')}"`
          : null,
      () => {
        if (section !== 'frontend' && section !== 'listen') return null;
        const parameter = draw.of(this.#known(bindParameters()));
        return `bind 127.0.0.1:PORT ${parameter.name}${parameter.argumentCount > 0 && !draw.chance(CARELESS) ? ` ${draw.of(ANY_WORDS)}` : ''}`;
      },
    ];
    // The grammars are what is to be tested most.
    return (draw.chance(0.65) ? ways[0]() : draw.of(ways)()) ?? ways[0]();
  }
}

/** How a section of a kind begins; a `defaults` section of a name is taken by a proxy that names it. */
const header = (kind, number) => (kind === 'global' ? kind : `${kind} ${kind.replace(/[^a-z]/g, '')}${number}`);

const indented = (lines) => lines.map((line) => `    ${line}`);

function configuration(draw, version) {
  const lines = new Lines(draw, version);
  const kinds = sectionsOf(version)
    .map(({ name }) => name)
    .filter((name) => !['program', 'ruleset', 'traces'].includes(name) || draw.chance(0.1));
  const mode = draw.chance(0.8) ? 'http' : 'tcp';
  const text = [
    'global',
    '    stats socket /tmp/s',
    'defaults',
    ...indented([`mode ${mode}`, 'timeout connect 5s', 'timeout client 5s', 'timeout server 5s']),
  ];
  // In half of them one line decides, so that many are accepted.
  const isShort = draw.chance(0.5);
  let port = 8100;
  for (let i = isShort ? 1 : 1 + draw.below(3); i > 0; i--) {
    const kind = draw.chance(0.6) ? draw.of(['frontend', 'backend', 'listen']) : draw.of(kinds);
    const before = new Set(lines.words.needed);
    const drawn = [];
    for (let k = isShort ? 1 : 1 + draw.below(4); k > 0; k--) {
      const line = lines.of(kind);
      if (line !== null) drawn.push(line.replaceAll('\n', ' ').trimEnd());
    }
    const inFront = [...lines.words.linesInFront()].filter(() => ['frontend', 'backend', 'listen'].includes(kind) && !before.has('filter'));
    const all = [...(NEEDED[kind] ?? []), ...inFront, ...drawn];
    const taken = kind === 'defaults' ? ['timeout connect 5s', 'timeout client 5s', 'timeout server 5s', `mode ${mode}`] : [];
    text.push(header(kind, i), ...indented([...taken, ...all].map((line) => line.replace('PORT', () => String(port++)))));
    if (kind === 'defaults' && lines.words.isFrom('2.4')) text.push(`backend of${i} from defaults${i}`);
  }
  for (const [first, ...rest] of lines.words.sections()) text.push(first, ...indented(rest));
  return `${text.join('\n')}\n`;
}

/** As many configurations as asked for: `{ key, text }`. */
export function generatedConfigurations(version, count, seed) {
  const draw = new Draw(seed);
  return Array.from({ length: count }, (_, i) => ({ key: `generated ${i}`, text: configuration(draw, version) }));
}
