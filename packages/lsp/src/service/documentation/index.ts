export { choicesOf, describeType } from './argument-types.js';
export type { Documentation, Subject } from './documentation.js';
export { code, codeBlock, plain, toMarkdown } from './markdown.js';
export { argumentsSignature, lineSignature } from './signature.js';
export { documentationOf } from './subjects.js';
export { valueDescription } from './values.js';
