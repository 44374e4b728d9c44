/**
 * As `remembered`, for keys that live shorter than the function does, a model say: an answer goes with its key.
 */
export function rememberedWeakly<Key extends WeakKey, Answer>(compute: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    let known = answers.get(key);
    if (known === undefined) {
      known = { answer: compute(key) };
      answers.set(key, known);
    }
    return known.answer;
  };
}

/** A function that computes its answer for each key once: rules ask a model the same question for every line of a section. */
export function remembered<Key, Answer>(compute: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new Map<Key, Answer>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as Answer;
    const answer = compute(key);
    answers.set(key, answer);
    return answer;
  };
}
