/**
 * Computes each value once, when it is first asked for: an editor or a run reads few of the tables. Null, for what is not there, is not
 * kept: an editor asks for whatever is typed.
 */
export function remember<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = compute(key);
      if (value !== null) known.set(key, value);
    }
    return value;
  };
}

/** Computes a value once, when it is first asked for. */
export function once<Value extends object>(compute: () => Value): () => Value {
  let known: Value | undefined;
  return () => {
    known ??= compute();
    return known;
  };
}
