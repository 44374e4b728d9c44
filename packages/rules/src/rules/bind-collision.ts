import { defineRule, type Model } from '@haplint/core';
import { asCheckedProxy, mayBeSeveralWords } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { sectionTitle } from '../section-title.js';

/** Ports that a line listens on. */
interface Listener {
  readonly word: Word;
  readonly line: Directive;
  readonly transport: 'stream' | 'datagram';
  /** The address as one text for all spellings of it: '*', '192.0.2.1', '::'. */
  readonly host: string;
  readonly from: number;
  readonly to: number;
}

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
        const listeners: Listener[] = [];
        for (const section of model.sections) {
          const proxy = asCheckedProxy(section, model);
          if (proxy === null || !proxy.hasSide('frontend')) continue;
          for (const line of proxy.lines) {
            for (const listener of listenersOf(line, model)) {
              const other = listeners.find((each) => collide(each, listener));
              listeners.push(listener);
              if (other === undefined || section.file !== file) continue;
              const otherSection = model.sectionOf(other.line);
              const isSame = otherSection === proxy;
              report({
                node: listener.word,
                messageId: isSame ? 'repeated' : 'same',
                data: {
                  address: listener.word.value,
                  line: other.line.loc.start.line,
                  ...(isSame || otherSection === null ? {} : { section: sectionTitle(otherSection) }),
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

function listenersOf(line: Directive, model: Model): Listener[] {
  const [word, ...parameters] = line.args;
  if (line.keyword.value !== 'bind' || line.prefix !== null || word === undefined || model.isRead(line) !== true) return [];
  if (parameters.some((parameter) => APART.has(parameter.value) || mayBeSeveralWords(parameter))) return [];
  const text = model.valueOf(word);
  return text === null ? [] : text.split(',').flatMap((address) => listener(address, word, line));
}

const ADDRESS = /^(?:(?:ipv4@|ipv6@|tcp@|tcp4@|tcp6@)|(quic4@|quic6@|udp@|udp4@|udp6@))?(?:\[([\da-f:.]+)\]|([^@/]*)):(\d+)(?:-(\d+))?$/i;

function listener(address: string, word: Word, line: Directive): Listener[] {
  const [, datagram, bracketed, plain, from, to] = ADDRESS.exec(address) ?? [];
  if (from === undefined) return [];
  const host = (bracketed ?? plain ?? '').toLowerCase();
  const isAny = host === '' || host === '*' || host === '0.0.0.0';
  const isAny6 = address.startsWith('ipv6@') && isAny;
  return [
    {
      word,
      line,
      transport: datagram === undefined ? 'stream' : 'datagram',
      host: isAny6 ? '::' : isAny ? '*' : host,
      from: Number(from),
      to: Number(to ?? from),
    },
  ];
}

function collide(a: Listener, b: Listener): boolean {
  return a.transport === b.transport && a.host === b.host && a.from <= b.to && b.from <= a.to;
}
