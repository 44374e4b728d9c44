import type { SectionReference } from '../section-references.js';

const DEFAULT_RESOLVERS = { name: 'default', since: '2.6' };

/**
 * Where lines of proxies name a section that `haproxy -c` looks up, and refuses to do without, in all branches from 2.4
 * to 3.4. Sources: `cfg_fcgi_apps_postparser`, `proxy_check_errors`, `cache_store_check`, `resolvers_finalize_config`,
 * `check_config_validity` (peers, mailers), `smp_resolve_args` (userlists), `check_action_do_resolve`, `http_check_http_reply`. Rings and log profiles
 * are looked up only when HAProxy starts in earnest, so they are not here.
 */
export const SECTION_REFERENCES: readonly SectionReference[] = [
  { section: 'fcgi-app', words: ['use-fcgi-app'], at: { argument: 0 } },
  { section: 'http-errors', words: ['errorfiles'], at: { argument: 0 }, inDefaults: true },
  { section: 'http-errors', words: ['http-error'], at: { reply: 'errorfiles' }, inDefaults: true },
  { section: 'http-errors', words: ['http-request'], at: { reply: 'errorfiles' }, inDefaults: true },
  { section: 'http-errors', words: ['http-response'], at: { reply: 'errorfiles' }, inDefaults: true },
  { section: 'cache', words: ['filter', 'cache'], at: { argument: 0 } },
  { section: 'cache', words: ['http-request', 'cache-use'], at: { argument: 0 } },
  { section: 'cache', words: ['http-response', 'cache-store'], at: { argument: 0 } },
  {
    section: 'resolvers',
    words: ['http-request'],
    at: { action: 'do-resolve', argumentInside: 1 },
    builtIn: DEFAULT_RESOLVERS,
    inDefaults: true,
  },
  {
    section: 'resolvers',
    words: ['tcp-request', 'content'],
    at: { action: 'do-resolve', argumentInside: 1 },
    builtIn: DEFAULT_RESOLVERS,
    inDefaults: true,
  },
  { section: 'peers', words: ['stick-table'], at: { parameter: 'peers' } },
  { section: 'resolvers', words: ['server'], at: { parameter: 'resolvers', behind: 2 }, builtIn: DEFAULT_RESOLVERS },
  {
    section: 'resolvers',
    words: ['server-template'],
    at: { parameter: 'resolvers', behind: 3 },
    builtIn: DEFAULT_RESOLVERS,
  },
  // Its own client for HTTP has a `do-resolve` action; without this line, it goes without where there is no section (src/http_client.c).
  {
    section: 'resolvers',
    words: ['httpclient.resolvers.id'],
    at: { argument: 0 },
    builtIn: DEFAULT_RESOLVERS,
    inGlobal: { unless: ['httpclient.resolvers.disabled', 'on'] },
  },
  // HAProxy drops the whole setting, with a warning, where one of the other two is missing.
  {
    section: 'mailers',
    words: ['email-alert', 'mailers'],
    at: { argument: 0 },
    needs: [
      ['email-alert', 'from'],
      ['email-alert', 'to'],
    ],
  },
  { section: 'userlist', words: [], at: { call: 'http_auth' } },
  { section: 'userlist', words: [], at: { call: 'http_auth_group' } },
];
