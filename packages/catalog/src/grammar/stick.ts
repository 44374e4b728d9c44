import {
  type Argument,
  type ArgumentType,
  choice,
  condition,
  definition,
  expression,
  type ListItem,
  optional,
  orNothing,
  pattern,
  reference,
  required,
  type StatementGrammar,
  sizeFrom,
  statements,
  time,
} from './types.js';

/** How many elements an array of a table has (src/stick_table.c `STKTABLE_MAX_DT_ARRAY_SIZE`). */
const elements: ArgumentType = { type: 'integer', prefix: true, min: 1, max: 100 };
const period = time('ms');

const data = (args: readonly ArgumentType[], ...names: readonly string[]): ListItem[] => names.map((name) => ({ name, args }));

/** What tables store (src/stick_table.c `stktable_data_types`). */
const DATA: readonly ListItem[] = [
  ...data([], 'server_id', 'server_key', 'server_name', 'gpt0', 'gpc0', 'gpc1', 'conn_cnt', 'conn_cur', 'sess_cnt'),
  ...data([], 'http_req_cnt', 'http_err_cnt', 'http_fail_cnt', 'bytes_in_cnt', 'bytes_out_cnt'),
  ...data([period], 'gpc0_rate', 'gpc1_rate', 'conn_rate', 'sess_rate', 'http_req_rate', 'http_err_rate', 'http_fail_rate'),
  ...data([period], 'bytes_in_rate', 'bytes_out_rate'),
  { name: 'gpt', args: [elements], since: '2.5' },
  { name: 'gpc', args: [elements], since: '2.5' },
  { name: 'gpc_rate', args: [elements, period], since: '2.5' },
  { name: 'glitch_cnt', args: [], since: '3.0' },
  { name: 'glitch_rate', args: [period], since: '3.0' },
];

/** Arrays take the place of single counters (src/stick_table.c). */
const EXCLUDED = { gpt: ['gpt0'], gpc: ['gpc0', 'gpc1'], gpc_rate: ['gpc0_rate', 'gpc1_rate'] };

/** Leading digits (atol), and a whole number since 2.8. */
const LEADING_LENGTH = pattern(/^\s*[+-]?0*[1-9]/, 'a length above 0');
const LENGTH = pattern(/^\s*[+-]?0*[1-9]\d*$/, 'a length above 0');

/** The parameters of a table (src/stick_table.c `parse_stick_table`). */
const table = (length: ArgumentType): Record<string, readonly Argument[]> => ({
  // Only keys of a length of their own can have another one.
  type: [
    {
      name: 'type',
      choose: {
        binary: [{ parameters: { len: [required('length', length)] } }],
        string: [{ parameters: { len: [required('length', length)] } }],
      },
      others: choice('ip', 'ipv6', 'integer', 'string', 'binary', { value: 'ipv4', since: '3.2' }),
    },
  ],
  size: [required('size', sizeFrom(1))],
  expire: [required('time', time('ms'))],
  nopurge: [],
  store: [optional('data to store', { type: 'list', items: DATA, excludes: EXCLUDED })],
  srvkey: [required('server key', choice('name', 'addr'))],
  'write-to': [reference('table', 'table')],
  'recv-only': [],
  'brates-factor': [required('factor', sizeFrom(1, 1024))],
});

/** Both have to be there. */
const NEEDED = {
  oneOf: ['type'],
  needs: { type: 'size' },
  since: { 'write-to': '3.0', 'recv-only': '3.1', 'brates-factor': '3.2' },
};

/** A table in a proxy, and one in a "peers" section. */
const tables = (length: ArgumentType, since?: string): readonly StatementGrammar[] => [
  ...statements(
    'stick-table',
    ['frontend', 'listen', 'backend'],
    () => [{ parameters: { ...table(length), peers: [reference('peers section', 'peers')] }, ...NEEDED }],
    since,
  ),
  ...statements('table', ['peers'], () => [definition('name', 'table'), { parameters: table(length), ...NEEDED }], since),
];

/** Stick tables, in proxies and in peers, and the rules that use them; those are not read in frontends. */
export const STICK_STATEMENTS: readonly StatementGrammar[] = [
  ...tables(LEADING_LENGTH),
  ...tables(LENGTH, '2.8'),
  ...statements('stick', ['listen', 'backend'], () => [
    required('action', choice('on', 'match', 'store', 'store-request', 'store-response')),
    required('sample expression', expression),
    { parameters: { table: [orNothing(reference('table', 'table'))] }, conflicts: { table: ['table'] } },
    condition,
  ]),
];
