export { CODE_ACTION_KINDS, type CodeActionContext, FIX_ALL_KIND } from './code-actions.js';
export type { Configuration, ServiceFile } from './configuration.js';
export { type Diagnosis, MAX_RELATED } from './diagnose.js';
export { type DiagnosticData, dataOf, SOURCE } from './diagnostic-data.js';
export type { DocumentView, ViewedFile } from './document-view.js';
export { hover } from './hover/hover.js';
export { createLanguageService, type LanguageService } from './language-service.js';
export { foldingRanges } from './structure/folding-ranges.js';
