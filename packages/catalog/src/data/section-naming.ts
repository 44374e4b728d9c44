import type { SectionNaming } from '../section-naming.js';

/**
 * What HAProxy asks of the names of sections. Sources: the section parsers of each kind (`cfg_parse_listen`,
 * `cfg_parse_peers`, `cfg_parse_users`, `cfg_parse_resolvers`, `cfg_parse_mailers`, `cfg_parse_cache`, `cfg_parse_ring`,
 * `cfg_parse_http_errors`, `cfg_parse_fcgi_app`, `cfg_parse_log_forward`, `cfg_parse_log_profile`, `cfg_parse_program`,
 * `cfg_parse_acme`, `cfg_parse_healthchecks`) in 2.4 to 3.4; none differs between these branches but where one is named (src/sink.c `sink_new_ringbuf`). Which proxies may not share a
 * name is a matter of their sides and so not in this table. Kinds that are left out ask nothing: `crt-store` may be
 * nameless and come back.
 */
export const SECTION_NAMING: Readonly<Record<string, SectionNaming>> = {
  frontend: naming(),
  backend: naming(),
  listen: naming(),
  peers: naming({ repeated: 'refused' }),
  userlist: naming({ repeated: 'ignored' }),
  resolvers: naming({ repeated: 'refused' }),
  mailers: naming({ repeated: 'refused' }),
  cache: naming({ repeated: 'refused', restricted: false }),
  ring: naming({ repeated: 'refused', isBackendSince: '3.2' }),
  'http-errors': naming({ repeated: 'refused' }),
  'fcgi-app': naming({ repeated: 'refused' }),
  'log-forward': naming({ repeated: 'refused' }),
  'log-profile': naming({ repeated: 'refused' }),
  program: naming({ restricted: false }),
  acme: naming({ repeated: 'refused', restricted: false }),
  healthcheck: naming({ repeated: 'refused' }),
};

function naming(traits: Partial<SectionNaming> = {}): SectionNaming {
  return { restricted: true, repeated: null, ...traits };
}

/**
 * How many words a header may have behind the section's keyword, where HAProxy counts them (`alertif_too_many_args` at the
 * header in the same parsers, and those of `global`, `traces` and `crt-store`), in all branches. Proxies go by rules of
 * their own; all other kinds ignore what is too many.
 */
export const SECTION_HEADER_WORDS: Readonly<Record<string, number>> = {
  global: 0,
  traces: 0,
  acme: 1,
  cache: 1,
  'crt-store': 1,
  'fcgi-app': 1,
  'log-forward': 1,
  'log-profile': 1,
  peers: 1,
  program: 1,
  userlist: 1,
};
