export { IGNORED_BY_DEFAULT_SERVER, IGNORED_FOR_PEERS, IGNORED_VALUES, type IgnoredValue } from './data/ignored-values.js';
