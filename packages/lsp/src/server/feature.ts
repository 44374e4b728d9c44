import type { CancellationToken, Connection, ServerCapabilities } from 'vscode-languageserver';
import type { DocumentView } from '../service/index.js';
import type { Client } from './client.js';
import type { Guard } from './guard.js';
import type { Settings } from './settings.js';

/** What a feature of the server is given. */
export interface FeatureHost {
  readonly connection: Connection;
  readonly client: Client;
  readonly guard: Guard;
  /** An open document as it is now; null where it is closed, ignored or switched off. */
  view(uri: string): Promise<DocumentView | null>;
  /** Views of all open documents; one for those that form a configuration together. */
  views(): Promise<readonly DocumentView[]>;
  /** The version of a document that the client has open; null for a file on the disk. */
  versionOf(uri: string): number | null;
  /** The user's settings for a document. */
  settings(uri: string): Promise<Settings>;
  /** Whether there is a file by that URI. */
  isFile(uri: string): Promise<boolean>;
}

/** A request of the protocol, or a few that belong together, with the capabilities that tell the client of them. */
export interface Feature {
  readonly capabilities: ServerCapabilities;
  /** Registers the handlers. */
  listen(host: FeatureHost): void;
}

interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

/**
 * A handler for a request about one document: `answer` gets the document as it is when its turn comes. The answer is
 * `fallback` where there is no such document, where the client has cancelled, and where `answer` throws, which the client's
 * log then tells. `what` completes "haplint failed to ...".
 */
export function onDocument<Params extends AboutDocument, Result>(
  { guard, view }: FeatureHost,
  what: string,
  fallback: Result,
  answer: (view: DocumentView, params: Params) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result> {
  return guard.handler(what, fallback, async (params: Params, token: CancellationToken) => {
    const document = await view(params.textDocument.uri);
    return document === null || token.isCancellationRequested ? fallback : answer(document, params);
  });
}
