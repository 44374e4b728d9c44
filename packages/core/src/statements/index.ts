export { namesIn, type WrittenName } from './names.js';
export type { ArgumentProblem } from './problems.js';
export { regexProblem } from './regex.js';
export { argumentProblemOf } from './statement.js';
export { judgeValue, typeFor } from './values.js';
