export { IGNORED_VALUES, type IgnoredValue } from './data/ignored-values.js';
