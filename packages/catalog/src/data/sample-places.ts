/** Where sample expressions stand among the words behind a keyword or an action; words are counted from 0. */
export interface SamplePlaces {
  /** The words that are log-format strings: expressions stand in them between `%[` and `]`. */
  readonly formats?: readonly number[];
  /** The word that an expression begins with; further converters may follow it in words of their own. */
  readonly expression?: number;
  /** A number or a time may stand in place of the expression. */
  readonly orNumber?: boolean;
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
  /** A number or a time may stand in place of the expression. */
  readonly orNumber?: boolean;
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
}

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
    port: { words: 1, expression: 0, orNumber: true, slot: 'port' },
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
const EXPRESSION_OR_NUMBER: SamplePlaces = { expression: 0, orNumber: true };
const FIRST_FORMAT: SamplePlaces = { formats: [0] };
const SECOND_FORMAT: SamplePlaces = { formats: [1] };
const THIRD_FORMAT: SamplePlaces = { formats: [2] };
const WITH_REPLY: SamplePlaces = { options: REPLY };

/**
 * The actions with expressions, by the catalog's names; where rulesets differ, with the ruleset in front. Source: the calls of
 * `sample_parse_expr` and `parse_logformat_string` in src/http_act.c, tcp_act.c, tcp_rules.c, tcpcheck.c, vars.c, queue.c,
 * stick_table.c, action.c, flt_bwlim.c.
 */
export const SAMPLES_OF_ACTIONS: Readonly<Record<string, SamplePlaces>> = {
  'add-acl': FIRST_FORMAT,
  'add-header': SECOND_FORMAT,
  'attach-srv': { options: { after: 1, names: { name: { words: 1, expression: 0, slot: 'name' } } } },
  capture: EXPRESSION,
  'del-acl': FIRST_FORMAT,
  'del-map': FIRST_FORMAT,
  deny: WITH_REPLY,
  'do-resolve': EXPRESSION,
  'early-hint': SECOND_FORMAT,
  'http-check connect': { options: CHECK_CONNECTION },
  'http-check send': { options: CHECK_REQUEST },
  redirect: { options: REDIRECT },
  'replace-header': THIRD_FORMAT,
  'replace-path': SECOND_FORMAT,
  'replace-pathq': SECOND_FORMAT,
  'replace-uri': SECOND_FORMAT,
  'replace-value': THIRD_FORMAT,
  return: WITH_REPLY,
  'sc-add-gpc': EXPRESSION_OR_NUMBER,
  'sc-set-gpt': EXPRESSION_OR_NUMBER,
  'sc-set-gpt0': EXPRESSION_OR_NUMBER,
  'set-bandwidth-limit': {
    options: {
      after: 1,
      names: {
        limit: { words: 1, expression: 0, orNumber: true, slot: 'limit' },
        period: { words: 1, expression: 0, orNumber: true, slot: 'period' },
      },
    },
  },
  'set-bc-mark': EXPRESSION_OR_NUMBER,
  'set-bc-tos': EXPRESSION_OR_NUMBER,
  'set-dst': EXPRESSION,
  'set-dst-port': EXPRESSION,
  'set-fc-mark': EXPRESSION_OR_NUMBER,
  'set-fc-tos': EXPRESSION_OR_NUMBER,
  'set-header': SECOND_FORMAT,
  'set-map': { formats: [0, 1] },
  'set-mark': EXPRESSION_OR_NUMBER,
  'set-method': FIRST_FORMAT,
  'set-path': FIRST_FORMAT,
  'set-pathq': FIRST_FORMAT,
  'set-priority-class': EXPRESSION,
  'set-priority-offset': EXPRESSION,
  'set-query': FIRST_FORMAT,
  'set-retries': EXPRESSION_OR_NUMBER,
  'set-src': EXPRESSION,
  'set-src-port': EXPRESSION,
  'set-timeout': { expression: 1, orNumber: true },
  'set-tos': EXPRESSION_OR_NUMBER,
  'set-uri': FIRST_FORMAT,
  'set-var': EXPRESSION,
  'set-var-fmt': FIRST_FORMAT,
  tarpit: WITH_REPLY,
  'tcp-check connect': { options: CHECK_CONNECTION },
  'tcp-check send-binary-lf': FIRST_FORMAT,
  'tcp-check send-lf': FIRST_FORMAT,
  'track-sc': EXPRESSION,
};

/** The other directives with expressions (src/cfgparse.c `check_config_validity`, src/cfgparse-listen.c, src/vars.c). */
export const SAMPLE_DIRECTIVES: readonly SampleDirective[] = [
  { keywords: ['stick', 'on'], section: 'proxy', expression: 0, readWith: null },
  { keywords: ['stick', 'match'], section: 'proxy', expression: 0, readWith: null },
  { keywords: ['stick', 'store-request'], section: 'proxy', expression: 0, readWith: null },
  { keywords: ['stick', 'store-response'], section: 'proxy', expression: 0, readWith: null },
  { keywords: ['http-error'], section: 'proxy', options: REPLY, readWith: null },
  { keywords: ['use_backend'], section: 'proxy', formats: [0], readWith: 'proxy' },
  { keywords: ['use-server'], section: 'proxy', formats: [0], readWith: 'proxy' },
  { keywords: ['log-format'], section: 'proxy', formats: [0], readWith: 'frontend' },
  { keywords: ['log-format-sd'], section: 'proxy', formats: [0], readWith: 'frontend' },
  { keywords: ['error-log-format'], section: 'proxy', formats: [0], readWith: 'frontend' },
  { keywords: ['unique-id-format'], section: 'proxy', formats: [0], readWith: 'frontend' },
  { keywords: ['balance', 'hash'], section: 'proxy', expression: 0, readWith: 'backend' },
  { keywords: ['set-var'], section: 'global', expression: 1, readWith: null },
  { keywords: ['set-var-fmt'], section: 'global', formats: [1], readWith: null },
];
