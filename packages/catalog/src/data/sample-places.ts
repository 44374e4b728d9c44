import type { SampleContext } from '../samples.js';

/**
 * Where HAProxy asks a sample to be available, by the sides of the proxy: the fetch has to be known in at least one of the contexts of
 * the sides that the proxy has. A side without any context is not asked.
 */
export interface ContextsBySide {
  readonly frontend: SampleContext | null;
  readonly backend: SampleContext | null;
}

/** Where sample expressions stand among the words behind a keyword or an action; words are counted from 0. */
export interface SamplePlaces {
  /** Where their samples have to be available, unless the ruleset tells; 'anywhere' where HAProxy does not look. */
  readonly contexts?: ContextsBySide | 'anywhere';
  /** The words that are log-format strings: expressions stand in them between `%[` and `]`. */
  readonly formats?: readonly number[];
  /** The word that an expression begins with; further converters may follow it in words of their own. */
  readonly expression?: number;
  /** A number, or a time or size, may stand in place of the expression. */
  readonly or?: 'number' | 'quantity';
  /** Named options in any order. */
  readonly options?: SampleOptions;
}

export interface SampleOptions {
  /** How many words stand before the first. */
  readonly after: number;
  readonly names: Readonly<Record<string, SampleOption>>;
}

/** An option with the words that follow its name. */
export interface SampleOption {
  readonly words: number;
  /** Which of its words is a log-format string, or an expression. */
  readonly format?: number;
  readonly expression?: number;
  /** A number, or a time or size, may stand in place of the expression. */
  readonly or?: 'number' | 'quantity';
  /** Of the options that share a slot HAProxy keeps the last one, and looks into that one only. */
  readonly slot?: string;
}

/** A directive with expressions that is no rule with an action. */
export interface SampleDirective extends SamplePlaces {
  /** Its first words. */
  readonly keywords: readonly string[];
  /** The kind of section it stands in. */
  readonly section: 'proxy' | 'global';
  /**
   * When HAProxy reads the expressions; null for: with the line. 'proxy': when it checks the proxy. A side of proxies: then
   * too, if the line is the setting of such a proxy, its own or from `defaults`, which no other line has replaced.
   */
  readonly readWith: 'proxy' | 'frontend' | 'backend' | null;
  /** HAProxy reads the expressions of a proxy's own line as well where the proxy does not have that side. */
  readonly ownIsRead?: true;
  /** The mode of the proxies that read them; left out, any. */
  readonly mode?: 'http';
  /** Lines with all of its first words set the same, with "no" in front too; left out, lines with the first of them and no "no". */
  readonly isOption?: true;
}

const both = (context: SampleContext): ContextsBySide => ({ frontend: context, backend: context });

/** Of the requests of a proxy, whatever the ruleset (SMP_VAL_FE_HRQ_HDR and SMP_VAL_BE_HRQ_HDR in src/tcp_act.c and others). */
const REQUEST: ContextsBySide = { frontend: 'fe http-request', backend: 'be http-request' };
const RESPONSE: ContextsBySide = { frontend: 'fe http-response', backend: 'be http-response' };

/** Where samples have to be available in the rules of a ruleset (the `where` and `cap` of src/tcp_rules.c, vars.c, http_act.c). */
export const CONTEXTS_OF_RULESETS: Readonly<Record<string, ContextsBySide>> = {
  'http-after-response': RESPONSE,
  'http-check': both('be tcp-check'),
  'http-request': REQUEST,
  'http-response': RESPONSE,
  'tcp-check': both('be tcp-check'),
  'tcp-request connection': both('fe tcp-request connection'),
  'tcp-request content': { frontend: 'fe tcp-request content', backend: 'be tcp-request content' },
  'tcp-request session': both('fe tcp-request session'),
  'tcp-response content': { frontend: 'fe tcp-response content', backend: 'be tcp-response content' },
};

