/** Characters that HAProxy, or what reads text, takes for more than themselves. */
export const NASTY_CHARACTERS = [
  ...'"\'\\$$${}[]*-#.x4aA_ ',
  ...'\n\n\r\0\t\v\f',
  '\r\n',
  '\u00e9',
  '\u00a0',
  '\u2028',
  '\uFEFF',
  '\u{1F600}',
  '\uD800',
  '\uDC80',
  '\uDCFF',
];

/** Pieces of configurations. */
export const FRAGMENTS = [
  'global',
  'frontend www',
  'backend app from base',
  'no option first',
  'default option second',
  'bind 192.0.2.1:443',
  'acl big req.len gt 100',
  '"two words"',
  "'two words'",
  'two\\ words',
  '"${NAME}"',
  '"${NAME-fall back}"',
  '"${LIST[*]}"',
  '"$.LINE"',
  '"${NAME',
  '\\x41',
  '\\xZZ',
  '%[src,lower]',
  '{ src 192.0.2.0/24 }',
  '# comment',
  '#',
  '"',
  "'",
  '\\',
  '[scope]',
  '.if defined(NAME)',
  '.elif streq(a,b)',
  '.else',
  '.endif',
  '.notice "text"',
  ' ',
  '    ',
  '\t',
  '\r',
  '\0',
  '\n',
  '\n',
  '\n',
  '\r\n',
];

/** A configuration with some of everything. */
export const SMALL_CONFIGURATION = `# a comment
global
    log 192.0.2.9 local0   # where to
    no strict-limits

defaults base
    timeout client "\${IDLE-30s}"
.if !defined(PLAIN)
frontend www from base
    bind "192.0.2.1:443"\tssl
    acl quick path_beg '/a b' /c\\ d
.else
frontend other
    default_backend "\${POOL[*]}"
.endif
`;
