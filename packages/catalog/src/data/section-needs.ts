import type { SectionNeed } from '../section-needs.js';

/**
 * Lines without which HAProxy refuses a section. Sources: `cfg_post_parse_section_cache`, `cfg_fcgi_apps_postparser` and
 * `cfg_program_postparser`, which asks in all modes up to 3.0.
 */
export const SECTION_NEEDS: readonly SectionNeed[] = [
  { section: 'cache', keyword: 'total-max-size' },
  { section: 'fcgi-app', keyword: 'docroot' },
  { section: 'program', keyword: 'command', until: '3.0' },
];

/**
 * Keywords of the global section that may be given once; a second line is refused (src/cfgparse-ssl.c
 * `ssl_parse_global_ca_crt_base`, `ssl_parse_global_capture_buffer`). Most others that count only once go on with a message.
 */
export const ONCE_IN_GLOBAL: readonly { readonly keyword: string; readonly since: string | null; readonly alias: string }[] = [
  { keyword: 'ca-base', since: null, alias: 'ca-base' },
  { keyword: 'crt-base', since: null, alias: 'crt-base' },
  { keyword: 'key-base', since: '3.0', alias: 'key-base' },
  { keyword: 'tune.ssl.capture-buffer-size', since: null, alias: 'capture buffer' },
  { keyword: 'tune.ssl.capture-cipherlist-size', since: null, alias: 'capture buffer' },
];

/** A setting that another one may not be below. HAProxy holds each line against what the other has by then, which may be its preset. */
export interface PairOfLimits {
  readonly lowest: Limit;
  readonly highest: Limit;
}

interface Limit {
  readonly keywords: readonly string[];
  /** The value without a line. */
  readonly preset: number;
}

/** See src/ssl_ocsp.c `ssl_parse_global_ocsp_maxdelay` and `ssl_parse_global_ocsp_mindelay`, the same in 2.8 to 3.5-dev5. */
export const LIMITS_IN_GLOBAL: readonly PairOfLimits[] = [
  {
    lowest: { keywords: ['tune.ssl.ocsp-update.mindelay', 'ocsp-update.mindelay'], preset: 300 },
    highest: { keywords: ['tune.ssl.ocsp-update.maxdelay', 'ocsp-update.maxdelay'], preset: 3600 },
  },
];

/**
 * Bytes of a buffer, which HAProxy rounds up to 16: the longest of its own error pages has to go into one with its headers (src/http_htx.c
 * `http_htx_init`), and 256 MB do not fit into a message's representation (src/cfgparse.c `check_config_validity`). In the last line that sets them.
 */
export const BUFFER_SIZE = { keyword: 'tune.bufsize', least: 337, most: 0x10000000 - 16, mostSince: '2.5', withUnitsSince: '3.1' } as const;

/**
 * What has to be allowed by `expose-experimental-directives` (KWF_EXPERIMENTAL of the keyword tables, `tcp_parse_attach_srv`,
 * and `cfg_parse_acme`): sections by their kind, directives of the global section by their keyword, those of proxies by their first words.
 */
export const EXPERIMENTAL = {
  sections: [{ name: 'acme', since: '3.2', until: '3.4' }],
  globalKeywords: [
    { name: 'trace', since: '2.7', until: '3.0' },
    { name: 'tune.fd.edge-triggered', since: '2.4', until: '3.4' },
    { name: 'force-cfg-parser-pause', since: '3.1', until: '3.4' },
    { name: 'tune.disable-fast-forward', since: '2.8', until: '3.2' },
    { name: 'shm-stats-file', since: '3.3', until: '3.3' },
    { name: 'shm-stats-file-max-objects', since: '3.3', until: '3.3' },
  ],
  proxyLines: [
    { name: 'http-request normalize-uri', since: '2.4', until: '3.4' },
    { name: 'stats http-request normalize-uri', since: '2.4', until: '3.4' },
    { name: 'tcp-request session attach-srv', since: '2.9', until: '3.4' },
  ],
} as const;

/** Names that may be given once in a section. */
export interface UniqueName {
  readonly section: string;
  readonly keyword: string;
  /** The words behind the keyword that are names: the first, all, or that behind the first of these parameters that the line has. */
  readonly names: 'first' | 'all' | readonly string[];
}

/**
 * See src/resolvers.c `cfg_parse_resolvers`, src/cfgparse.c `cfg_parse_netns`, and src/ssl_ckch.c `crtstore_parse_load`, where an alias
 * stands for the name of the file.
 */
export const UNIQUE_NAMES: readonly UniqueName[] = [
  { section: 'resolvers', keyword: 'nameserver', names: 'first' },
  { section: 'namespace_list', keyword: 'namespace', names: 'all' },
  { section: 'crt-store', keyword: 'load', names: ['alias', 'crt'] },
];
