// Configurations that nobody has written, from the catalog's grammars: every statement of every section with arguments that
// are right, at a bound, or a little wrong. Most of them HAProxy accepts or refuses for a reason that has to be known.
import {
  aclKeywords,
  actionsOf,
  bindParameters,
  compareBranches,
  converters,
  grammarsOf,
  isKnown,
  keywordsOf,
  LOG_ALIASES,
  proxyOptions,
  rulesets,
  sampleFetches,
  sectionsOf,
  serverParameters,
} from '../../packages/catalog/dist/index.js';
import { Draw } from './draw.mjs';

/** How often a value is drawn that is meant to be wrong. */
const WRONG = 0.03;

const WORDS = [
  'app',
  'web',
  'a1',
  'x',
  '/health',
  'example.com',
  'text/html',
  'on',
  'GET',
  'X-Id',
  '10',
  '200',
  'txn.a',
  'lua.f',
  '%[src]',
  '127.0.0.1:80',
];
const WRONG_WORDS = [
  '',
  '-1',
  '0',
  '4294967296',
  '1.5',
  'abc',
  '10x',
  '${NONE}',
  '%[',
  'if',
  '{',
  '!',
  '99999999999999999999',
  '\\\\',
  '"a b"',
];
const ADDRESSES = [
  '127.0.0.1:8001',
  ':8002',
  '*:8003',
  '[::1]:8004',
  '10.0.0.1',
  'unix@/tmp/s',
  'ipv4@10.0.0.1:81',
  'example.com:80',
  ':8005-8007',
  'fd@3',
  'abns@x',
];
const EXPRESSIONS = [
  'src',
  'dst_port',
  'req.hdr(host)',
  'path,lower',
  'int(1),add(2)',
  'str(a)',
  'var(txn.a)',
  'hdr(x),map(/m)',
  'ssl_fc',
  'rand',
  'url_param(a)',
  'nbsrv(be)',
];
const LOG_FORMATS = ['%ci:%cp', '%{+Q}r', '%[src]', '"%[req.hdr(host)] %ST"', '%T', 'plain', '%[src,ipmask(24)]'];
const CONDITIONS = [
  'if TRUE',
  'unless FALSE',
  'if { src 10.0.0.0/8 }',
  'if a1',
  'if !a1 METH_GET',
  'if { path_beg /a } || { ssl_fc }',
  'if a1 or { hdr(x) -m found }',
];
const REGEXES = ['^/a', '(.*)', '[a-z]+', 'a|b', '(', '\\\\d+'];

/** Draws words for arguments of the catalog's types, for one version. */
class Words {
  constructor(draw, version) {
    this.draw = draw;
    this.version = version;
  }

  number(min = 0, max = 1000) {
    return String(this.draw.of([min, max, Math.min(max, min + 1), min + this.draw.below(Math.min(max - min, 1000) + 1)]));
  }

  /** One word of a type. */
  of(type) {
    const { draw } = this;
    if (draw.chance(WRONG)) return draw.of(WRONG_WORDS);
    switch (type.type) {
      case 'integer':
        return this.number(type.min ?? 0, type.max ?? 1000);
      case 'time':
        return type.orExpression && draw.chance(0.2) ? draw.of(EXPRESSIONS) : this.number(1, 300) + draw.of(['', 'ms', 's', 's', 'm']);
      case 'size':
        return type.orExpression && draw.chance(0.2) ? draw.of(EXPRESSIONS) : this.number(1, 1000) + draw.of(['', 'k', 'm']);
      case 'choice': {
        const values = type.values.filter(
          (value) => typeof value === 'string' || isKnown({ deprecated: null, since: null, removed: null, ...value }, this.version),
        );
        const choice = draw.of(values.length > 0 ? values : type.values);
        return typeof choice === 'string' ? choice : choice.value;
      }
      case 'address':
        return draw.of([...(type.rules.words ?? []), ...ADDRESSES]);
      case 'log-format':
        return draw.of(LOG_FORMATS);
      case 'expression':
        return draw.of(EXPRESSIONS);
      case 'regex':
        return draw.of(REGEXES);
      case 'list':
        return Array.from({ length: 1 + draw.below(3) }, () => this.#item(draw.of(type.items))).join(',');
      case 'by-branch':
        return this.of(compareBranches(this.version.branch, type.since) >= 0 ? type.then : type.before);
      default:
        return this.#fitting(type) ?? draw.of(WORDS);
    }
  }

  #item({ name, args }) {
    return args.length === 0 ? name : `${name}(${args.map((type) => this.of(type)).join(',')})`;
  }

