// Words for what the catalog's grammars ask for: mostly right ones, some at a bound, a few that are wrong.
import { canCast, compareBranches, converters, isKnown, sampleFetches } from '../../packages/catalog/dist/index.js';

/** How often a value is drawn that is meant to be wrong. */
const WRONG = 0.01;

const WORDS = ['app', 'web', 'a1', 'x', '/health', 'example.com', 'text/html', 'on', 'GET', 'X-Id', '10', '200', '127.0.0.1:80'];
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
  ':8005-8007',
  'fd@3',
  'abns@x',
];
/** Fetches of connections may stand everywhere, those of requests in most places. */
const EXPRESSIONS = ['src', 'dst_port', 'int(1),add(2)', 'str(a)', 'var(txn.a)', 'rand', 'always_true', 'fe_id', 'src,ipmask(24)'];
const REQUEST_EXPRESSIONS = ['req.hdr(host)', 'path,lower', 'hdr(x),map(/m)', 'ssl_fc', 'url_param(a)', 'nbsrv(be)', 'method'];
const LOG_FORMATS = ['%ci:%cp', '%[src]', '%T', 'plain', '%[src,ipmask(24)]', '"two words"', '%[int(3)]'];
const HTTP_LOG_FORMATS = ['%{+Q}r', '"%[req.hdr(host)] %ST"', '%[path]'];
const CONDITIONS = [
  'if TRUE',
  'unless FALSE',
  'if { src 10.0.0.0/8 }',
  'if METH_GET',
  'unless HTTP',
  'if { path_beg /a } || { ssl_fc }',
  'if { var(txn.a) -m found }',
];
const NAMED_CONDITIONS = ['if a1', 'if !a1 METH_GET', 'if a1 or { hdr(x) -m found }', 'unless a1'];
const REGEXES = ['^/a', '(.*)', '[a-z]+', 'a|b', '^(.*)$', '\\\\d+'];

/** What an argument of a name is given, where its type says less: patterns that match the beginning of the name. */
const BY_NAME = [
  [/error.* file$/, ['/tmp/stubs/a.http']],
  [/crt-list file$/, ['/tmp/stubs/crt-list']],
  [/file$/, ['/tmp/stubs/a.pem', '/tmp/stubs/a.crt']],
  [/^(engine|libraries)/, ['x']],
  [/header name|^header$/, ['X-Id', 'x-b', 'Host']],
  [/header value|log-format|^string|^data|^text|replacement/, ['plain', '%[src]', '"%[str(a)] %T"', 'a%%b']],
  [/^(port|seconds|number|length|size|megabytes|limit|shard|gid|uid)/, ['1', '8080', '100']],
  [/^expression|^sample/, EXPRESSIONS],
  [/^host|^domain|^SNI/, ['example.com', 'str(a)']],
  [/^password|^secret|^passphrase/, ['secret']],
  [/^(address|network)/, ['10.0.0.1', '127.0.0.1:8011', '192.0.2.0/24']],
  [/regular expression/, REGEXES],
  [/^time/, ['1s', '100ms', '2m']],
  [/^name$|^group|^user/, ['app', 'web', 'x1']],
  [/status/, ['200', '404', '503']],
  [/^ciphers$|^ciphersuites$/, ['ECDHE-RSA-AES128-GCM-SHA256']],
  [/^curves?$/, ['prime256v1']],
  [/^signature/, ['RSA+SHA256']],
  [/^binary string/, ['0a0b', '616263']],
  [/^set$|^processes|^threads/, ['1', 'all']],
];

