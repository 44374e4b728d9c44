/** An object that has room for what is remembered of it. */
export class Remembering {
  #notes: Map<unknown, unknown> | null = null;

  /**
   * What is remembered of an object, by who remembers it; null where the object has no room for that.
   *
   * @internal
   */
  static notesOf(key: object): Map<unknown, unknown> | null {
    if (!(#notes in key)) return null;
    key.#notes ??= new Map();
    return key.#notes;
  }
}

/**
 * What is remembered of objects that do not live as long as the map. As a `WeakMap`, but what it has of a `Remembering` object lies in the object: V8's collector
 * for young objects takes all that a `WeakMap` holds to be alive, and so copied a model and half of its file for each of hundreds of files that
 * were long checked.
 */
export class AttachedMap<Key extends object, Value> {
  readonly #others = new WeakMap<Key, Value>();

  get(key: Key): Value | undefined {
    const notes = Remembering.notesOf(key);
    return notes === null ? this.#others.get(key) : (notes.get(this) as Value | undefined);
  }

  set(key: Key, value: Value): void {
    const notes = Remembering.notesOf(key);
    if (notes === null) this.#others.set(key, value);
    else notes.set(this, value);
  }
}

/**
 * As `remembered`, for keys that live shorter than the function does, a model say: an answer goes with its key.
 */
export function rememberedWeakly<Key extends object, Answer>(compute: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new AttachedMap<Key, { readonly answer: Answer }>();
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