  /** A word that a form or a pattern accepts, where some of ours does. */
  #fitting(type) {
    const accepts = type.type === 'form' ? type.accepts : type.type === 'pattern' ? (text) => type.pattern.test(text) : () => true;
    const fitting = [...WORDS, ...ADDRESSES, ...EXPRESSIONS, '1', '50', '100ms'].filter((word) => accepts(word));
    return fitting.length === 0 ? null : this.draw.of(fitting);
  }

  /** The words of arguments. */
  all(args) {
    return args.flatMap((argument) => this.#words(argument));
  }

  #words(argument) {
    const { draw } = this;
    if (draw.chance(WRONG)) return [];
    if ('value' in argument) return argument.optional && draw.chance(0.5) ? [] : [this.of(argument.value)];
    if ('values' in argument) return Array.from({ length: draw.below(3) }, () => this.of(argument.values));
    if ('condition' in argument) return argument.required || draw.chance(0.4) ? draw.of(CONDITIONS).split(' ') : [];
    if ('choose' in argument) {
      const [name, args] = draw.of(Object.entries(argument.choose));
      return argument.others && draw.chance(0.3) ? [this.of(argument.others)] : [name, ...this.all(args)];
    }
    if ('parameters' in argument) {
      const known = Object.entries(argument.parameters).filter(
        ([name]) => compareBranches(this.version.branch, argument.since?.[name] ?? '0.0') >= 0,
      );
      return Array.from({ length: known.length === 0 ? 0 : draw.below(3) }, () => draw.of(known)).flatMap(([name, args]) => [
        name.endsWith('(') ? `${name}txn.b)` : name,
        ...this.all(args),
      ]);
    }
    return [];
  }

  /** A call of a fetch or converter, with arguments as its masks have them. */
  call({ name, arguments: args }) {
    const { draw } = this;
    if (args.types.length === 0 || (args.required === 0 && draw.chance(0.5))) return name;
    const count = draw.chance(WRONG) ? draw.below(4) : Math.max(args.required, 1);
    if (count === 0) return name;
    return `${name}(${Array.from({ length: count }, (_, i) => this.#argument(args.types[i] ?? 'string')).join(',')})`;
  }

  #argument(type) {
    if (/int|time|size/.test(type)) return this.number(0, 10);
    return this.draw.of(/ip/.test(type) ? ['24', '10.0.0.0'] : ['x', 'host', 'txn.a', 'app']);
  }

  sample() {
    const { draw, version } = this;
    const known = (entries) => [...entries.values()].filter((entry) => isKnown(entry, version));
    const fetch = this.call(draw.of(known(sampleFetches())));
    return draw.chance(0.4) ? `${fetch},${this.call(draw.of(known(converters())))}` : fetch;
  }
}

/** The lines that a section of a kind cannot do without, so that what is drawn is what decides. */
const NEEDED = {
  defaults: ['mode http', 'timeout connect 5s', 'timeout client 5s', 'timeout server 5s'],
  frontend: ['bind 127.0.0.1:0', 'acl a1 src 10.0.0.1'],
  listen: ['bind 127.0.0.1:0', 'acl a1 src 10.0.0.1'],
  backend: ['acl a1 src 10.0.0.1', 'server s1 10.0.0.1:80'],
  peers: ['peer p1 127.0.0.1:1024'],
  resolvers: ['nameserver n1 127.0.0.1:53'],
  cache: ['total-max-size 1', 'max-age 10'],
  ring: ['size 32768'],
  userlist: ['user u1 insecure-password p'],
  'fcgi-app': ['docroot /d'],
};

