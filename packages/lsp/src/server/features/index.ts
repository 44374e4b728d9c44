import type { Feature } from '../feature.js';
import { commands } from './commands.js';
import { folding } from './folding.js';
import { lenses } from './lenses.js';
import { navigation } from './navigation.js';
import { renaming } from './renaming.js';
import { routing } from './routing.js';
import { symbols } from './symbols.js';
import { targets } from './targets.js';

/** What the server does beside diagnostics and code actions. */
export const FEATURES: readonly Feature[] = [commands, folding, lenses, navigation, renaming, routing, symbols, targets];
