import type { Version } from '@haplint/catalog';
import type { Environment } from '@haplint/core';
import { type ConfigurationGraph, configurationGraph } from '@haplint/core/graph';
import { analyse, parseConfig, type SourceFile } from '@haplint/core/internal';

/** A configuration that was checked, and what a report wants to know of it beside its findings. */
export interface ReportedConfiguration {
  /** The versions it was checked for; empty where none is known. */
  readonly targets: readonly Version[];
  readonly graph: ConfigurationGraph;
}

/** What a check tells about each configuration when it is done with it: the texts are those that its findings point into. */
export interface CheckedConfiguration {
  readonly files: readonly SourceFile[];
  readonly targets: readonly Version[];
  readonly env: Environment;
}

/** Reads a configuration a second time, for its picture: for the first of its targets. */
export function reportedConfiguration({ files, targets, env }: CheckedConfiguration): ReportedConfiguration {
  return { targets, graph: configurationGraph(analyse(files.map(parseConfig), { target: targets[0] ?? null, env })) };
}
