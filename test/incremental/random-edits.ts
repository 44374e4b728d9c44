/** Random numbers of a seed (mulberry32), so that a failure can be had again. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 on, below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}

/** What people type that no configuration of the corpus has to have. */
const TYPED: readonly string[] = [
  '',
  '# a comment',
  '# haplint-disable-next-line',
  '# haplint-disable undefined-backend -- for now',
  '# haplint-enable',
  '# haplint target: 3.0',
  '  server new 192.0.2.7:80 check # haplint-disable-line',
  'backend new # haplint-disable-section',
  'defaults',
  'defaults named',
  'frontend other from named',
  'global',
  '  acl new path /new',
  '  use_backend new if new',
  '  acl "broken',
  '.if version_atleast(2.8)',
  '.if feature(QUIC)',
  '  http-request nowhere',
  '.else',
  '.endif',
  '  mode tcp',
  '  mode http',
  '  disabled',
  '  log "$.LINE" local0',
  '  bind :80\0',
  'crt-store web',
  '    \t ',
];

/** Edits as people make them, of texts whose lines and words are taken from others. */
export class RandomEdits {
  readonly #random: Random;
  readonly #lines: readonly string[];
  readonly #words: readonly string[];

  constructor(random: Random, texts: readonly string[]) {
    this.#random = random;
    this.#lines = [...new Set(texts.flatMap((text) => text.split('\n')))];
    this.#words = [...new Set(this.#lines.flatMap((line) => line.trim().split(/\s+/)))];
  }

  /** The text after one more edit. */
  apply(text: string): string {
    const random = this.#random;
    const lines = text.split('\n');
    const at = random.below(lines.length);
    const line = lines[at] as string;
    const replace = (...news: readonly string[]) => [...lines.slice(0, at), ...news, ...lines.slice(at + 1)].join('\n');
    const ownWords = () => random.pick(lines).trim().split(/\s+/);
    switch (random.below(14)) {
      case 0:
        return replace();
      case 1:
        return replace(line, line);
      case 2:
        return replace(line, random.pick(this.#lines));
      case 3:
        return replace(random.pick(TYPED), line);
      case 4:
        return replace(random.pick(lines));
      case 5:
        return replace(`# ${line}`);
      case 6:
        return replace(line.replace(/^(\s*)#\s*/, '$1'));
      case 7:
      case 8: {
        const words = line.split(/(?<=\s)(?=\S)/);
        words[random.below(words.length)] = `${random.below(3) === 0 ? random.pick(this.#words) : random.pick(ownWords())} `;
        return replace(words.join(''));
      }
      case 9:
        return replace(`${line} ${random.pick(random.below(2) === 0 ? this.#words : ownWords())}`);
      case 10: {
        const end = Math.min(lines.length, at + 1 + random.below(6));
        return [...lines.slice(0, at), ...lines.slice(end)].join('\n');
      }
      case 11: {
        const from = random.below(lines.length);
        return replace(line, ...lines.slice(from, from + random.below(8)));
      }
      default: {
        const place = random.below(text.length + 1);
        const typed = random.pick(['a', 'b', '1', ' ', '\n', '"', '#', '.', '-', 'x', '\r\n', '']);
        return text.slice(0, place) + typed + text.slice(place + random.below(3));
      }
    }
  }
}
