import { type ConfigFile, type FileNode, type SyntaxNode, visitorKeys } from '@haplint/parser';

/** Makes the tree of a file unchangeable, so that a rule that writes to it throws at once instead of misleading the rules after it. */
export function freezeTree(file: ConfigFile): void {
  for (const comment of file.comments) Object.freeze(comment);
  for (const list of [file.comments, file.ignored, file.problems, file.conditionals, file.templateText]) Object.freeze(list);
  freeze(file);
}

function freeze(node: SyntaxNode): void {
  const keys: readonly string[] = visitorKeys[node.type as FileNode['type']];
  for (const key of keys) {
    const child = (node as unknown as Record<string, SyntaxNode | SyntaxNode[]>)[key];
    for (const each of Array.isArray(child) ? child : child === undefined ? [] : [child]) freeze(each);
    Object.freeze(child);
  }
  Object.freeze(node);
}
