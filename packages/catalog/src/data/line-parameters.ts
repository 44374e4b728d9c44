import type { Written } from '../catalog-table.js';
import type { Parameter } from '../keywords.js';

/** Corrections to what the dumps say of `bind` lines: what they were built without, and what HAProxy warns of. */
export const BIND_PARAMETERS: Written<Parameter> = {
  process: { deprecated: '2.5', removed: '2.7', instead: 'thread' },
  'quic-cc-algo': { since: '2.7' },
  'quic-force-retry': { since: '2.6' },
  'quic-socket': { since: '2.9' },
  ssl: { since: null, removed: null, argumentCount: 0, isTls: true },
};

/** Corrections to what the dumps say of `server` lines. */
export const SERVER_PARAMETERS: Written<Parameter> = {
  'set-proxy-v2-tlv-fmt': { argumentCount: 1 },
};

const SINCE_2_4 = { since: null } as const;

/**
 * Corrections to what the dumps say of certificate lists: they name the parameters since 2.8, and not those shared with
 * `load` lines of crt-store sections (ckch_conf_kws in src/ssl_ckch.c).
 */
export const CRT_LIST_PARAMETERS: Written<Parameter> = {
  'allow-0rtt': SINCE_2_4,
  alpn: SINCE_2_4,
  'ca-file': SINCE_2_4,
  'ca-verify-file': SINCE_2_4,
  ciphers: SINCE_2_4,
  ciphersuites: SINCE_2_4,
  'crl-file': SINCE_2_4,
  curves: SINCE_2_4,
  ecdhe: SINCE_2_4,
  'no-ca-names': SINCE_2_4,
  npn: SINCE_2_4,
  'ssl-max-ver': SINCE_2_4,
  'ssl-min-ver': SINCE_2_4,
  verify: SINCE_2_4,
  'ocsp-update': { removed: null },
};

const ONE_WORD = { argumentCount: 1 } as const;

/** The parameters of `load` lines in crt-store sections (ckch_conf_kws in src/ssl_ckch.c). */
export const CERTIFICATE_PARAMETERS: Written<Parameter> = {
  acme: { ...ONE_WORD, since: '3.2' },
  alias: { ...ONE_WORD, since: '3.0' },
  bits: { ...ONE_WORD, since: '3.4' },
  crt: { ...ONE_WORD, since: '3.0' },
  curves: { ...ONE_WORD, since: '3.4' },
  domains: { ...ONE_WORD, since: '3.2' },
  'generate-dummy': { ...ONE_WORD, since: '3.4' },
  ips: { ...ONE_WORD, since: '3.4' },
  issuer: { ...ONE_WORD, since: '3.0' },
  jwt: { ...ONE_WORD, since: '3.3' },
  key: { ...ONE_WORD, since: '3.0' },
  keytype: { ...ONE_WORD, since: '3.4' },
  ocsp: { ...ONE_WORD, since: '3.0' },
  'ocsp-update': { ...ONE_WORD, since: '3.0' },
  sctl: { ...ONE_WORD, since: '3.0' },
};
