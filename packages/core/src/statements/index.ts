export type { ArgumentProblem } from './problems.js';
export { argumentProblemOf } from './statement.js';
export { judgeValue } from './values.js';