/**
 * Where what a condition tests is looked up, by the first words of its line: HAProxy warns about an ACL that cannot be looked up there (the
 * calls of `warnif_cond_conflicts` and `acl_cond_conflicts` in src/cfgparse-listen.c and tcp_rules.c).
 */
export const CONTEXTS_OF_CONDITIONS: Readonly<Record<string, ContextsBySide>> = {
  'force-persist': both('be tcp-request content'),
  'http-after-response': RESPONSE,
  'http-request': REQUEST,
  'http-response': RESPONSE,
  'ignore-persist': both('be tcp-request content'),
  redirect: REQUEST,
  'stick match': both('be use-server'),
  'stick on': both('be use-server'),
  'stick store-request': both('be use-server'),
  'stick store-response': both('be stick store'),
  'tcp-request connection': both('fe tcp-request connection'),
  'tcp-request content': { frontend: 'fe tcp-request content', backend: 'be tcp-request content' },
  'tcp-request session': both('fe tcp-request session'),
  'tcp-response content': { frontend: 'fe tcp-response content', backend: 'be tcp-response content' },
  'use-server': both('be use-server'),
  use_backend: both('fe use_backend'),
};

const plain = (words: number, slot?: string): SampleOption => (slot === undefined ? { words } : { words, slot });
const format = (slot: string): SampleOption => ({ words: 1, format: 0, slot });

/** The words of a reply (src/http_htx.c `http_parse_http_reply`). */
const REPLY: SampleOptions = {
  after: 0,
  names: {
    status: plain(1),
    deny_status: plain(1),
    'content-type': plain(1),
    'default-errorfiles': plain(0),
    errorfile: plain(1, 'body'),
    errorfiles: plain(1, 'body'),
    file: plain(1, 'body'),
    'lf-file': plain(1, 'body'),
    string: plain(1, 'body'),
    'lf-string': format('body'),
    hdr: { words: 2, format: 1 },
  },
};

/** The words of a redirection (src/http_rules.c `http_parse_redirect_rule`). */
const REDIRECT: SampleOptions = {
  after: 0,
  names: {
    location: format('target'),
    prefix: format('target'),
    scheme: format('target'),
    code: plain(1),
    'set-cookie': plain(1, 'cookie'),
    'set-cookie-fmt': format('cookie'),
    'clear-cookie': plain(1, 'cookie'),
    'drop-query': plain(0),
    'keep-query': plain(0),
    'append-slash': plain(0),
    'ignore-empty': plain(0),
  },
};

/** The words of a check's connection (src/tcpcheck.c `parse_tcpcheck_connect`). */
const CHECK_CONNECTION: SampleOptions = {
  after: 0,
  names: {
    default: plain(0),
    port: { words: 1, expression: 0, or: 'number', slot: 'port' },
    addr: plain(1),
    'send-proxy': plain(0),
    'via-socks4': plain(0),
    linger: plain(0),
    ssl: plain(0),
    sni: plain(1),
    alpn: plain(1),
    proto: plain(1),
    comment: plain(1),
  },
};

/** The words of a check's request (src/tcpcheck.c `parse_tcpcheck_send_http`). */
const CHECK_REQUEST: SampleOptions = {
  after: 0,
  names: {
    meth: plain(1),
    uri: plain(1, 'uri'),
    'uri-lf': format('uri'),
    ver: plain(1),
    hdr: { words: 2, format: 1 },
    body: plain(1, 'body'),
    'body-lf': format('body'),
    comment: plain(1),
  },
};

const EXPRESSION: SamplePlaces = { expression: 0 };
const EXPRESSION_OR_NUMBER: SamplePlaces = { expression: 0, or: 'number' };
const FIRST_FORMAT: SamplePlaces = { formats: [0] };
const SECOND_FORMAT: SamplePlaces = { formats: [1] };
const THIRD_FORMAT: SamplePlaces = { formats: [2] };
const WITH_REPLY: SamplePlaces = { options: REPLY };
const OF_REQUEST: SamplePlaces = { ...EXPRESSION, contexts: REQUEST };
const OF_REQUEST_OR_NUMBER: SamplePlaces = { ...EXPRESSION_OR_NUMBER, contexts: REQUEST };

