export { CODE_ACTION_KINDS, type CodeActionContext, FIX_ALL_KIND, OPEN_RULE_PAGE } from './code-actions.js';
export {
  COMPLETION_TRIGGERS,
  type CompletionData,
  type CompletionOptions,
  complete,
  documentItem,
} from './completion/complete.js';
export type { DirectoryEntry, ReadDirectory } from './completion/files.js';
export type { Configuration, ServiceFile } from './configuration.js';
export { type Diagnosis, MAX_RELATED } from './diagnose.js';
export { type DiagnosticData, dataOf, SOURCE } from './diagnostic-data.js';
export type { DocumentView, ViewedFile } from './document-view.js';
export { type Formatting, formatDocument } from './formatting/format-document.js';
export { indentNewLine } from './formatting/indent-new-line.js';
export { hover } from './hover/hover.js';
export { type InlayHintKinds, inlayHints } from './inlay-hints/inlay-hints.js';
export { createLanguageService, type LanguageService } from './language-service.js';
export { advisoryLenses, codeLenses, type LensData, resolveLens, SHOW_REFERENCES } from './lens/code-lenses.js';
export { type DocumentLinks, documentLinks } from './links/document-links.js';
export { definitions } from './navigation/definition.js';
export { highlights } from './navigation/highlights.js';
export { references } from './navigation/references.js';
export { type FileEdits, prepareRename, type Refusal, rename } from './navigation/rename.js';
export { incomingRoutes, outgoingRoutes, prepareRoutes } from './routes/call-hierarchy.js';
export { type GraphFormat, graphText } from './routes/graph-text.js';
export { SIGNATURE_TRIGGERS, signatureHelp } from './signature/signature-help.js';
export { documentSymbols } from './structure/document-symbols.js';
export { foldingRanges } from './structure/folding-ranges.js';
export { selectionRanges } from './structure/selection-ranges.js';
export { workspaceSymbols } from './structure/workspace-symbols.js';
export { TOKEN_MODIFIERS, TOKEN_TYPES, type Token, type TokenModifier, type TokenType } from './tokens/legend.js';
export { type PlacedToken, semanticTokens } from './tokens/semantic-tokens.js';
