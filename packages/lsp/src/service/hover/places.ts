import type { ConfigFile } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { code } from '../documentation/index.js';

/** A node of a file's tree. */
interface Placed {
  readonly start: number;
  readonly root: unknown;
}

/** 'line 12', with the file where it is another one than the view's. */
export function placeText(node: Placed, view: DocumentView): string {
  const root = node.root as ConfigFile;
  const { line } = root.lines.positionAt(node.start);
  return root === view.tree ? `line ${line}` : `${code(root.path.split(/[\\/]/).at(-1) ?? root.path)}, line ${line}`;
}

/** A line as it stands, without its comment, and no longer than a hover can show. */
export function lineText({ raw }: { readonly raw: string }): string {
  return raw.length > 300 ? `${raw.slice(0, 300)}…` : raw;
}
