export * from './advisories.js';
export * from './documentation.js';
export * from './releases.js';
export * from './sections.js';
export * from './target.js';
export * from './version.js';
export * from './version-condition.js';
