import type { SampleType } from '../samples.js';

/** What a type of sample can be turned into, from one branch on. */
export interface SampleCasts {
  /** The first branch of this table; null for the oldest. */
  readonly since: string | null;
  readonly into: Readonly<Record<Exclude<SampleType, 'same'>, readonly SampleType[]>>;
}

const ALL: readonly SampleType[] = ['any', 'bool', 'sint', 'addr', 'ipv4', 'ipv6', 'str', 'bin', 'meth'];

const NEWEST: SampleCasts['into'] = {
  any: ALL,
  bool: ['any', 'bool', 'sint', 'str', 'bin'],
  sint: ['any', 'bool', 'sint', 'addr', 'ipv4', 'ipv6', 'str', 'bin'],
  addr: ['any', 'addr', 'ipv4', 'ipv6', 'str', 'bin'],
  ipv4: ['any', 'sint', 'addr', 'ipv4', 'ipv6', 'str', 'bin'],
  ipv6: ['any', 'addr', 'ipv4', 'ipv6', 'str', 'bin'],
  str: ALL,
  bin: ['any', 'str', 'bin', 'meth'],
  meth: ['any', 'str', 'bin', 'meth'],
};

/** The casts of samples, from old to new (src/sample.c `sample_casts`). */
export const SAMPLE_CASTS: readonly SampleCasts[] = [
  { since: null, into: { ...NEWEST, bool: ['any', 'bool', 'sint', 'str'], addr: ['any'] } },
  { since: '2.6', into: { ...NEWEST, addr: ['any'] } },
  { since: '2.9', into: NEWEST },
];
