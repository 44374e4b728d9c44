// Configurations of any size that HAProxy accepts without a warning, as generators of load balancers write them.

/** How many lines each backend adds, those of the frontend that lead to it among them. */
const LINES_PER_BACKEND = 14;

const HEAD = `global
    log 127.0.0.1:514 local0
    maxconn 50000
    hard-stop-after 30s

defaults
    mode http
    log global
    option httplog
    option dontlognull
    timeout connect 4s
    timeout client 40s
    timeout server 40s
    timeout http-request 8s
`;

/** A configuration of about that many lines. The same number always gives the same text. */
export function configurationOf(lines) {
  const fixed = HEAD.split('\n').length + 5;
  const count = Math.max(1, Math.round((lines - fixed) / LINES_PER_BACKEND));
  const ids = Array.from({ length: count }, (_, id) => id);
  const rules = ids.map(
    (id) => `    acl is_shop${id} hdr(host) -i shop${id}.example.net\n    use_backend shop${id} if is_shop${id} { path_beg /api${id} }`,
  );
  const frontend = `frontend entry\n    bind 127.0.0.1:8081\n${rules.join('\n')}\n    default_backend shop0\n`;
  return `${HEAD}\n${frontend}\n${ids.map(backend).join('\n')}`;
}

function backend(id) {
  const servers = [1, 2, 3].map(
    (n) =>
      `    server app${n} 10.${(id >> 8) & 255}.${id & 255}.${n}:8080 check inter 3s fall 3 rise 2 weight ${((id * 7 + n * 31) % 200) + 1} maxconn 400`,
  );
  return `backend shop${id}
    balance leastconn
    option httpchk GET /ready
    http-check expect status 204
    stick-table type ip size 50k expire 60s store http_req_rate(20s)
    http-request track-sc0 src
    http-request set-header X-Shop-Host %[req.hdr(host),lower]
    http-request deny deny_status 429 if { sc_http_req_rate(0) gt 150 } !{ src 10.0.0.0/8 }
${servers.join('\n')}
`;
}
