import type { FileNode } from './nodes.js';

/** Child properties of each node in the order of the text; rules, the ESLint adapter and `print` walk the tree by them. */
export const visitorKeys = {
  ConfigFile: ['preamble', 'sections'],
  Section: ['header', 'body'],
  SectionHeader: ['words'],
  Directive: ['words'],
  Macro: ['words'],
  Scope: ['words'],
  Word: [],
  Comment: [],
  IgnoredText: [],
  TemplateText: [],
} as const satisfies Record<FileNode['type'], readonly string[]>;