/** What is named elsewhere, and the lines that make it: in a section of its own, or in front of what refers to it. */
const COMPANIONS = {
  backend: { name: 'be', section: ['backend be', 'server s1 10.0.0.9:80'] },
  cache: { name: 'ca', section: ['cache ca', 'total-max-size 4', 'max-age 10'] },
  'fcgi-app': { name: 'fa', section: ['fcgi-app fa', 'docroot /d'] },
  'http-errors': { name: 'he', section: ['http-errors he'] },
  'log-profile': { name: 'lp', section: ['log-profile lp', 'on any format "%ci"'], since: '3.1' },
  mailers: { name: 'ma', section: ['mailers ma', 'mailer m1 127.0.0.1:25'] },
  peers: { name: 'pe', section: ['peers pe', 'peer p1 127.0.0.1:1024'] },
  resolvers: { name: 're', section: ['resolvers re', 'nameserver n1 127.0.0.1:53'] },
  ring: { name: 'ring@ri', section: ['ring ri', 'size 32768'] },
  table: {
    name: 'st',
    section: ['backend st', 'stick-table type string size 1k expire 1m store gpc0,conn_cur,server_id,http_req_rate(10s)'],
  },
  userlist: { name: 'ul', section: ['userlist ul', 'user u1 insecure-password p'] },
  acl: { name: 'a1' },
  server: { name: 's1' },
  filter: { name: 'bw', line: 'filter bwlim-in bw default-limit 1m default-period 10s', since: '2.7' },
  variable: { name: 'txn.a' },
  'environment variable': { name: 'PATH' },
};

/** Draws words for arguments of the catalog's types, for one version. */
export class Words {
  /** The companions that were referred to, and the names that were made so far. */
  needed = new Set();
  #names = 0;
  /** Whether ACLs can be named where the line is to stand, and whether requests can be looked at. */
  place = { hasAcls: false, isHttp: true };
  /** The keyword or parameter whose arguments are drawn. */
  keyword = '';

  constructor(draw, version) {
    this.draw = draw;
    this.version = version;
  }

  /** The sections that were referred to, each as its lines. */
  sections() {
    return [...this.needed].flatMap((kind) => (COMPANIONS[kind].section ? [COMPANIONS[kind].section] : []));
  }

  /** The lines that have to stand in front, in the same section. */
  linesInFront() {
    return [...this.needed].flatMap((kind) => COMPANIONS[kind].line ?? []);
  }

  isFrom(since) {
    return since === undefined || since === null || compareBranches(this.version.branch, since) >= 0;
  }

  number(min = 0, max = 1000) {
    return String(this.draw.of([min, max, Math.min(max, min + 1), min + this.draw.below(Math.min(max - min, 1000) + 1)]));
  }

  expression() {
    return this.draw.of(this.place.isHttp && this.draw.chance(0.5) ? REQUEST_EXPRESSIONS : EXPRESSIONS);
  }

  logFormat() {
    return this.draw.of(this.place.isHttp && this.draw.chance(0.5) ? HTTP_LOG_FORMATS : LOG_FORMATS);
  }

  condition() {
    return this.draw.of(this.place.hasAcls && this.draw.chance(0.5) ? NAMED_CONDITIONS : CONDITIONS).split(' ');
  }

