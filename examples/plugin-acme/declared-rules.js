/**
 * Rules that need no code: what they forbid or require is data.
 * @satisfies {import('@haplint/core').Plugin['declare']}
 */
export const declaredRules = {
  'dmz-only': {
    message: 'Listen inside the DMZ, 10.0.0.0/8, not on {{ text }}.',
    severity: 'error',
    forbid: { bind: { where: { address: { outside: ['10.0.0.0/8', '127.0.0.0/8'] } } } },
    why: 'The firewall lets nothing else through, and what it does let through is not watched.',
  },
  'backend-name': {
    message: 'Expected the name "{{ name }}" to begin with "be_".',
    in: { section: { kind: 'backend' } },
    require: { name: { startsWith: 'be_' } },
  },
  'client-timeout': {
    message: '{{ section }} lets clients wait for more than 5 minutes.',
    in: { proxy: { side: 'frontend' } },
    require: { setting: { keyword: 'timeout client', atMost: '5m' } },
  },
};
