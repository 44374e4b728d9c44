import { parseConfig, reparseConfig, type TemplateSetting } from '@haplint/core/internal';
import type { ConfigFile } from '@haplint/parser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServiceFile } from './configuration.js';

interface Parsed {
  readonly version: number;
  readonly file: ConfigFile;
  readonly template: TemplateSetting;
}

/**
 * Syntax trees of documents. When a document has changed, its tree is mended and not to be used any more, so nobody may keep
 * one while others have their turn.
 */
export class ParsedFiles {
  readonly #parsed = new WeakMap<TextDocument, Parsed>();

  /** Forgets the tree of a document, so that it is parsed as a whole when it is asked for again. */
  forget({ document }: ServiceFile): void {
    this.#parsed.delete(document);
  }

  get({ document, path, template = 'auto' }: ServiceFile): ConfigFile {
    const known = this.#parsed.get(document);
    if (known?.version === document.version && known.file.path === path && known.template === template) return known.file;
    const source = { path, text: document.getText(), template };
    const file = known?.template === template ? reparseConfig(known.file, source) : parseConfig(source);
    this.#parsed.set(document, { version: document.version, file, template });
    return file;
  }
}