  /** One word of a type, for an argument of a name. */
  of(type, name = '') {
    const { draw } = this;
    if (draw.chance(WRONG)) return draw.of(WRONG_WORDS);
    switch (type.type) {
      case 'integer':
        return this.number(type.min ?? (type.nonZero ? 1 : 0), type.max ?? 1000);
      case 'time':
        return type.orExpression && draw.chance(0.2)
          ? this.expression()
          : type.min > 300 || type.max < 300
            ? this.number(type.min, type.max)
            : this.number(1, 300) + draw.of(['', 'ms', 's', 's', 'm']);
      case 'size':
        return type.orExpression && draw.chance(0.2)
          ? this.expression()
          : this.number(type.min ?? 1, type.max ?? 1000) + (type.max ? '' : draw.of(['', 'k', 'm']));
      case 'choice': {
        const values = type.values.filter(
          (value) => typeof value === 'string' || isKnown({ deprecated: null, since: null, removed: null, ...value }, this.version),
        );
        const choice = draw.of(values.length > 0 ? values : [...type.values, 'nothing']);
        return typeof choice === 'string' ? choice : choice.value;
      }
      case 'address':
        return draw.of([...(type.rules.words ?? []), ...this.#addresses(type.rules)]);
      case 'network':
        return draw.of(['10.0.0.0/8', '192.0.2.1', '::1', '2001:db8::/32', 'localhost']);
      case 'log-format':
        return this.logFormat();
      case 'expression':
        return type.orNumber && draw.chance(0.5) ? this.number() : this.expression();
      case 'regex':
        return draw.of(REGEXES);
      case 'list':
        return this.#list(type);
      case 'by-branch':
        return this.of(this.isFrom(type.since) ? type.then : type.before, name);
      default:
        return this.#fitting(type, name) ?? draw.of(WORDS);
    }
  }

  /** Addresses as rules want them, most of the time. */
  #addresses({ port, descriptor, ipOnly, hostOnly }) {
    if (this.draw.chance(0.05)) return ADDRESSES;
    const at = 9000 + this.draw.below(900);
    const host = ['10.0.0.1', '[::1]', 'ipv4@10.0.0.2'];
    if (hostOnly) return ['10.0.0.1', '192.0.2.1'];
    const all = port.required ? [] : [...host];
    if (port.required || port.range || port.offset) all.push(...host.map((name) => `${name}:${at}`));
    if (port.range) all.push(`127.0.0.1:${at}-${at + 2}`);
    if (!ipOnly) all.push('unix@/tmp/s1', '/tmp/s2', ...(descriptor ? ['abns@x'] : []));
    return all;
  }

  #list({ items, excludes = {} }) {
    const known = items.filter(({ since }) => this.isFrom(since));
    const chosen = [];
    for (let i = 1 + this.draw.below(3); i > 0; i--) {
      const item = this.draw.of(known);
      const clashes = chosen.some(
        ({ name }) => name === item.name || excludes[name]?.includes(item.name) || excludes[item.name]?.includes(name),
      );
      if (!clashes || this.draw.chance(WRONG)) chosen.push(item);
    }
    return chosen.map((item) => this.#item(item)).join(',');
  }

  #item({ name, args }) {
    return args.length === 0 ? name : `${name}(${args.map((type) => this.of(type)).join(',')})`;
  }

