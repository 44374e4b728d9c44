/**
 * What went wrong here before, so that it does not go wrong again. `known-bug` reports these beside HAProxy's own faults.
 * @satisfies {import('@haplint/core').Plugin['advisories']}
 */
export const advisories = [
  {
    id: 'ACME-2025-017',
    severity: 'high',
    title: 'Sessions are lost at a failover where the table that pins them is shared with nobody',
    explanation:
      'The second load balancer starts with an empty table, sends half of the customers to another application server, and these have to log in ' +
      'again. It happened on 12 May 2025, for two hours.',
    mitigation: 'Name the section "acme" behind "peers" in the stick-table of the backend.',
    predicate: {
      proxy: {
        side: 'backend',
        where: {
          all: [
            { line: { keyword: ['stick on', 'stick match', 'stick store-request'] } },
            { line: { keyword: 'stick-table' } },
            { not: { line: { keyword: 'stick-table', with: { is: 'peers' } } } },
          ],
        },
      },
    },
    references: ['https://wiki.acme.example/incidents/2025-017'],
  },
];
