export * from './address/index.js';
export * from './condition/index.js';
export { countWhile } from './count-while.js';
export { type DecodedText, plainText, sliceText } from './decoded-text.js';
export * from './expression/index.js';
export { type ParseOptions, parse } from './file-parser.js';
export { joinWords } from './joined-text.js';
export * from './log-format/index.js';
export { append, largest } from './long-lists.js';
export {
  Comment,
  type ConditionalBlock,
  type ConditionalBranch,
  ConfigFile,
  Directive,
  type FileNode,
  IgnoredText,
  Macro,
  Scope,
  Section,
  SectionHeader,
  type Statement,
  TemplateText,
  Word,
} from './nodes.js';
export { ownText } from './own-text.js';
export { LineTable, type Position, type SourceLocation } from './positions.js';
export * from './preprocessor/index.js';
export { leaves, print } from './print.js';
export type { SyntaxProblem, SyntaxProblemCode } from './problems.js';
export { reparse } from './reparse.js';
export { decodeSource, encodeSource } from './source-text.js';
export { SyntaxNode } from './syntax-node.js';
export * from './template/index.js';
export { type ChangedSpan, changedSpan } from './text-change.js';
export { visitorKeys } from './visitor-keys.js';
export type { VariableReference } from './word-value.js';
