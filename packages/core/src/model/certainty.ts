/** Three-valued truth: what the text and the target cannot decide is `unknown`. */
export type Certainty = boolean | 'unknown';

export function not(a: Certainty): Certainty {
  return a === 'unknown' ? 'unknown' : !a;
}

export function and(a: Certainty, b: Certainty): Certainty {
  if (a === false || b === false) return false;
  return a === 'unknown' || b === 'unknown' ? 'unknown' : true;
}

export function or(a: Certainty, b: Certainty): Certainty {
  return not(and(not(a), not(b)));
}
