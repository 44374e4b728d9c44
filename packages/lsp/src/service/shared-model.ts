import { formatVersion, type Version } from '@haplint/catalog';
import type { Model } from '@haplint/core';
import { type AnalysisOptions, analyse } from '@haplint/core/internal';
import type { ConfigFile } from '@haplint/parser';

/** The last model of each configuration, by its last file. */
const known = new WeakMap<ConfigFile, { readonly trees: readonly ConfigFile[]; readonly how: string; readonly model: Model }>();

/** The model of these trees; one for all documents that form a configuration, with what has been computed of it. */
export function sharedModel(trees: readonly ConfigFile[], options: AnalysisOptions & { readonly target: Version }): Model {
  const last = trees.at(-1);
  const how = JSON.stringify([formatVersion(options.target), options.env, options.fragment, options.additions]);
  const before = last && known.get(last);
  if (before?.how === how && before.trees.length === trees.length && before.trees.every((tree, i) => tree === trees[i]))
    return before.model;
  const model = analyse(trees, options);
  if (last) known.set(last, { trees, how, model });
  return model;
}
