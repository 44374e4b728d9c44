import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Runtime } from './runtime.js';

/** Files of a configuration that are not open in the editor, as documents. A file that did not change keeps its document. */
export class OtherFiles {
  readonly #runtime: Runtime;
  readonly #documents = new Map<string, TextDocument>();
  #reads = 0;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** The file as it is now; null where there is none that can be read. */
  async read(path: string): Promise<TextDocument | null> {
    const text = await this.#runtime.readFile(path);
    if (text === null) {
      this.#documents.delete(path);
      return null;
    }
    const known = this.#documents.get(path);
    if (known?.getText() === text) return known;
    const document = TextDocument.create(this.#runtime.uriOf(path), 'haproxy', ++this.#reads, text);
    this.#documents.set(path, document);
    return document;
  }

  forget(): void {
    this.#documents.clear();
  }
}
