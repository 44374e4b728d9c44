// Configurations of which one structure can be as large as one likes: thousands of sections, lines, words, terms, references.
// Used by growth.mjs, which asks whether the time grows with the size and not with its square.

const rows = (count, row) => Array.from({ length: count }, (_, i) => row(i)).join('');
const list = (count, item, separator = ' ') => Array.from({ length: count }, (_, i) => item(i)).join(separator);

const FRONTEND = 'frontend f\n    mode http\n    bind :80\n';
const BACKEND = 'backend b\n    mode http\n';
const inFrontend = (row) => (count) => FRONTEND + rows(count, row);
const inBackend = (row) => (count) => BACKEND + rows(count, row);
const inGlobal = (row) => (count) => `global\n${rows(count, row)}`;
const anywhere = (row) => (count) => rows(count, row);

/** Each makes a text of that many of something. */
export const STRUCTURES = {
  // Sections.
  frontends: anywhere((i) => `frontend f${i}\n    bind :${(i % 60000) + 1024}\n    mode http\n    default_backend b\n`),
  backends: anywhere((i) => `backend b${i}\n    mode http\n    server s 192.0.2.1:80 check\n`),
  listens: anywhere((i) => `listen l${i}\n    bind 192.0.2.1:${(i % 60000) + 1024}\n    server s 192.0.2.1:80\n`),
  'frontends with one name': anywhere(() => 'frontend f\n    bind :80\n'),
  'backends with one name': anywhere(() => 'backend b\n    server s 192.0.2.1:80\n'),
  'empty sections': anywhere((i) => `backend b${i}\n`),
  'global sections': anywhere((i) => `global\n    maxconn ${i}\n`),
  'defaults with one name': anywhere(() => 'defaults d\n    mode http\n'),
  'nameless defaults, a proxy each': anywhere((i) => `defaults\n    mode http\n    timeout client ${i}s\nbackend b${i}\n`),
  'a chain of defaults': anywhere((i) => `defaults d${i}${i > 0 ? ` from d${i - 1}` : ''}\n    timeout client 5s\n`),
  'a chain of defaults, a proxy each': anywhere(
    (i) => `defaults d${i}${i > 0 ? ` from d${i - 1}` : ''}\n    retries 3\nbackend b${i} from d${i}\n`,
  ),
  'proxies of one defaults': (count) => `defaults d\n    mode http\n    option httplog\n${rows(count, (i) => `backend b${i} from d\n`)}`,
  'proxies of a large defaults': (count) =>
    `defaults d\n    mode http\n${rows(count, (i) => `    errorfile 503 /a/${i}\n`)}${rows(count, (i) => `frontend f${i} from d\n`)}`,
  'proxies of missing defaults': anywhere((i) => `backend b${i} from d${i}\n`),
  'peers sections': anywhere((i) => `peers p${i}\n    peer a 192.0.2.1:10000\n`),
  resolvers: anywhere((i) => `resolvers r${i}\n    nameserver n 192.0.2.1:53\n`),
  userlists: anywhere((i) => `userlist u${i}\n    user a password b\n`),
  caches: anywhere((i) => `cache c${i}\n    total-max-size 4\n`),
  rings: anywhere((i) => `ring r${i}\n    size 32768\n`),
  'sections that are unknown': anywhere((i) => `nonsense n${i}\n    a b\n`),
  'sections of many kinds': anywhere(
    (i) => `${['mailers m', 'http-errors e', 'fcgi-app a', 'log-forward l', 'program p', 'crt-store c'][i % 6]}${i}\n`,
  ),
  // Lines of a section.
  acls: inFrontend((i) => `    acl a${i} path /${i}\n`),
  'acls with one name': inFrontend((i) => `    acl a path /${i}\n`),
  'acls that are equal': inFrontend(() => '    acl a path /a\n'),
  'acls, each used': inFrontend((i) => `    acl a${i} path /${i}\n    http-request deny if a${i}\n`),
  'acls of one name, each used': inFrontend((i) => `    acl a path /${i}\n    http-request deny if a\n`),
  'acls that name others': inFrontend((i) => `    acl a${i} acl(a${i + 1})\n`),
  'conditions of missing acls': inFrontend((i) => `    http-request deny if missing${i}\n`),
  'rules that are equal': inFrontend(() => '    http-request deny if { path /a }\n'),
  'rules with paths': inFrontend((i) => `    http-request set-header X-${i} ${i} if { path_beg /${i} }\n`),
  'rules behind a final one': inFrontend((i) => `    http-request deny\n    http-request set-header X ${i}\n`),
  'rules of tcp': inFrontend((i) => `    tcp-request content reject if { src 192.0.2.${i % 256} }\n`),
  'use_backend of backends': (count) =>
    `${FRONTEND}${rows(count, (i) => `    use_backend b${i} if { hdr(host) h${i} }\n`)}${rows(count, (i) => `backend b${i}\n    mode http\n`)}`,
  'use_backend in mode tcp': (count) =>
    `frontend f\n    mode tcp\n    bind :80\n${rows(count, (i) => `    use_backend b${i} if { req_ssl_sni h${i} }\n`)}${rows(count, (i) => `backend b${i}\n    mode tcp\n`)}`,
  'use_backend of misspelt backends': (count) =>
    `${FRONTEND}${rows(count, (i) => `    use_backend bakend-${i} if { path /${i} }\n`)}${rows(count, (i) => `backend backend-${i}\n    mode http\n`)}`,
  'use_backend of one backend': (count) => `${FRONTEND}${rows(count, (i) => `    use_backend b if { path /${i} }\n`)}${BACKEND}`,
  'use_backend of missing backends': inFrontend((i) => `    use_backend missing${i} if { path /${i} }\n`),
  'default_backend lines': inFrontend(() => '    default_backend b\n'),
  'frontends of one backend': (count) =>
    `${rows(count, (i) => `frontend f${i}\n    mode http\n    bind :${(i % 60000) + 1}\n    use_backend b if { path /a }\n`)}${BACKEND}`,
  'a frontend of dynamic backends': (count) =>
    `${FRONTEND}    use_backend %[path]\n${rows(count, (i) => `backend b${i}\n    mode http\n`)}`,
  servers: inBackend((i) => `    server s${i} 10.0.${(i >> 8) % 256}.${i % 256}:80 check cookie c${i}\n`),
  'servers with one name': inBackend((i) => `    server s 192.0.2.1:${(i % 60000) + 1}\n`),
  'servers with one address': inBackend((i) => `    server s${i} 192.0.2.1:80 check\n`),
  'servers with one id and cookie': inBackend((i) => `    server s${i} 192.0.2.1:80 id 7 cookie c\n`),
  'servers that track the next': inBackend((i) => `    server s${i} 192.0.2.1:80 track b/s${i + 1}\n`),
  'servers that track one': (count) =>
    `${BACKEND}    server s 192.0.2.1:80 check\n${rows(count, (i) => `    server s${i} 192.0.2.1:80 track s\n`)}`,
  'servers behind default-server that track one from the other end': (count) =>
    `${BACKEND}${rows(count, (i) => `    default-server inter ${i + 1} check\n    server s${i} 192.0.2.1:80 no-check track s${count - 1 - i}\n`)}`,
  'servers with an id': inBackend((i) => `    server s${i} 192.0.2.1:80 id ${i + 1}\n`),
  'proxies with an id': anywhere((i) => `backend b${i}\n    id ${i + 1}\n`),
  'servers behind default-server': inBackend((i) => `    default-server inter ${i}\n    server s${i} 192.0.2.1:80 check\n`),
  'use-server lines': inBackend((i) => `    use-server s${i} if { path /${i} }\n    server s${i} 192.0.2.1:80\n`),
  'server templates': inBackend((i) => `    server-template s${i}- 1-100 a.example:80 check resolvers r\n`),
  binds: inFrontend((i) => `    bind 10.${(i >> 16) % 256}.${(i >> 8) % 256}.${i % 256}:443\n`),
  'binds that are equal': inFrontend(() => '    bind :443\n'),
  'binds with ranges': inFrontend((i) => `    bind :${(i % 20000) + 1}-${(i % 20000) + 9}\n`),
  'binds with certificates': inFrontend((i) => `    bind :${(i % 60000) + 1} ssl crt /a/${i}.pem\n`),
  peers: (count) => `peers p\n${rows(count, (i) => `    peer p${i} 192.0.2.1:${(i % 60000) + 1}\n`)}`,
  'peers with one name': (count) => `peers p\n${rows(count, () => '    peer p 192.0.2.1:1\n')}`,
  'users with a word too many': (count) => `userlist u\n${rows(count, (i) => `    user u${i} password p x\n`)}`,
  users: (count) => `userlist u\n${rows(count, (i) => `    user u${i} password p\n`)}`,
  'groups of users': (count) =>
    `userlist u\n${rows(count, (i) => `    group g${i} users u${i}\n`)}${rows(count, (i) => `    user u${i} password p groups g${i}\n`)}`,
  'users of a group': (count) =>
    `userlist u\n    group g users ${list(count, (i) => `u${i}`, ',')}\n${rows(count, (i) => `    user u${i} password p\n`)}`,
  nameservers: (count) => `resolvers r\n${rows(count, (i) => `    nameserver n${i} 192.0.2.1:53\n`)}`,
  mailers: (count) => `mailers m\n${rows(count, (i) => `    mailer m${i} 192.0.2.1:25\n`)}`,
  'stick tables': anywhere(
    (i) => `backend b${i}\n    mode http\n    stick-table type ip size 1k store gpc0\n    http-request track-sc0 src table b${i}\n`,
  ),
  'users of one table': (count) =>
    `${FRONTEND}${rows(count, (i) => `    http-request deny if { sc0_get_gpc0(t) gt ${i} }\n`)}backend t\n    stick-table type ip size 1k store gpc0\n`,
  'users of missing tables': inFrontend((i) => `    http-request track-sc0 src table t${i}\n`),
  'stick rules': inBackend(() => '    stick on src\n'),
  'tables of peers': (count) => `peers p\n${rows(count, (i) => `    table t${i} type ip size 1k\n`)}`,
  variables: inFrontend((i) => `    http-request set-var(txn.v${i}) path\n    http-request deny if { var(txn.v${i}) a }\n`),
  'variables that nobody sets': inFrontend((i) => `    http-request deny if { var(txn.v${i}) a }\n`),
  'one variable': inFrontend((i) => `    http-request set-var(txn.v) path\n    http-request deny if { var(txn.v) ${i} }\n`),
  captures: inFrontend((i) => `    http-request capture req.hdr(X-${i}) len 10\n    http-request set-header X %[capture.req.hdr(${i})]\n`),
  timeouts: inBackend((i) => `    timeout server ${i}s\n`),
  options: inBackend((i) => `    option httplog\n    ${i % 2 === 0 ? 'no ' : ''}option http-server-close\n`),
  modes: inBackend((i) => `    mode ${i % 2 === 0 ? 'tcp' : 'http'}\n`),
  'logs of tcp': inFrontend((i) => `    log 127.0.0.1:${(i % 60000) + 1} local0\n`),
  'log formats': inFrontend((i) => `    log-format "%ci:%cp [%tr] %{+Q}r ${i}"\n`),
  errorfiles: inFrontend((i) => `    errorfile 503 /a/${i}.http\n`),
  'http-check steps': inBackend((i) => `    http-check send meth GET uri /${i}\n    http-check expect status 200\n`),
  'tcp-check steps': inBackend((i) => `    tcp-check send a${i}\n    tcp-check expect string b\n`),
  filters: inFrontend(() => '    filter compression\n    filter trace\n'),
  'stats lines': inFrontend((i) => `    stats uri /${i}\n    stats auth a:${i}\n`),
  cookies: inBackend((i) => `    cookie c${i} insert\n`),
  redirects: inFrontend((i) => `    redirect location /${i} if { path /${i + 1} }\n    http-request redirect code 301 location /${i}\n`),
  'environment variables': inGlobal((i) => `    setenv V${i} x\n    presetenv W${i} "\${V${i}}"\n`),
  'global lines': inGlobal((i) => `    maxconn ${i}\n    nbthread 4\n    log 127.0.0.1 local0\n    lua-load /a/${i}.lua\n`),
  'cpu maps': inGlobal((i) => `    cpu-map ${(i % 64) + 1} ${i % 64}\n`),
  'tune lines': inGlobal((i) => `    tune.bufsize ${i}\n    tune.ssl.cachesize ${i}\n`),
  // Faults of lines.
  'unknown keywords': inFrontend((i) => `    nonsense${i} a b\n`),
  'unknown actions': inFrontend((i) => `    http-request nonsense${i}\n`),
  'unknown fetches': inFrontend((i) => `    http-request set-header X %[nonsense${i}]\n`),
  'lines without arguments': inFrontend(() => '    acl\n    bind\n    use_backend\n    http-request\n'),
  'quotes that are open': inFrontend(() => '    acl a path "/a\n'),
  'lines before any section': anywhere((i) => `maxconn ${i}\n`),
  'values that are no numbers': inFrontend((i) => `    maxconn x${i}\n    timeout client y${i}\n`),
  'unset variables': inFrontend((i) => `    acl a path "\${UNSET${i}}"\n`),
  // Comments.
  comments: inFrontend((i) => `# comment ${i}\n    # and ${i}\n`),
  'comments behind lines': inFrontend((i) => `    acl a path /${i} # why ${i}\n`),
  'empty lines': anywhere(() => '\n \n'),
  'disable comments that are needless': inFrontend(() => '# haplint-disable\n    acl a path /a\n'),
  'disable comments of each line': inFrontend((i) => `    # haplint-disable-next-line unknown-keyword -- ${i}\n    nonsense a\n`),
  'disable comments over all lines': (count) =>
    rows(count, () => '# haplint-disable unknown-keyword\n') + FRONTEND + rows(count, (i) => `    nonsense${i} a\n`),
  'disable comments of unknown rules': inFrontend((i) => `    # haplint-disable-next-line nonsense${i}\n    acl a path /a\n`),
  'disable and enable in turn': inFrontend(
    () => '    # haplint-disable unknown-keyword\n    nonsense a\n    # haplint-enable unknown-keyword\n',
  ),
  'disable comments of sections': anywhere((i) => `backend b${i} # haplint-disable-section unknown-keyword\n    nonsense a\n`),
  'names in a disable comment': (count) => `# haplint-disable ${list(count, (i) => `nonsense${i}`, ', ')}\n${FRONTEND}`,
  'known names in a disable comment': (count) => `# haplint-disable ${list(count, () => 'unknown-keyword', ', ')}\n${FRONTEND}`,
  'targets in a comment': (count) => `# haplint target: ${list(count, (i) => `${i}.0`, ', ')}\n${FRONTEND}`,
  'target comments': anywhere((i) => `# haplint target: 2.${i % 9}.${i}\n`),
  // Preprocessor.
  'nested .if': (count) => `${rows(count, () => '.if defined(A)\n')}${FRONTEND}${rows(count, () => '.endif\n')}`,
  'open .if': anywhere(() => '.if version_atleast(2.9)\n'),
  '.if after .if': inFrontend((i) => `.if defined(A${i})\n    maxconn ${i}\n.else\n    maxconn 1\n.endif\n`),
  'a chain of .elif': (count) => `${FRONTEND}.if defined(A)\n${rows(count, (i) => `.elif defined(A${i})\n    maxconn ${i}\n`)}.endif\n`,
  '.if around sections': anywhere((i) => `.if defined(A${i})\nbackend b${i}\n    mode http\n.endif\n`),
  '.endif alone': anywhere(() => '.endif\n.else\n'),
  'terms of an .if': (count) => `.if ${list(count, (i) => `defined(A${i})`, ' && ')}\n.endif\n`,
  'alternatives of an .if': (count) => `.if ${list(count, (i) => `version_atleast(2.${i})`, ' || ')}\n.endif\n`,
  'negations of an .if': (count) => `.if ${'!'.repeat(count)}defined(A)\n.endif\n`,
  'brackets of an .if': (count) => `.if ${'('.repeat(count)}1${')'.repeat(count)}\n.endif\n`,
  // Words of a line.
  words: (count) => `${FRONTEND}    http-request deny${' x'.repeat(count)}\n`,
  'words of an unknown line': (count) => `${FRONTEND}    nonsense${' x'.repeat(count)}\n`,
  'a long word': (count) => `${FRONTEND}    acl a path /${'x'.repeat(count * 10)}\n`,
  'a long name': (count) => `${FRONTEND}    use_backend ${'x'.repeat(count * 10)}\nbackend ${'y'.repeat(count * 10)}\n`,
  'a long comment': (count) => `# ${'x'.repeat(count * 10)}\n${FRONTEND}`,
  'quotes in a word': (count) => `${FRONTEND}    acl a path ${'"x"'.repeat(count)}\n`,
  'escapes in a word': (count) => `${FRONTEND}    acl a path ${'\\ '.repeat(count)}\n`,
  'variables in a word': (count) => `${FRONTEND}    acl a path "${list(count, (i) => `\${V${i}}`, '')}"\n`,
  'values of an acl': (count) => `${FRONTEND}    acl a path ${list(count, (i) => `/${i}`)}\n`,
  'values of an acl that repeat': (count) => `${FRONTEND}    acl a path${' /a'.repeat(count)}\n`,
  'networks of an acl': (count) => `${FRONTEND}    acl a src ${list(count, (i) => `10.${(i >> 8) % 256}.${i % 256}.0/24`)}\n`,
  'numbers of an acl': (count) => `${FRONTEND}    acl a dst_port ${list(count, (i) => `${i}:${i + 2}`)}\n`,
  'expressions of an acl': (count) => `${FRONTEND}    acl a path_reg ${list(count, (i) => `^/${i}(a|b)*$`)}\n`,
  'flags of an acl': (count) => `${FRONTEND}    acl a path${' -i'.repeat(count)} /a\n`,
  'terms of a condition': (count) =>
    `${FRONTEND}${rows(40, (i) => `    acl a${i} path /${i}\n`)}    http-request deny if ${list(count, (i) => `a${i % 40}`)}\n`,
  'missing terms of a condition': (count) => `${FRONTEND}    http-request deny if ${list(count, (i) => `a${i}`)}\n`,
  'alternatives of a condition': (count) => `${FRONTEND}    acl a path /\n    http-request deny if ${list(count, () => 'a', ' || ')}\n`,
  'pairs of a condition': (count) =>
    `${FRONTEND}${rows(40, (i) => `    acl a${i} path /${i}\n`)}    http-request deny if ${list(count, (i) => `a${i % 40} !a${(i + 1) % 40}`, ' or ')}\n`,
  'negations of a condition': (count) => `${FRONTEND}    acl a path /\n    http-request deny if ${'! '.repeat(count)}a\n`,
  'anonymous acls of a condition': (count) => `${FRONTEND}    http-request deny if ${list(count, (i) => `{ path /${i} }`, ' || ')}\n`,
  'open braces': (count) => `${FRONTEND}    http-request deny if ${'{ '.repeat(count)}\n`,
  converters: (count) => `${FRONTEND}    http-request set-header X %[path${',lower'.repeat(count)}]\n`,
  'unknown converters': (count) => `${FRONTEND}    http-request set-header X %[path${',nonsense'.repeat(count)}]\n`,
  'arguments of a converter': (count) => `${FRONTEND}    http-request set-header X %[path,concat(${list(count, (i) => `${i}`, ',')})]\n`,
  'nested brackets': (count) => `${FRONTEND}    http-request set-header X %[path,${'map('.repeat(count)}${')'.repeat(count)}]\n`,
  'samples of a log format': (count) => `${FRONTEND}    log-format "${list(count, (i) => `%[var(txn.v${i})]`)}"\n`,
  'aliases of a log format': (count) => `${FRONTEND}    log-format "${list(count, () => '%ci %{+Q}r')}"\n`,
  'open samples of a log format': (count) => `${FRONTEND}    log-format "${'%['.repeat(count)}"\n`,
  'addresses of a bind': (count) => `${FRONTEND}    bind ${list(count, (i) => `:${(i % 60000) + 1}`, ',')}\n`,
  'parameters of a bind': (count) => `${FRONTEND}    bind :81 ssl${' crt /a.pem'.repeat(count)}\n`,
  'parameters of a server': (count) => `${BACKEND}    server s 192.0.2.1:80${' check inter 2s'.repeat(count)}\n`,
  'unknown parameters of a server': (count) => `${BACKEND}    server s 192.0.2.1:80${' nonsense'.repeat(count)}\n`,
  'data of a table': (count) => `${BACKEND}    stick-table type ip size 1k store ${list(count, () => 'gpc0', ',')}\n`,
  'ranges of a cpu map': (count) => `global\n    cpu-map 1 ${list(count, (i) => `${i % 64}`)}\n`,
  'brackets of a regular expression': (count) => `${FRONTEND}    http-request replace-path ${'('.repeat(count)}${')'.repeat(count)} /\n`,
  'alternatives of a regular expression': (count) => `${FRONTEND}    acl a path_reg ^/(${list(count, (i) => `a${i}`, '|')})$\n`,
  // Bytes.
  'carriage returns': (count) => `${FRONTEND}${'    acl a path /a\r'.repeat(count)}`,
  nulls: (count) => `${FRONTEND}    acl a path /${'\0'.repeat(count)}\n`,
  spaces: (count) => `${FRONTEND}    acl${' '.repeat(count * 10)}a path /a\n`,
  'spaces behind a line': (count) => `${FRONTEND}    acl a path /a${' '.repeat(count * 10)}\n`,
  'backslashes at ends of lines': (count) => `${FRONTEND}    acl a path ${'/a \\\n'.repeat(count)}\n`,
  dollars: (count) => `${FRONTEND}    acl a path "${'$A'.repeat(count)}\n`,
  'open variables': (count) => `${FRONTEND}    acl a path "${`\${`.repeat(count)}\n`,
};

/** Templates of which one structure can be as large as one likes. */
export const TEMPLATES = {
  'tags of a template': anywhere((i) => `{% if a${i} %}\nbackend b${i}\n    server s {{ address }}:80\n{% endif %}\n`),
  'open tags of a template': (count) => '{{ '.repeat(count),
  'nested tags of a template': (count) => `${rows(count, () => '{% for a in b %}\n')}${rows(count, () => '{% endfor %}\n')}`,
};

/**
 * A structure of a configuration's own: one of its lines, or sections, over and over; as it is, or with a number behind each name, so that no
 * two are the same. Returns a name for it, and what makes a text of that many.
 */
export function numbered(draw, { name, text }) {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, i) => (/^[a-z]/.test(line) ? [i] : []));
  const from = starts[draw.below(starts.length)] ?? 0;
  const to = starts.find((start) => start > from) ?? lines.length;
  const isSection = draw.chance(0.4);
  const at = isSection ? from : from + 1 + draw.below(Math.max(1, to - from - 1));
  const piece = isSection ? lines.slice(from, to) : lines.slice(at, at + 1);
  const isCounted = draw.chance(0.6);
  const make = (i) =>
    piece.map((line) => (isCounted ? line.replace(/(?<=\s)[a-z][\w-]*$|(?<=^\S+\s+)[a-z][\w-]*/g, `$&${i}`) : line)).join('\n');
  const before = isSection ? lines.slice(0, from) : lines.slice(0, at);
  const after = lines.slice(isSection ? to : at + 1);
  // A section of many lines comes less often, for a text of about the same size.
  const size = Math.max(1, Math.ceil(piece.join('\n').length / 60));
  return [
    `${isSection ? 'section' : 'line'} ${at + 1} of ${name}${isCounted ? ', numbered' : ''}`,
    (count) => [...before, ...Array.from({ length: Math.ceil(count / size) }, (_, i) => make(i)), ...after].join('\n'),
  ];
}
