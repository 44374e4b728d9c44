import { defineRule, type Model } from '@haplint/core';
import { asCheckedProxy, type Listener, listenersOf, mayBeSeveralWords } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { PortIndex } from '../port-index.js';
import { sectionTitle } from '../section-title.js';

/** Parameters that tell listeners on one address apart, or that share it on purpose. */
const APART: ReadonlySet<string> = new Set(['interface', 'namespace', 'process', 'thread', 'nbconn', 'shards']);

/** Addresses that two lines listen on: the kernel deals connections out to both (SO_REUSEPORT), and `haproxy -c` binds nothing. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`bind` lines that listen on an address which another line listens on already', preset: 'recommended' },
    severity: 'warn',
    messages: {
      same: '"{{ address }}" is taken: line {{ line }}, in {{ section }}, listens there too. HAProxy starts, and each connection goes to one of the two as chance has it. Choose another port or address.',
      repeated: '"{{ address }}" is taken: line {{ line }} of this section listens there too. Remove one of them.',
      other: 'Listens on it too',
    },
  },
  create({ model, report }) {
    return {
      ConfigFile(file) {
        const byHost = new Map<string, PortIndex<Listener>>();
        for (const section of model.sections) {
          const binds = section.linesWith('bind');
          const proxy = binds.length === 0 ? null : asCheckedProxy(section, model);
          if (proxy === null || !proxy.hasSide('frontend')) continue;
          for (const line of binds) {
            // An argument with a thousand addresses says the same of a line but once.
            const told = new Map<Word, Set<Directive>>();
            for (const listener of sharedListeners(line, model)) {
              const host = `${listener.transport} ${listener.host}`;
              const listeners = byHost.get(host) ?? new PortIndex<Listener>();
              byHost.set(host, listeners);
              const other = listeners.firstIn(listener);
              listeners.add(listener, listener);
              if (other === undefined || section.file !== file) continue;
              const toldOfWord = told.get(listener.word) ?? new Set();
              if (toldOfWord.has(other.line)) continue;
              told.set(listener.word, toldOfWord.add(other.line));
              const otherSection = model.sectionOf(other.line);
              const isSame = otherSection === proxy;
              report({
                node: listener.word,
                messageId: isSame ? 'repeated' : 'same',
                data: {
                  address: listener.word.value,
                  line: other.line,
                  section: otherSection === null ? '' : sectionTitle(otherSection),
                },
                related: [{ node: other.word, messageId: 'other' }],
              });
            }
          }
        }
      },
    };
  },
});

/** The ports of a line, unless it shares them on purpose. */
function sharedListeners(line: Directive, model: Model): readonly Listener[] {
  const listeners = listenersOf(line, model);
  if (listeners.length === 0) return listeners;
  const isApart = line.args.slice(1).some((parameter) => APART.has(parameter.value) || mayBeSeveralWords(parameter));
  return isApart ? [] : listeners;
}
