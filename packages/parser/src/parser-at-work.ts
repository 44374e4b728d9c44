/** The one parser of a kind in the process, made when it is first needed, and made ready for more once it has read a lot. */
export class ParserAtWork<Parser extends object> {
  readonly #make: () => Parser;
  readonly #lot: number;
  #parser: Parser | null = null;
  #read = 0;

  /** `lot`: of how many characters on it pays to be made ready. */
  constructor(make: () => Parser, lot: number) {
    this.#make = make;
    this.#lot = lot;
  }

  /** The parser, to read a text of a length. */
  for(length: number): Parser {
    this.#parser ??= this.#make();
    if (this.#read < this.#lot) {
      this.#read += length;
      if (this.#read >= this.#lot) findPropertiesFast(this.#parser);
    }
    return this.#parser;
  }
}

/**
 * Lets V8 find the properties of a parser fast. Chevrotain deletes some of each parser's when it has looked at the grammar, after which V8 looks up all others in
 * a table, at each step of the grammar: a large file takes half as long again to read. To mend that takes 2 ms, which a small one is read in.
 */
function findPropertiesFast(parser: object): void {
  // Those of an object that others inherit from are found fast, once one was looked up through another by a function that V8 takes notes of, which it
  // does of none that has only run once or twice.
  const heir = Object.create(parser) as { readonly none?: unknown };
  const lookUp = () => typeof heir.none;
  for (let i = 0; i < LOOKUPS; i++) lookUp();
}

/** How often something has to run, at most, before V8 takes notes of it: with 10 it does in Node 20. */
const LOOKUPS = 100;
