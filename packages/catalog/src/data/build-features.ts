/**
 * The feature of a build (`USE_<NAME>` in HAProxy's Makefile, the "Feature list" of `haproxy -vv`) that brings a name, by what
 * the name begins with; the first that fits counts. From the files that register them: src/cfgparse-ssl.c and src/ssl_sample.c,
 * src/cfgparse-quic.c, src/hlua.c, addons/51degrees, addons/deviceatlas, addons/wurfl, addons/promex, addons/ot, src/tcp_sample.c.
 */
export const BUILD_FEATURES: readonly (readonly [RegExp, string])[] = [
  [/^quic|^tune\.quic|\.quic\.|^(?:limited-)?quic-/, 'QUIC'],
  [/^lua|^tune\.lua/, 'LUA'],
  [/^51d/, '51DEGREES'],
  [/^(?:deviceatlas|da-csv)/, 'DEVICEATLAS'],
  [/^wurfl/, 'WURFL'],
  [/^prometheus/, 'PROMEX'],
  [/^opentracing/, 'OT'],
  [/^namespace$/, 'NS'],
  [/^tfo$/, 'TFO'],
  [/^(?:cpu-map|cpu-policy|cpu-set)$/, 'CPU_AFFINITY'],
  [
    /^(?:ssl|tune\.ssl|crt|ca-|ciphers|alpn|npn|sni|sslv3|tls|no-tls|force-tls|no-ssl|verify|x509|aes_|jwt_|sha2|acme|ocsp|ecdhe|curves|sigalgs)/,
    'OPENSSL',
  ],
];
