/** What HAProxy asks of an argument's value beyond its type. */
export interface ArgumentCheck {
  /** Which argument, counted from 0; a check of one that is left out has nothing to say. */
  readonly at: number;
  /** What the value has to be like as a whole. */
  readonly pattern: RegExp;
  /** What is expected, for messages: 'the name of a variable, ...'. */
  readonly expected: string;
  /** An argument that is left out is refused as well. */
  readonly isNeeded?: boolean;
  /** Only where another argument is like this. */
  readonly where?: { readonly at: number; readonly pattern: RegExp };
  /** The first branch that asks this, and the first that no longer does. */
  readonly since?: string;
  readonly until?: string;
}

/** Scopes and letters of a variable's name (src/vars.c `vars_hash_name`). */
const VARIABLE = '(?:proc|sess|txn|req|res|check)\\.[A-Za-z0-9_.]+';

const whole = (pattern: string, flags = ''): RegExp => new RegExp(`^(?:${pattern})$`, flags);

const A_VARIABLE = 'the name of a variable with its scope, such as txn.name; scopes are proc, sess, txn, req, res and check';

const variable = (at: number): ArgumentCheck => ({ at, pattern: whole(VARIABLE), expected: A_VARIABLE });
const variableOrNothing = (at: number): ArgumentCheck => ({ at, pattern: whole(`|${VARIABLE}`), expected: A_VARIABLE });

const OPERAND: ArgumentCheck = {
  at: 0,
  pattern: whole(`[+-]?\\d*|${VARIABLE}`),
  expected: 'a whole number or the name of a variable, such as txn.name',
};

/** Base64 in full groups of four, or a variable (src/sample.c `sample_check_arg_base64`). */
const base64 = (at: number): ArgumentCheck => ({
  at,
  pattern: whole(`(?:[A-Za-z0-9+/=]{4})*|${VARIABLE}`),
  expected: 'text in base64 or the name of a variable',
});

const oneOf = (at: number, ...values: string[]): ArgumentCheck => ({
  at,
  pattern: whole(values.join('|')),
  expected: values.filter((value) => value !== '').join(', '),
});

const TIME_UNIT_EXPECTED = { pattern: whole('s|ms|us'), expected: 's, ms or us' };
const timeUnit = (at: number): ArgumentCheck => ({ at, ...TIME_UNIT_EXPECTED });

const HEADER: readonly ArgumentCheck[] = [
  { at: 1, pattern: whole('\\+?\\d*|-0*(?:\\d|10)|-'), expected: 'an occurrence of at least -10 (src/http_fetch.c keeps as many)' },
];

/** The format of a distinguished name (src/ssl_sample.c `val_dnfmt`). */
const DN: readonly ArgumentCheck[] = [{ at: 2, pattern: whole('|rfc2253'), expected: '"rfc2253" or nothing' }];

const MILLI_OR_MICRO: readonly ArgumentCheck[] = [{ at: 0, pattern: whole('us|ms'), expected: 'us or ms' }];

const PAYLOAD_PART: readonly ArgumentCheck[] = [
  { at: 0, pattern: whole('\\+?\\d*|-0*'), expected: 'an offset of at least 0' },
  { at: 1, pattern: /[1-9]/, expected: 'a length other than 0' },
  { at: 2, pattern: whole('[+-]?\\d*'), expected: 'a whole number' },
];

const DISTCC: readonly ArgumentCheck[] = [{ at: 0, pattern: /^.{4}$/s, expected: 'a token of exactly four characters' }];

const PART: readonly ArgumentCheck[] = [
  { at: 0, pattern: /[1-9]/, expected: 'an index other than 0' },
  { at: 1, pattern: /./s, expected: 'at least one separator' },
];

const INT_OR_NOTHING = { pattern: whole('|int'), expected: '"int" or nothing' };

const AES: readonly ArgumentCheck[] = [{ at: 0, pattern: whole('\\+?0*(?:128|192|256)'), expected: 'a key size of 128, 192 or 256' }];

/** Names that OpenSSL has digests by all hold one of these; which it was built with, the machine tells. */
const DIGEST: ArgumentCheck = {
  at: 0,
  pattern: /md|sha|blake|rmd|ripe|sm3|whirlpool|gost|streebog|keccak|^id-|null|rsa|\d\.\d/i,
  expected: 'the name of a message digest, such as sha256',
};

