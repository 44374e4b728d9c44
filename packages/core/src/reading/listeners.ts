import type { Directive, Word } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { mayBeSeveralWords } from './parameter-lines.js';

/** Ports that a `bind` line listens on. */
export interface Listener {
  /** The word with the address, of which there may be several between commas. */
  readonly word: Word;
  readonly line: Directive;
  /** `datagram` for QUIC. */
  readonly transport: 'stream' | 'datagram';
  /** The address as one text for all spellings of it: '*', '192.0.2.1', '::'. */
  readonly host: string;
  /** First and last port. */
  readonly from: number;
  readonly to: number;
}

/** The ports of a `bind` line; none for other lines, for sockets in the file system, and where a variable hides the address. */
export function listenersOf(line: Directive, model: Model): readonly Listener[] {
  if (line.keywordValue !== 'bind' || line.prefix !== null || model.isRead(line) !== true) return [];
  const [word] = line.args;
  if (word === undefined) return [];
  const text = mayBeSeveralWords(word) ? null : model.valueOf(word);
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
