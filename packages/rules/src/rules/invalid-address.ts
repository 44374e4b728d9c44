import { defineRule, type Model } from '@haplint/core';
import { type ArgumentProblem, argumentProblemOf, serverSettings } from '@haplint/core/internal';
import type { AddressProblemCode, Directive } from '@haplint/parser';

/** The global keyword that lets experimental addresses through, from its line on. */
const EXPOSES = 'expose-experimental-directives';

/** Addresses that HAProxy refuses. Whether a host exists is for the machine to say. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'addresses that HAProxy refuses: a missing or impossible port, no host, the wrong transport', preset: 'check' },
    severity: 'error',
    reach: 'names',
    oncePer: 'form',
    ofLineAlone: true,
    messages: {
      'empty-address': 'Expected an address before the comma.',
      'missing-port': 'Expected a port in "{{ address }}", as in "{{ address }}:80".',
      'invalid-port': 'Invalid port "{{ part }}"; expected a number from {{ lowest }} to 65535.',
      'malformed-port': 'Invalid port "{{ part }}"; expected a number from {{ lowest }} to 65535 and nothing behind it.',
      'invalid-port-range': 'Invalid port range "{{ part }}"; expected the lower port first.',
      'port-range-not-allowed': 'Unexpected port range "{{ part }}"; "{{ keyword }}" takes one port.',
      'port-offset-not-allowed':
        'Unexpected port offset "{{ part }}"; only the address of a server may be relative to the port of the client.',
      'invalid-host': 'Invalid host "{{ part }}"; expected an IP address or a host name.',
      'unresolvable-host':
        'Invalid host "{{ part }}"; HAProxy can look up no such name, and there are neither "resolvers" nor an "init-addr" to go without.',
      'srv-record':
        'Expected "resolvers" on the line; HAProxy looks up SRV records such as "{{ part }}" there only, and has no address without.',
      'invalid-descriptor': 'Invalid file descriptor "{{ part }}"; expected a number.',
      'descriptor-not-allowed': 'Unexpected file descriptor "{{ address }}"; "{{ keyword }}" takes none.',
      'path-too-long': 'The socket path "{{ part }}" is too long; the system takes no more than 107 bytes, of which HAProxy needs some.',
      experimental:
        'Addresses such as "{{ address }}" are experimental; a global section has to say "expose-experimental-directives" before.',
      'datagrams-not-allowed': 'Unexpected datagram address "{{ address }}"; "{{ keyword }}" takes streams only.',
      'streams-not-allowed': 'Unexpected stream address "{{ address }}"; "{{ keyword }}" takes datagrams only.',
      'family-not-allowed': 'Unexpected address "{{ address }}"; this "{{ keyword }}" takes IP addresses and host names only.',
      'no-such-protocol': 'HAProxy has no protocol for "{{ address }}": the transport does not go with the kind of address.',
    } satisfies Record<AddressProblemCode, string>,
  },
  create(context) {
    const { model } = context;

    function report(line: Directive, problem: Extract<ArgumentProblem, { kind: 'address' }>): void {
      const { word, code, address, part, range, rules } = problem;
      if (code === 'experimental' && mayBeExposed(line, model)) return;
      if ((code === 'unresolvable-host' || code === 'srv-record') && !isWithoutLookup(line, model)) return;
      const { lines } = context.sourceCode.ast;
      const at = (index: number) => lines.positionAt(word.offsetAt(index));
      context.report({
        ...(range === null ? { node: word } : { loc: { start: at(range.from), end: at(range.to) } }),
        messageId: code,
        data: { address: address.replace(/:$/, ''), part, keyword: line.keyword.value, lowest: rules.port.required ? 1 : 0 },
      });
    }

    return {
      Directive(line) {
        const problem = argumentProblemOf(line, model);
        if (problem?.kind === 'address') report(line, problem);
      },
    };
  },
});

/** Whether a server has nothing that tells its address, and nothing to go without one until it is told (src/server.c `srv_iterate_initaddr`). */
function isWithoutLookup(line: Directive, model: Model): boolean {
  const settings = serverSettings(line, model);
  return settings !== null && !settings.has('init-addr') && !settings.has('resolvers');
}

/** Whether a line before this one may have let experimental directives through. */
function mayBeExposed(line: Directive, model: Model): boolean {
  if (!model.isWhole) return true;
  const section = model.sectionOf(line);
  for (const other of model.sections) {
    if (other.kind === 'global' && other.lines.some(({ keyword }) => keyword.value === EXPOSES)) return true;
    if (other === section) break;
  }
  return false;
}
