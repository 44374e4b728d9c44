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
  /** The names in a directory; empty where there is none that can be read. */
  readDirectory(path: string): Promise<readonly { readonly name: string; readonly isDirectory: boolean }[]>;
  /** Path of a document's file; null for one that is no file (`untitled:` and the like). */
  pathOf(uri: string): string | null;
  uriOf(path: string): string;
  dirname(path: string): string;
  join(directory: string, name: string): string;
  isAbsolute(path: string): boolean;
  /** Where a document belongs that is in no workspace folder and no file. */
  workingDirectory(): string;
  /** Resolves when messages that have arrived meanwhile have been read, and those that are answered at once have been answered. */
  othersTurn(): Promise<void>;
  /**
   * Does some work, which is broken off with an error where it is not done after so many milliseconds. What it was at may be half done
   * then. Where nothing can be broken off, it takes as long as it takes.
   */
  limited<Result>(work: () => Result, milliseconds: number): Result;
}
