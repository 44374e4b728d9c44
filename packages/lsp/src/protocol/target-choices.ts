/** The request for the versions that a document can be checked for; it takes nothing. */
export const TARGETS_METHOD = 'haplint/targets';

/** One of them, newest first. */
export interface TargetChoice {
  /** What the setting `haplint.target` takes: '3.0', the newest release of that branch. */
  readonly target: string;
  /** What to show beside it: '3.0.11, long-term support, fixes until 2029-Q2'. */
  readonly description: string;
}