/** A line for a section, by one of the ways in which lines come about. */
function drawLine(section, words, draw, version) {
  const known = (entries) => [...entries.values()].filter((entry) => isKnown(entry, version));
  const isProxy = ['frontend', 'listen', 'backend', 'defaults'].includes(section);
  const ways = [
    () => {
      const grammar = draw.of(grammarsOf(section));
      if (grammar === undefined) return null;
      const keyword = grammar.keyword.replace('*)', 'txn.a)').replace('*', draw.of(['', '0', '1', '(txn.a)']));
      const isNegated = grammar.negated !== undefined && draw.chance(0.3);
      return [...(isNegated ? ['no'] : []), keyword, ...words.all(isNegated ? (grammar.negated ?? []) : grammar.args)].join(' ');
    },
    () => {
      const keyword = draw.of(known(keywordsOf(section)));
      return keyword === undefined ? null : [keyword.name, ...Array.from({ length: draw.below(3) }, () => draw.of(WORDS))].join(' ');
    },
    () => (isProxy ? `${draw.chance(0.2) ? 'no ' : ''}option ${draw.of(known(proxyOptions())).name}` : null),
    () => {
      if (!isProxy || section === 'defaults') return null;
      const acl = draw.of([...aclKeywords().keys()]);
      return `acl ${draw.of(['a1', 'a2'])} ${draw.chance(0.5) ? acl : words.sample()} ${draw.of(['', '-i', '-m str', '-m found', '-f /f'])} ${draw.of(WORDS)}`;
    },
    () => (isProxy && section !== 'defaults' ? `http-request set-header X-A %[${words.sample()}]` : null),
    () => (isProxy ? `log-format "${Array.from({ length: 3 }, () => `%${draw.of(LOG_ALIASES).name}`).join(' ')}"` : null),
    () => {
      if (!isProxy) return null;
      const ruleset = draw.of(rulesets());
      const action = draw.of([...(actionsOf(ruleset)?.values() ?? [])]);
      return action === undefined
        ? null
        : `${ruleset} ${action.name}${action.isPrefix ? draw.of(['(txn.a)', '0', '']) : ''} ${draw.of(WORDS)} ${draw.of(CONDITIONS)}`;
    },
    () => {
      if (section !== 'frontend' && section !== 'listen') return null;
      return `bind 127.0.0.1:0 ${draw.of(known(bindParameters())).name} ${draw.of(['', ...WORDS])}`;
    },
    () =>
      section === 'backend' || section === 'listen'
        ? `server s2 10.0.0.2:80 ${draw.of(known(serverParameters())).name} ${draw.of(['', ...WORDS])}`
        : null,
  ];
  // The grammars are what is to be tested most.
  return (draw.chance(0.6) ? ways[0]() : draw.of(ways)()) ?? ways[0]();
}

/** Names for sections that need one. */
const named = (kind, number) => (kind === 'global' || kind === 'defaults' ? kind : `${kind} ${kind.replace(/[^a-z]/g, '')}${number}`);

function configuration(draw, version) {
  const words = new Words(draw, version);
  const kinds = sectionsOf(version)
    .map(({ name }) => name)
    .filter((name) => name !== 'program' && name !== 'ruleset');
  const lines = ['global', '    stats socket /tmp/s', 'defaults', ...NEEDED.defaults.map((line) => `    ${line}`)];
  // In half of them one line decides, so that many are accepted.
  const isShort = draw.chance(0.5);
  const count = isShort ? 1 : 1 + draw.below(3);
  for (let i = 0; i < count; i++) {
    const kind = draw.chance(0.6) ? draw.of(['frontend', 'backend', 'listen']) : draw.of(kinds);
    lines.push(named(kind, i), ...(NEEDED[kind] ?? []).map((line) => `    ${line}`));
    const drawn = isShort ? 1 : 1 + draw.below(4);
    for (let k = 0; k < drawn; k++) {
      const line = drawLine(kind, words, draw, version);
      if (line !== null) lines.push(`    ${line.replaceAll('\n', ' ').trimEnd()}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** As many configurations as asked for: `{ key, text }`. */
export function generatedConfigurations(version, count, seed) {
  const draw = new Draw(seed);
  return Array.from({ length: count }, (_, i) => ({ key: `generated ${i}`, text: configuration(draw, version) }));
}
