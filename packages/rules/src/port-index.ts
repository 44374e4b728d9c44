/** Ports that somebody listens on, from the first to the last. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

interface Entry<Item> {
  readonly item: Item;
  readonly range: PortRange;
  /** Place in the order of addition. */
  readonly at: number;
}

/** Ports of a block; ranges of a block's own ports are few, however many lines name them. */
const BLOCK = 64;

/** Beyond the last port nobody listens. */
const LAST_PORT = 65_535;

/** Ranges of ports, to be asked for the first one added that another one meets. */
export class PortIndex<Item> {
  /** By block, in the order of addition, up to the first one that takes the whole block. */
  readonly #blocks = new Map<number, Entry<Item>[]>();
  #count = 0;

  add(range: PortRange, item: Item): void {
    const entry = { item, range, at: this.#count++ };
    for (const block of blocksOf(range)) {
      const others = this.#blocks.get(block);
      if (others === undefined) this.#blocks.set(block, [entry]);
      else if (!others.some((other) => includes(other.range, range, block))) others.push(entry);
    }
  }

  /** The first one added that shares a port with the range. */
  firstIn(range: PortRange): Item | undefined {
    let first: Entry<Item> | undefined;
    for (const block of blocksOf(range)) {
      const found = this.#blocks.get(block)?.find((entry) => entry.range.from <= range.to && range.from <= entry.range.to);
      if (found !== undefined && (first === undefined || found.at < first.at)) first = found;
    }
    return first?.item;
  }
}

function* blocksOf({ from, to }: PortRange): Generator<number> {
  const last = Math.floor(Math.min(to, LAST_PORT) / BLOCK);
  for (let block = Math.floor(from / BLOCK); block <= last; block++) yield block;
}

/** Whether one range has all ports of a block that another one has. */
function includes(wide: PortRange, narrow: PortRange, block: number): boolean {
  const [first, last] = [block * BLOCK, block * BLOCK + BLOCK - 1];
  return Math.max(wide.from, first) <= Math.max(narrow.from, first) && Math.min(narrow.to, last) <= Math.min(wide.to, last);
}
