// How much of the functions that a hot one calls V8 compiles into it. In a large run its optimising compiler takes nearly as much processor time as the
// check, on threads that compete for the processors with the one that checks; with a fifth of what it takes in by itself, it needs half of
// that, and what it makes is no slower. Node has to load a module to say so, which small runs go without.

const OPTION = '--max-inlined-bytecode-size-cumulative';

/** What is worth it, in bytes of V8's bytecode, and what V8 has by itself (src/flags/flag-definitions.h, the same in Node 20 to 24). */
const LITTLE = 200;
const USUAL = 920;

/** How many characters make a run so large that it pays. */
export const LARGE_RUN = 250_000;

/** Makes V8 compile less at once from here on. */
export function inlineLittle(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(`${OPTION}=${LITTLE}`);
}

/** Takes that back: what V8 keeps of its work fits only a process with the options that it was kept with. */
export function inlineAsUsual(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(`${OPTION}=${USUAL}`);
}
