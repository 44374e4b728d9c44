export type { Expectation } from './expectations.js';
export { namesIn, type WrittenName } from './names.js';
export type { ArgumentProblem } from './problems.js';
export { regexProblem } from './regex.js';
export { argumentProblemOf, expectedBehind, type ReadSoFar } from './statement.js';
export { type TypedWord, wordsOfType } from './typed-words.js';
export { judgeValue, typeFor } from './values.js';
