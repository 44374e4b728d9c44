/** A full mesh of peers and a proxy that passes TLS through; with 3.0.3 all three founding rules have something to say. */
export function meshConfig(target: string | null, peers = 54): string {
  const lines = Array.from({ length: peers }, (_, i) => `    peer node${i} 10.0.${i >> 8}.${i & 255}:1024`);
  return `${target === null ? '' : `# haplint target: ${target}\n`}global
    localpeer node0

defaults
    mode tcp
    timeout connect 5s
    timeout client 30s
    timeout server 30s

peers mesh
${lines.join('\n')}

frontend tls
    bind :443
    default_backend app

backend app
    server app1 10.1.0.1:443 check
`;
}
