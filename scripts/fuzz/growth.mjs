// Whether time grows as the text does: user time for a structure of some size, and for one of four times that. Used by fuzz.mjs.

/** How often something comes in the texts that are measured, one after the other; the first ones warm the compilers up. */
const COUNTS = [1250, 5000, 20_000];

/** How much more time a text of four times the size may take; 4 is linear, 16 the square. */
const MOST = 6;

/** Milliseconds of user time below which nothing is said of growth. */
const LEAST = 1000;

/**
 * What is wrong with how the time of some works grows with a text; null where nothing is. `works` are functions by name that take a text;
 * `make` makes one of a size. What seems to grow too fast is measured again.
 */
export async function growthProblem(make, works) {
  for (const [name, work] of Object.entries(works)) {
    let before = null;
    for (const count of COUNTS) {
      // Even the square of it would not be long.
      if (before !== null && before * 16 < LEAST) {
        before = count === COUNTS.at(-1) ? null : await userTime(work, make(count));
        continue;
      }
      let took = await userTime(work, make(count));
      if (before !== null && took >= LEAST && took > before * MOST) {
        before = Math.max(before, await userTime(work, make(count / 4)));
        took = Math.min(took, await userTime(work, make(count)));
        if (took >= LEAST && took > before * MOST) return `${name}: ${before} ms for ${count / 4}, ${took} ms for ${count}`;
      }
      before = took;
    }
  }
  return null;
}

async function userTime(work, text) {
  const start = process.cpuUsage();
  await work(text);
  return Math.round(process.cpuUsage(start).user / 1000);
}
