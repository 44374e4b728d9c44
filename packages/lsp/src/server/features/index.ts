import type { Feature } from '../feature.js';
import { folding } from './folding.js';

/** What the server does beside diagnostics and code actions. */
export const FEATURES: readonly Feature[] = [folding];