const SMALL_CHUNK: ArgumentCheck = { at: 1, pattern: whole('\\+?0*[1-8]'), expected: 'a chunk size from 1 to 8', isNeeded: true };
const CHUNK: ArgumentCheck = { at: 1, pattern: whole('\\+?0*[1-9]\\d*'), expected: 'a chunk size of at least 1', isNeeded: true };
const TRUNCATE: ArgumentCheck = { at: 2, pattern: whole('[+-]?0*|\\+?0*1'), expected: '0 or 1' };

/** Where a block of an HTX message is (src/http_htx.c `val_blk_arg`). */
const BLOCK: readonly ArgumentCheck[] = [{ at: 0, pattern: whole('head|tail|first|\\d+'), expected: 'head, tail, first or a position' }];

/** What a field of a protocol buffer holds (include/haproxy/protobuf.h `protobuf_type`). */
const PROTOBUF: readonly ArgumentCheck[] = [
  {
    at: 1,
    pattern: whole('[us]?int(?:32|64)|s?fixed(?:32|64)|bool|enum|float|double'),
    expected: 'a type of protocol buffers, such as int32',
  },
];

/** The names of types of the PROXY protocol, and how C writes 0 to 255 (src/connection.c `smp_check_tlv_type`); what has ten digits may come to anything. */
const TLV_NAMES = 'alpn|authority|crc32c|noop|unique_id|ssl|ssl_version|ssl_cn|ssl_cipher|ssl_sig_alg|ssl_key_alg|netns';
const BYTE = '0x0*[0-9a-f]{1,2}|0+[0-3]?[0-7]{0,2}|25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d';

const TLV_TYPE: readonly ArgumentCheck[] = [
  {
    at: 0,
    pattern: whole(`${TLV_NAMES}|\\s*(?:\\+?(?:${BYTE})|[+-]?(?:0x)?[0-9a-f]{10,}|-0)|`, 'i'),
    expected: 'the name or the number of a type, such as AUTHORITY or 0xE0',
  },
];

/** Lists of conditions behind a variable's name (src/vars.c `vars_parse_cond_param`). */
const SET_CONDITIONS = [1, 2, 3, 4].map((at) =>
  oneOf(at, 'ifexists', 'ifnotexists', 'ifempty', 'ifnotempty', 'ifset', 'ifnotset', 'ifgt', 'iflt'),
);

/** The fetches whose arguments are names of ACLs, each behind a `!` or not, that stand above the line (src/acl.c `smp_fetch_acl_parse`). */
export const FETCHES_OF_ACLS: ReadonlySet<string> = new Set(['acl']);

/**
 * What the sample fetches check of their arguments, by name (the `val_args` of src/sample.c, http_fetch.c, payload.c,
 * ssl_sample.c, tcp_sample.c, vars.c).
 */
