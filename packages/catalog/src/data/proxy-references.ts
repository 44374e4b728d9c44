import type { CaptureSlots, FilterReference, LineNames, TableReference } from '../proxy-references.js';

/** The lines of a proxy that say what its other lines mean: ACLs are called by name, and servers start with the defaults above them. */
export const DEFINING_KEYWORDS: readonly string[] = ['acl', 'default-server'];

/** Those of them that conditions call by name, so that their place counts for these alone. */
export const NAMED_DEFINITIONS: readonly string[] = ['acl'];

/**
 * The words right behind the keyword of a proxy's line that say the same to HAProxy whichever they are, as long as they are right, and whatever else
 * they are the name of.
 */
export const NAMES_BEHIND: ReadonlyMap<string, LineNames> = new Map<string, LineNames>([
  ['acl', { words: ['name'], behind: 'test' }],
  ['use_backend', { words: ['name'], behind: null }],
  ['default_backend', { words: ['name'], behind: null }],
  ['use-server', { words: ['name'], behind: null }],
  ['bind', { words: ['address'], behind: null }],
  ['server', { words: ['name', 'address'], behind: 'server parameters' }],
]);

/**
 * The values of a server's parameters that say the same to HAProxy whichever they are, in that form: names, which may be the name of something else, and
 * amounts (manual 5.2).
 */
export const SERVER_VALUES: ReadonlyMap<string, { readonly form: RegExp; readonly isName: boolean }> = new Map([
  ['cookie', { form: /^[A-Za-z][\w.-]*$/, isName: true }],
  ['id', { form: /^[1-9]\d{0,8}$/, isName: true }],
  ['weight', { form: /^(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-6])$/, isName: false }],
]);

/** What the rules begin with that a proxy has for streams, and a `defaults` section with a name. */
export const STREAM_RULES: readonly string[] = ['http-request', 'http-response', 'http-after-response', 'tcp-request', 'tcp-response'];

const TRACKING = ['http-request', 'http-response', 'tcp-request connection', 'tcp-request session', 'tcp-request content'];

/**
 * Where lines name a stick table, or mean the one of their own proxy (src/action.c `check_trk_action`, src/proxy.c
 * `resolve_stick_rule`, src/flt_bwlim.c `bwlim_check`). In frontends, `stick` lines are not read.
 */
export const TABLE_REFERENCES: readonly TableReference[] = [
  ...TRACKING.map((ruleset) => ({ words: [...ruleset.split(' '), 'track-sc*'], side: null, orOwn: true })),
  ...['on', 'match', 'store', 'store-request', 'store-response'].map(
    (action) => ({ words: ['stick', action], side: 'backend', orOwn: true }) as const,
  ),
  { words: ['filter', 'bwlim-in'], side: null, orOwn: 'key', stored: 'bytes_in_rate' },
  { words: ['filter', 'bwlim-out'], side: null, orOwn: 'key', stored: 'bytes_out_rate' },
];

const LIMITED = ['http-request', 'http-response', 'tcp-request content', 'tcp-response content'];

/** Rules that name a filter of their proxy (src/flt_bwlim.c `check_bwlim_action`, src/flt_spoe.c `check_send_spoe_group`). */
export const FILTER_REFERENCES: readonly FilterReference[] = [
  ...LIMITED.map((ruleset) => ({
    words: [...ruleset.split(' '), 'set-bandwidth-limit'],
    filters: ['bwlim-in', 'bwlim-out'],
    nameBehind: null,
    lastWillDo: true,
  })),
  ...LIMITED.map((ruleset) => ({
    words: [...ruleset.split(' '), 'send-spoe-group'],
    filters: ['spoe'],
    nameBehind: 'engine',
    lastWillDo: false,
  })),
];

/**
 * Slots that captures go to, counted from 0: what makes one, and the rules that use one by its number
 * (src/http_act.c `check_http_req_capture`, `check_http_res_capture`).
 */
export const CAPTURE_SLOTS: readonly CaptureSlots[] = [
  {
    made: [
      { words: ['capture', 'request', 'header'] },
      { words: ['declare', 'capture', 'request'] },
      { words: ['http-request', 'capture'], parameter: 'len' },
      { words: ['tcp-request', 'content', 'capture'], parameter: 'len' },
    ],
    used: [['http-request', 'capture']],
  },
  {
    made: [{ words: ['capture', 'response', 'header'] }, { words: ['declare', 'capture', 'response'] }],
    used: [
      ['http-response', 'capture'],
      ['http-after-response', 'capture'],
    ],
  },
];
