import type { Feature } from '../feature.js';
import { documentLinks } from './document-links.js';
import { folding } from './folding.js';
import { formatting } from './formatting.js';
import { hover } from './hover.js';
import { inlayHints } from './inlay-hints.js';
import { semanticTokens } from './semantic-tokens.js';
import { targets } from './targets.js';

/** What the server does beside diagnostics and code actions. */
export const FEATURES: readonly Feature[] = [folding, targets, hover, formatting, semanticTokens, inlayHints, documentLinks];
