import type { HttpOption } from '../http-settings.js';

/** Rules that need mode http; they are not inherited from `defaults` (src/cfgparse.c `check_config_validity`). */
export const HTTP_RULES: readonly string[] = ['http-request', 'http-response', 'http-after-response', 'redirect'];

/** Lines that HAProxy refuses where the mode is not http yet (src/cfgparse-quic.c `cfg_parse_quic_initial`). */
export const HTTP_ONLY_LINES: readonly string[] = ['quic-initial'];

/** Commit a9e934bbd, which was to go into the branches from 2.0 on; the releases of 2.4 and 2.5 are the next ones behind its date. */
const HEADER_CASE = {
  removed: '2.7',
  removedIn: [
    { branch: '2.4', patch: 19 },
    { branch: '2.5', patch: 9 },
    { branch: '2.6', patch: 6 },
  ],
};

/**
 * Options that need mode http. Sources: `cfg_opts` and `cfg_opts2` in src/proxy.c where they name PR_MODE_HTTP, and the
 * options of forwarding headers (src/cfgparse.c up to 2.7, src/http_ext.c behind it), in 2.4 to 3.4.
 */
export const HTTP_OPTIONS: readonly HttpOption[] = [
  option('checkcache', ['backend']),
  option('http_proxy', ['frontend', 'backend'], { removed: '2.5' }),
  option('http-buffer-request', ['frontend', 'backend']),
  option('http-drop-request-trailers', ['backend'], { since: '3.2' }),
  option('http-drop-response-trailers', ['frontend'], { since: '3.2' }),
  option('http-ignore-probes', ['frontend']),
  option('idle-close-on-response', ['frontend'], { since: '2.6' }),
  option('prefer-last-server', ['backend']),
  option('accept-invalid-http-request', ['frontend']),
  option('accept-invalid-http-response', ['backend']),
  option('accept-unsafe-violations-in-http-request', ['frontend'], { since: '3.1' }),
  option('accept-unsafe-violations-in-http-response', ['backend'], { since: '3.1' }),
  option('http-use-proxy-header', ['frontend']),
  option('http-pretend-keepalive', ['backend']),
  option('http-no-delay', ['frontend', 'backend']),
  option('h1-case-adjust-bogus-client', ['frontend'], HEADER_CASE),
  option('h1-case-adjust-bogus-server', ['backend'], HEADER_CASE),
  option('disable-h2-upgrade', ['frontend']),
  option('forwardfor', ['frontend', 'backend']),
  option('originalto', ['frontend', 'backend']),
  option('forwarded', ['backend'], { since: '2.8' }),
];

function option(
  name: string,
  sides: HttpOption['sides'],
  life: Partial<Pick<HttpOption, 'since' | 'removed' | 'removedIn'>> = {},
): HttpOption {
  return { name, sides, since: null, removed: null, removedIn: [], ...life };
}
