/** What haplint's server and its clients say to each other beside the Language Server Protocol. */
export { STATUS_METHOD, type Status } from './status.js';
export { TARGETS_METHOD, type TargetChoice } from './target-choices.js';
