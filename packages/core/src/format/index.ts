export { formatConfig, hasSameWords } from './format.js';
export { FORMAT_SCHEMA, type FormatOptions } from './options.js';
