import { ADDRESS_ARGUMENTS, type AddressArgument, compareBranches, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { type AddressProblemCode, checkAddress, type Directive, type Word } from '@haplint/parser';

/** Up to the branch before it, HAProxy reads the number of a malformed port and leaves out the rest. */
const MALFORMED_PORTS_SINCE = '2.9';

/** One address of a word: the whole word, or a part between commas. */
interface Address {
  readonly text: string;
  /** Index into the word's value. */
  readonly from: number;
}

/** Addresses whose port HAProxy refuses. Whether a host exists is for the machine to say. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'addresses with a missing or impossible port', preset: 'check' },
    severity: 'error',
    messages: {
      'missing-port': 'Expected a port in "{{ address }}", as in "{{ address }}:80".',
      'invalid-port': 'Invalid port "{{ port }}"; expected a number from {{ lowest }} to 65535.',
      'malformed-port': 'Invalid port "{{ port }}"; expected a number from {{ lowest }} to 65535 and nothing behind it.',
      'invalid-port-range': 'Invalid port range "{{ port }}"; expected the lower port first.',
      'port-range-not-allowed': 'Unexpected port range "{{ port }}"; a "{{ keyword }}" line takes one port.',
      'port-offset-not-allowed':
        'Unexpected port offset "{{ port }}"; only the address of a server may be relative to the port of the client.',
    } satisfies Record<AddressProblemCode, string>,
  },
  create(context) {
    const { model } = context;
    const { branch } = model.target as Version; // a configuration is always read for some version here

    function check(word: Word, { text, from }: Address, { keyword, port: rules }: AddressArgument): void {
      const problem = checkAddress(text, rules);
      if (problem === null) return;
      if (problem.code === 'malformed-port' && compareBranches(branch, MALFORMED_PORTS_SINCE) < 0) return;
      const { lines } = context.sourceCode.ast;
      const at = (index: number) => lines.positionAt(word.offsetAt(from + index));
      context.report({
        loc: { start: at(problem.from), end: at(problem.to) },
        messageId: problem.code,
        data: { address: text.replace(/:$/, ''), port: text.slice(problem.from, problem.to), keyword, lowest: rules.required ? 1 : 0 },
      });
    }

    function checkLine(line: Directive, argument: AddressArgument): void {
      const word = line.args[argument.index];
      if (word?.isLiteral !== true) return;
      for (const address of argument.isList ? listOf(word.value) : [{ text: word.value, from: 0 }]) check(word, address, argument);
    }

    return {
      Directive(line) {
        const kind = model.sectionOf(line)?.kind;
        if (kind === undefined || line.prefix !== null || model.isRead(line) !== true) return;
        const argument = ADDRESS_ARGUMENTS.find(({ keyword, sections }) => keyword === line.keyword.value && sections.includes(kind));
        if (argument !== undefined) checkLine(line, argument);
      },
    };
  },
});

/** The addresses of a list; an empty one ends it, as in src/cfgparse.c `str2listener`. */
function listOf(value: string): Address[] {
  const addresses: Address[] = [];
  let from = 0;
  for (const text of value.split(',')) {
    if (text === '' && from >= value.length) break;
    addresses.push({ text, from });
    from += text.length + 1;
  }
  return addresses;
}