  /** A word that a form or a pattern accepts and that suits the name, where some of ours does. */
  #fitting(type, argument) {
    const name = argument === 'file' ? `${this.keyword} file` : argument;
    const accepts = type.type === 'form' ? type.accepts : type.type === 'pattern' ? (text) => type.pattern.test(text) : () => true;
    const unquoted = (word) => word.replace(/^"(.*)"$/, '$1').replaceAll('\\\\', '\\');
    const named = (BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? []).filter((word) => accepts(unquoted(word)));
    if (named.length > 0) return this.draw.of(named);
    const all = [...WORDS, '1', '50', '100ms', 'none', 'req.len', ...REGEXES.slice(0, 2)].filter((word) => accepts(word));
    if (all.length > 0) return this.draw.of(all);
    const others = [...ADDRESSES, ...EXPRESSIONS, '0a', '1-2', '200-300', '+1', 'X509_V_OK', 'ssl', '10.0.0.0/8', 'h2'].filter((word) =>
      accepts(word),
    );
    return others.length === 0 ? null : this.draw.of(others);
  }

  /** A name: a new one, or that of a companion. */
  #named(argument) {
    const { kind, defines, behind } = argument.naming;
    if (defines) return kind === 'variable' ? 'txn.a' : `n${++this.#names}`;
    const companion = COMPANIONS[kind];
    // The engine of a SPOE filter takes a file of its own.
    if (kind === 'filter' && argument.name.startsWith('SPOE')) return null;
    if (companion === undefined || behind !== undefined || !this.isFrom(companion.since)) return null;
    this.needed.add(kind);
    return companion.name;
  }

  /** The words of arguments. */
  all(args) {
    return args.flatMap((argument) => this.#words(argument));
  }

  #words(argument) {
    const { draw } = this;
    if (draw.chance(WRONG)) return [];
    if ('value' in argument) {
      if (argument.optional && draw.chance(0.5)) return [];
      return [(argument.naming && !draw.chance(WRONG) ? this.#named(argument) : null) ?? this.of(argument.value, argument.name)];
    }
    if ('values' in argument) return Array.from({ length: draw.below(3) }, () => this.of(argument.values, argument.name));
    if ('condition' in argument) return argument.required || draw.chance(0.4) ? this.condition() : [];
    if ('choose' in argument) {
      const [name, args] = draw.of(Object.entries(argument.choose));
      if (argument.others === undefined || draw.chance(0.7)) this.keyword = name;
      else return [this.of(argument.others, argument.name)];
      return [name, ...this.all(args)];
    }
    if ('parameters' in argument) return this.#parameters(argument);
    return [];
  }

  /** Parameters that go together, those that are needed first, and each once. */
  #parameters({ parameters, since = {}, oneOf, needs = {}, conflicts = {}, table }) {
    const { draw } = this;
    const known = Object.keys(parameters).filter((name) => this.isFrom(since[name]) && (this.isParameterKnown?.(table, name) ?? true));
    if (known.length === 0) return [];
    const chosen = [];
    const add = (name) => {
      if (!known.includes(name) || chosen.includes(name)) return;
      if (chosen.some((other) => conflicts[other]?.includes(name) || conflicts[name]?.includes(other))) return;
      for (const need of [needs[name] ?? []].flat()) {
        const one = Array.isArray(need) ? draw.of(need) : need;
        if (!chosen.includes(one)) chosen.push(one);
      }
      chosen.push(name);
    };
    const required = oneOf?.filter((name) => known.includes(name)) ?? [];
    if (required.length > 0) add(draw.of(required));
    for (let i = draw.below(3); i > 0; i--) add(draw.of(known));
    return chosen.flatMap((name) => {
      this.keyword = name;
      return [name.endsWith('(') ? `${name}0xE1)` : name, ...this.all(parameters[name])];
    });
  }

  /** A call of a fetch or converter, with arguments as its masks have them. */
  call({ name, arguments: args }) {
    const { draw } = this;
    if (args.types.length === 0 || (args.required === 0 && draw.chance(0.5))) return name;
    const count = draw.chance(WRONG) ? draw.below(4) : Math.max(args.required, 1);
    if (count === 0) return name;
    return `${name}(${Array.from({ length: count }, (_, i) => this.#argument(name, args.types[i] ?? 'string')).join(',')})`;
  }

  #argument(name, type) {
    const { draw } = this;
    if (/integer|number/.test(type)) return this.number(0, 10);
    if (/mask/.test(type)) return /6/.test(type) ? '64' : '24';
    if (/IPv4/.test(type)) return '10.0.0.1';
    if (/IPv6/.test(type)) return '::1';
    const companion = { backend: 'backend', table: 'table', 'user list': 'userlist' }[type];
    if (companion !== undefined) {
      this.needed.add(companion);
      return COMPANIONS[companion].name;
    }
    if (type === 'server') {
      this.needed.add('backend');
      return 'be/s1';
    }
    if (type === 'regex') return '^a';
    if (/^var$|^table_|_var|add|sub|mul|div|mod|and|or|xor/.test(name)) return draw.of(['txn.a', '3']);
    if (/map/.test(name)) return '/m';
    return draw.of(['x', 'host', 'txn.a', '1']);
  }

  /** A fetch, and perhaps a converter that takes what it gives. */
  sample() {
    const { draw, version } = this;
    const known = (entries) => [...entries.values()].filter((entry) => isKnown(entry, version));
    const fetch = draw.of(known(sampleFetches()));
    const call = this.call(fetch);
    if (draw.chance(0.6)) return call;
    const fitting = known(converters()).filter(({ input }) => canCast(fetch.output, input, version));
    return fitting.length === 0 ? call : `${call},${this.call(draw.of(fitting))}`;
  }
}
