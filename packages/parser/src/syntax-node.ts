import type { LineTable, SourceLocation } from './positions.js';

/** What a node needs of the tree's root to say where it is. */
export interface SourceRoot {
  readonly text: string;
  readonly lines: LineTable;
}

/**
 * Base of every node of the tree. `start` and `end` are offsets into the file's text (UTF-16 code units, end exclusive).
 * `range`, `loc` and `raw` are computed when asked: a configuration has half a million words and few of them are ever reported.
 */
export abstract class SyntaxNode {
  abstract readonly type: string;
  parent: SyntaxNode | null;
  readonly start: number;
  end: number;

  constructor(parent: SyntaxNode | null, start: number, end: number) {
    this.parent = parent;
    this.start = start;
    this.end = end;
  }

  /** Moves the node, but none of its children, when text before it has come or gone; for `reparse` alone. @internal */
  shift(by: number): void {
    (this as { start: number }).start += by;
    this.end += by;
  }

  /** Offsets as ESLint has them: `[start, end)`. */
  get range(): [number, number] {
    return [this.start, this.end];
  }

  /** The file this node is in. */
  get root(): SyntaxNode & SourceRoot {
    let node: SyntaxNode = this;
    while (node.parent !== null) node = node.parent;
    return node as SyntaxNode & SourceRoot;
  }

  /** 1-based lines and columns. */
  get loc(): SourceLocation {
    const { lines } = this.root;
    return lines.locationAt(this.start, this.end);
  }

  /** The text as it stands in the file, quotes and escapes included. */
  get raw(): string {
    return this.root.text.slice(this.start, this.end);
  }
}