/** Counters and tags: one side of the proxy decides, whichever the proxy has (src/stick_table.c `parse_set_gpt`). */
const SET_COUNTER: Readonly<Record<string, SamplePlaces>> = Object.fromEntries(
  Object.entries({
    'http-request': 'fe http-request',
    'http-response': 'be http-response',
    'http-after-response': 'be http-response',
    'tcp-request connection': 'fe tcp-request connection',
    'tcp-request session': 'fe tcp-request session',
    'tcp-request content': 'fe tcp-request content',
    'tcp-response content': 'be tcp-response content',
  } satisfies Record<string, SampleContext>).flatMap(([ruleset, context]) =>
    ['sc-add-gpc', 'sc-set-gpt', 'sc-set-gpt0'].map((action) => [
      `${ruleset} ${action}`,
      { ...EXPRESSION_OR_NUMBER, contexts: both(context) },
    ]),
  ),
);

/**
 * The actions with expressions, by the catalog's names; where rulesets differ, with the ruleset in front. Source: the calls of
 * `sample_parse_expr` and `parse_logformat_string` in src/http_act.c, tcp_act.c, tcp_rules.c, tcpcheck.c, vars.c, queue.c,
 * stick_table.c, action.c, flt_bwlim.c.
 */
export const SAMPLES_OF_ACTIONS: Readonly<Record<string, SamplePlaces>> = {
  ...SET_COUNTER,
  'add-acl': FIRST_FORMAT,
  'add-header': SECOND_FORMAT,
  'attach-srv': { contexts: 'anywhere', options: { after: 1, names: { name: { words: 1, expression: 0, slot: 'name' } } } },
  capture: EXPRESSION,
  'del-acl': FIRST_FORMAT,
  'del-map': FIRST_FORMAT,
  deny: WITH_REPLY,
  'do-resolve': OF_REQUEST,
  'early-hint': SECOND_FORMAT,
  'http-request capture': { ...EXPRESSION, contexts: both('fe http-request') },
  'http-response capture': { ...EXPRESSION, contexts: both('fe http-response') },
  'http-check connect': { options: CHECK_CONNECTION },
  'http-check send': { options: CHECK_REQUEST },
  redirect: { options: REDIRECT },
  'replace-header': THIRD_FORMAT,
  'replace-path': SECOND_FORMAT,
  'replace-pathq': SECOND_FORMAT,
  'replace-uri': SECOND_FORMAT,
  'replace-value': THIRD_FORMAT,
  return: WITH_REPLY,
  'set-bandwidth-limit': {
    options: {
      after: 1,
      names: {
        limit: { words: 1, expression: 0, or: 'quantity', slot: 'limit' },
        period: { words: 1, expression: 0, or: 'quantity', slot: 'period' },
      },
    },
  },
  'set-bc-mark': OF_REQUEST_OR_NUMBER,
  'set-bc-tos': OF_REQUEST_OR_NUMBER,
  'set-dst': OF_REQUEST,
  'set-dst-port': OF_REQUEST,
  'set-fc-mark': OF_REQUEST_OR_NUMBER,
  'set-fc-tos': OF_REQUEST_OR_NUMBER,
  'set-header': SECOND_FORMAT,
  'set-map': { formats: [0, 1] },
  'set-mark': OF_REQUEST_OR_NUMBER,
  'set-method': FIRST_FORMAT,
  'set-path': FIRST_FORMAT,
  'set-pathq': FIRST_FORMAT,
  'set-priority-class': OF_REQUEST,
  'set-priority-offset': OF_REQUEST,
  'set-query': FIRST_FORMAT,
  'set-retries': { ...EXPRESSION_OR_NUMBER, contexts: 'anywhere' },
  'set-src': OF_REQUEST,
  'set-src-port': OF_REQUEST,
  'set-timeout': { expression: 1, or: 'quantity', contexts: 'anywhere' },
  'set-tos': OF_REQUEST_OR_NUMBER,
  'set-uri': FIRST_FORMAT,
  'set-var': EXPRESSION,
  'set-var-fmt': FIRST_FORMAT,
  tarpit: WITH_REPLY,
  'tcp-check connect': { options: CHECK_CONNECTION },
  'tcp-check send-binary-lf': FIRST_FORMAT,
  'tcp-check send-lf': FIRST_FORMAT,
  'track-sc': EXPRESSION,
};

