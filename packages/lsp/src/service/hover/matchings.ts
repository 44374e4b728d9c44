/** What the methods behind `-m` compare. */
export const MATCHINGS: Readonly<Partial<Record<string, string>>> = {
  found: '`found`: whether the sample is there at all; patterns are not looked at.',
  bool: '`bool`: whether the sample is true.',
  int: '`int`: as numbers, or ranges of them.',
  ip: '`ip`: as addresses and networks.',
  bin: '`bin`: as bytes, in hexadecimal.',
  len: '`len`: the length of the sample, as a number.',
  str: '`str`: the whole string.',
  sub: '`sub`: a pattern stands somewhere in the sample.',
  reg: '`reg`: a regular expression.',
  beg: '`beg`: the sample begins with a pattern.',
  end: '`end`: the sample ends with a pattern.',
  dir: '`dir`: a pattern stands between slashes.',
  dom: '`dom`: a pattern stands between dots.',
};