export const FETCH_ARGUMENT_CHECKS: Readonly<Record<string, readonly ArgumentCheck[]>> = {
  accept_date: [timeUnit(0)],
  bc_rtt: MILLI_OR_MICRO,
  bc_rttvar: MILLI_OR_MICRO,
  bin: [{ at: 0, pattern: whole('(?:[0-9a-f]{2})*', 'i'), expected: 'an even number of hexadecimal digits' }],
  bool: [{ at: 0, pattern: whole('true|false|0|1', 'i'), expected: 'true, false, 0 or 1' }],
  date: [timeUnit(1)],
  distcc_body: DISTCC,
  distcc_param: DISTCC,
  fc_pp_tlv: TLV_TYPE,
  fc_rtt: MILLI_OR_MICRO,
  fc_rttvar: MILLI_OR_MICRO,
  hdr: HEADER,
  hdr_ip: HEADER,
  hdr_val: HEADER,
  'internal.htx_blk.data': BLOCK,
  'internal.htx_blk.hdrname': BLOCK,
  'internal.htx_blk.hdrval': BLOCK,
  'internal.htx_blk.size': BLOCK,
  'internal.htx_blk.start_line': BLOCK,
  'internal.htx_blk.type': BLOCK,
  meth: [{ at: 0, pattern: /^[!#$%&'*+.^_`|~0-9A-Za-z-]*$/, expected: 'a method' }],
  payload_lv: PAYLOAD_PART,
  query: [{ at: 0, pattern: whole('|with_qm'), expected: '"with_qm" or nothing' }],
  'req.fhdr': HEADER,
  'req.hdr': HEADER,
  'req.hdr_ip': HEADER,
  'req.hdr_val': HEADER,
  'req.payload_lv': PAYLOAD_PART,
  request_date: [timeUnit(0)],
  'res.fhdr': HEADER,
  'res.hdr': HEADER,
  'res.hdr_ip': HEADER,
  'res.hdr_val': HEADER,
  'res.payload_lv': PAYLOAD_PART,
  shdr: HEADER,
  shdr_ip: HEADER,
  shdr_val: HEADER,
  ssl_c_i_dn: DN,
  ssl_c_r_dn: DN,
  ssl_c_s_dn: DN,
  ssl_f_i_dn: DN,
  ssl_f_s_dn: DN,
  ssl_s_i_dn: DN,
  ssl_s_s_dn: DN,
  uuid: [
    { at: 0, pattern: whole('\\+?0*4'), expected: 'version 4', until: '3.0' },
    { at: 0, pattern: whole('\\+?0*[47]'), expected: 'version 4 or 7', since: '3.0' },
  ],
  var: [variable(0)],
};

/** As `FETCH_ARGUMENT_CHECKS`, of converters (the `val_args` of src/sample.c, http_conv.c, ssl_sample.c, vars.c). */
export const CONVERTER_ARGUMENT_CHECKS: Readonly<Record<string, readonly ArgumentCheck[]>> = {
  add: [OPERAND],
  add_item: [variableOrNothing(1)],
  aes_cbc_dec: AES,
  aes_cbc_enc: AES,
  aes_gcm_dec: AES,
  aes_gcm_enc: AES,
  and: [OPERAND],
  be2dec: [SMALL_CHUNK, TRUNCATE],
  be2hex: [{ ...CHUNK, where: { at: 0, pattern: /./s } }, { ...CHUNK, where: { at: 2, pattern: /[1-9]/ } }, TRUNCATE],
  bytes: [
    { ...OPERAND, pattern: whole(`\\+?\\d*|-0*|${VARIABLE}`), expected: 'a number of at least 0 or the name of a variable', since: '2.9' },
    { at: 1, pattern: whole(`\\+?0*[1-9]\\d*|${VARIABLE}`), expected: 'a number of at least 1 or the name of a variable', since: '2.9' },
  ],
  concat: [variableOrNothing(1)],
  digest: [DIGEST],
  div: [OPERAND],
  field: PART,
  fix_tag_value: [
    {
      at: 0,
      pattern: whole('\\d.*|MsgType|CheckSum|BodyLength|TargetCompID|BeginString|SenderCompID', 'i'),
      expected: 'the number of a FIX tag, or a name such as MsgType',
    },
  ],
  hmac: [DIGEST, base64(1)],
  http_date: [timeUnit(1)],
  json: [oneOf(0, '', 'ascii', 'utf8', 'utf8s', 'utf8p', 'utf8ps')],
  json_query: [
    { at: 0, pattern: /./s, expected: 'a JSON path' },
    { at: 1, ...INT_OR_NOTHING },
  ],
  jwt_header_query: [{ at: 1, ...INT_OR_NOTHING }],
  jwt_payload_query: [{ at: 1, ...INT_OR_NOTHING }],
  jwt_verify: [
    {
      at: 0,
      pattern: whole(`none|[HREP]S(?:256|384|512)|${VARIABLE}`),
      expected: 'a signing algorithm such as RS256, or the name of a variable',
    },
  ],
  le2dec: [SMALL_CHUNK, TRUNCATE],
  mod: [OPERAND],
  mqtt_field_value: [
    {
      at: 0,
      pattern: whole('\\d.*|(?:dis)?connect|connack|publish|pub(?:ack|rec|rel|comp)|(?:un)?sub(?:scribe|ack)|ping(?:req|resp)|auth', 'i'),
      expected: 'a type of MQTT packets, such as CONNECT',
    },
  ],
  mul: [OPERAND],
  or: [OPERAND],
  param: [{ at: 1, pattern: /^.$/s, expected: 'exactly one character' }],
  protobuf: PROTOBUF,
  regsub: [{ at: 2, pattern: /^[ig]*$/, expected: 'the flags i and g only' }],
  secure_memcmp: [variable(0)],
  'set-var': [variable(0), ...SET_CONDITIONS],
  sha2: [{ at: 0, pattern: whole('\\+?0*(?:224|256|384|512)'), expected: '224, 256, 384 or 512' }],
  strcmp: [variable(0)],
  sub: [OPERAND],
  ungrpc: PROTOBUF,
  'unset-var': [variable(0)],
  url_enc: [oneOf(0, '', 'query')],
  when: [{ at: 0, pattern: whole('!?(?:stopping|normal|error|forwarded|toapplet|processed|acl)'), expected: 'a known condition' }],
  word: PART,
  xor: [OPERAND],
};
