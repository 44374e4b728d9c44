// Chance that can be had again: the same draws for the same seed.

/** Numbers from 0 to 1, the same ones for the same seed (the generator mulberry32). */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws by chance. */
export class Draw {
  constructor(seed) {
    this.random = randomNumbers(seed);
  }

  /** True with that probability. */
  chance(probability) {
    return this.random() < probability;
  }

  below(limit) {
    return Math.floor(this.random() * limit);
  }

  of(list) {
    return list[this.below(list.length)];
  }
}
