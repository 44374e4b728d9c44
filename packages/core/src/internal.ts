// What haplint's own packages take from the engine. Nothing of it is promised to anyone else: what plugins get is listed in `index.ts`.
export * from './lint/index.js';
export * from './model/index.js';
export { NearestNames, nearestName } from './nearest.js';
export * from './predicates/index.js';
export { PRESET_NAMES, presetsOf } from './presets.js';
export { printable } from './printable.js';
export * from './reading/index.js';
export * from './rule/index.js';
export * from './statements/index.js';
export { TEMPLATE_SETTINGS, type TemplateSetting } from './template-setting.js';
