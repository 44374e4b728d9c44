import { SAMPLE_CASTS } from './data/sample-casts.js';
import { formOn } from './keywords.js';
import type { SampleType } from './samples.js';
import type { Version } from './version.js';

/** Whether a version can turn a sample of one type into another, so that what takes the second can follow what gives the first. */
export function canCast(from: SampleType, to: SampleType, version: Pick<Version, 'branch'>): boolean {
  if (from === 'same' || to === 'same') return true;
  return formOn(SAMPLE_CASTS, version)?.into[from].includes(to) ?? true;
}