/** The key of a filter that limits bandwidth (src/flt_bwlim.c `parse_bwlim_flt`), which HAProxy asks nothing but its type. */
const FILTER_KEY: SampleOptions = {
  after: 1,
  names: {
    key: { words: 1, expression: 0, slot: 'key' },
    limit: plain(1),
    table: plain(1),
    'default-limit': plain(1),
    'default-period': plain(1),
    'min-size': plain(1),
  },
};

/** What tells of a request's way (src/http_ext.c `proxy_http_parse_7239`). What is asked for twice is told as it was asked for last. */
const FORWARDED: SampleOptions = {
  after: 0,
  names: {
    proto: plain(0),
    ...Object.fromEntries(
      ['host', 'by', 'by_port', 'for', 'for_port'].flatMap((name): [string, SampleOption][] => [
        [name, plain(0, name)],
        [`${name}-expr`, { words: 1, expression: 0, slot: name }],
      ]),
    ),
  },
};

/** The other directives with expressions (src/cfgparse.c `check_config_validity`, src/cfgparse-listen.c, src/vars.c). */
export const SAMPLE_DIRECTIVES: readonly SampleDirective[] = [
  ...['bwlim-in', 'bwlim-out'].map((name): SampleDirective => {
    return { keywords: ['filter', name], contexts: 'anywhere', section: 'proxy', options: FILTER_KEY, readWith: null };
  }),
  { keywords: ['stick', 'on'], contexts: both('be use-server'), section: 'proxy', expression: 0, readWith: null },
  { keywords: ['stick', 'match'], contexts: both('be use-server'), section: 'proxy', expression: 0, readWith: null },
  { keywords: ['stick', 'store-request'], contexts: both('be use-server'), section: 'proxy', expression: 0, readWith: null },
  { keywords: ['stick', 'store-response'], contexts: both('be stick store'), section: 'proxy', expression: 0, readWith: null },
  { keywords: ['http-error'], contexts: 'anywhere', section: 'proxy', options: REPLY, readWith: null },
  { keywords: ['use_backend'], contexts: both('fe http-request'), section: 'proxy', formats: [0], readWith: 'proxy' },
  { keywords: ['use-server'], contexts: both('fe http-request'), section: 'proxy', formats: [0], readWith: 'proxy' },
  { keywords: ['log-format'], contexts: both('log'), section: 'proxy', formats: [0], readWith: 'frontend' },
  { keywords: ['log-format-sd'], contexts: both('log'), section: 'proxy', formats: [0], readWith: 'frontend' },
  { keywords: ['error-log-format'], contexts: both('log'), section: 'proxy', formats: [0], readWith: 'frontend', ownIsRead: true },
  { keywords: ['unique-id-format'], contexts: REQUEST, section: 'proxy', formats: [0], readWith: 'frontend', ownIsRead: true },
  { keywords: ['balance', 'hash'], contexts: both('be use-server'), section: 'proxy', expression: 0, readWith: 'backend', ownIsRead: true },
  // HAProxy warns about what is not available there, and does not refuse it.
  {
    keywords: ['option', 'forwarded'],
    contexts: 'anywhere',
    section: 'proxy',
    options: FORWARDED,
    readWith: 'backend',
    mode: 'http',
    isOption: true,
  },
  { keywords: ['set-var'], contexts: both('configuration'), section: 'global', expression: 1, readWith: null },
  { keywords: ['set-var-fmt'], contexts: both('configuration'), section: 'global', formats: [1], readWith: null },
];
