import type { Version } from '@haplint/catalog';
import type { Plugin } from '@haplint/core';
import type { ConfigLoader, ConfigSource } from '@haplint/core/config';

/** What the server needs from the place it runs in; a test or a browser brings its own. */
export interface Runtime {
  readonly version: string;
  /** The rules that come with haplint. */
  readonly builtin: Plugin;
  createConfigLoader(source: ConfigSource): ConfigLoader;
  /** Text of a file; null where there is none that can be read. */
  readFile(path: string): Promise<string | null>;
  /** Whether there is such a file, or folder. */
  isFile(path: string): Promise<boolean>;
  /** What a haproxy program says of its version; null where there is none, or it does not answer in time. */
  haproxyVersion(program: string): Promise<Version | null>;
  /** Path of a document's file; null for one that is no file (`untitled:` and the like). */
  pathOf(uri: string): string | null;
  uriOf(path: string): string;
  dirname(path: string): string;
  join(directory: string, name: string): string;
  /** Where a document belongs that is in no workspace folder and no file. */
  workingDirectory(): string;
}
