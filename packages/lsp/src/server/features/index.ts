import type { Feature } from '../feature.js';
import { commands } from './commands.js';
import { documentLinks } from './document-links.js';
import { folding } from './folding.js';
import { formatting } from './formatting.js';
import { hover } from './hover.js';
import { inlayHints } from './inlay-hints.js';
import { lenses } from './lenses.js';
import { navigation } from './navigation.js';
import { renaming } from './renaming.js';
import { routing } from './routing.js';
import { semanticTokens } from './semantic-tokens.js';
import { symbols } from './symbols.js';
import { targets } from './targets.js';

/** What the server does beside diagnostics and code actions. */
export const FEATURES: readonly Feature[] = [
  commands,
  documentLinks,
  folding,
  formatting,
  hover,
  inlayHints,
  lenses,
  navigation,
  renaming,
  routing,
  semanticTokens,
  symbols,
  targets,
];
