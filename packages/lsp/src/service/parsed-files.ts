import { parseConfig, type TemplateSetting } from '@haplint/core/internal';
import type { ConfigFile } from '@haplint/parser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServiceFile } from './configuration.js';

interface Parsed {
  readonly version: number;
  readonly file: ConfigFile;
  readonly template: TemplateSetting;
}

/** Syntax trees of documents, each kept until its document has another version or is gone. */
export class ParsedFiles {
  readonly #parsed = new WeakMap<TextDocument, Parsed>();

  get({ document, path, template = 'auto' }: ServiceFile): ConfigFile {
    const known = this.#parsed.get(document);
    if (known?.version === document.version && known.file.path === path && known.template === template) return known.file;
    const file = parseConfig({ path, text: document.getText(), template });
    this.#parsed.set(document, { version: document.version, file, template });
    return file;
  }
}
