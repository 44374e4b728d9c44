import { latestRelease, supportedBranches, type Version } from '@haplint/catalog';
import type { Model } from '@haplint/core';
import { type CheckMemory, targetsOf } from '@haplint/core/internal';
import type { ConfigFile } from '@haplint/parser';
import type { Position, Range } from 'vscode-languageserver-types';
import type { Configuration, ServiceFile } from './configuration.js';
import type { ParsedFiles } from './parsed-files.js';
import { rangeOfOffsets } from './ranges.js';
import { sharedModel } from './shared-model.js';

/** One file of a configuration with its tree. */
export interface ViewedFile {
  readonly file: ServiceFile;
  readonly tree: ConfigFile;
}

/**
 * A document as the features see it: its text of this moment, and the configuration that it is part of. Once others have had
 * their turn (behind an `await`), the text may have changed, and the view is not to be used any more.
 */
export interface DocumentView extends ViewedFile {
  /** Whether a target is known; without one, the newest supported branch stands in, and what differs between branches is open. */
  readonly hasTarget: boolean;
  /** The first of the targets, or the newest supported release. */
  readonly target: Version;
  /** The whole configuration, read for `target`. */
  readonly model: Model;
  /** All files of the configuration in HAProxy's order, this one among them. */
  readonly files: readonly ViewedFile[];
  readonly configuration: Configuration;
  /** Offset into the tree's text. */
  offsetAt(position: Position): number;
  rangeOf(place: { readonly start: number; readonly end: number }): Range;
}

/** Makes the view of a document; null where the configuration does not hold it. `memory` is that of the configuration's checks. */
export function viewDocument(
  configuration: Configuration,
  uri: string,
  parsed: ParsedFiles,
  memory: CheckMemory | null = null,
): DocumentView | null {
  const files = configuration.files.map((file) => ({ file, tree: parsed.get(file) }));
  const viewed = files.find(({ file }) => file.document.uri === uri);
  if (viewed === undefined) return null;
  const { options } = configuration;
  const trees = files.map(({ tree }) => tree);
  const [chosen] = targetsOf(trees, options.targets ?? []);
  const target = chosen ?? newestSupported();
  const { env = {}, fragment = false, additions } = options;
  const settings = { target, env, fragment, ...(additions === undefined ? {} : { additions }) };
  const model = memory?.model(trees, settings) ?? sharedModel(trees, settings);
  const { document } = viewed.file;
  return {
    ...viewed,
    hasTarget: chosen !== undefined,
    target,
    model,
    files,
    configuration,
    offsetAt: (position) => document.offsetAt(position),
    rangeOf: ({ start, end }) => rangeOfOffsets(document, [start, end]),
  };
}

function newestSupported(): Version {
  const newest = supportedBranches().at(-1);
  const release = newest === undefined ? null : latestRelease(newest);
  if (release === null) throw new Error('the catalog knows no supported branch');
  return release;
}
