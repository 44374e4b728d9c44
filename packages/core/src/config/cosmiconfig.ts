// A module of our own to import on demand: of a CommonJS package that is imported on demand, esbuild gives only `default`.
export { cosmiconfig, defaultLoaders } from 'cosmiconfig';
