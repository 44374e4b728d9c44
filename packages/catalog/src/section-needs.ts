export {
  BUFFER_SIZE,
  EXPERIMENTAL,
  LIMITS_IN_GLOBAL,
  ONCE_IN_GLOBAL,
  type PairOfLimits,
  SECTION_NEEDS,
  UNIQUE_NAMES,
  type UniqueName,
} from './data/section-needs.js';

/** A line that a section cannot do without. */
export interface SectionNeed {
  /** The kind of section. */
  readonly section: string;
  /** The keyword of the line. */
  readonly keyword: string;
  /** The last branch that asks for it; left out where all do. */
  readonly until?: string;
}
