import { createConfigLoader } from '@haplint/core/config';
import builtin from '@haplint/rules';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { type Runtime, startServer } from './server.js';
import { VERSION } from './version.js';

/** The worker's side of the channel to the page. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

/** Without a file system there is no configuration file: the preset `recommended` and the editor's settings count. */
function browserRuntime(): Runtime {
  return {
    version: VERSION,
    builtin,
    createConfigLoader: (source) => createConfigLoader({ ...source, useConfigFiles: false }),
    readFile: async () => null,
    isFile: async () => false,
    readDirectory: async () => [],
    haproxyVersion: async () => null,
    pathOf: (uri) => (uri.startsWith('untitled:') ? null : decodeURIComponent(new URL(uri).pathname)),
    uriOf: (path) => `file://${encodeURI(path)}`,
    dirname: (path) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '/',
    isAbsolute: (file) => file.startsWith('/'),
    join: (directory, name) => `${directory.replace(/\/$/, '')}/${name}`,
    workingDirectory: () => '/',
    limited: (work) => work(),
    othersTurn: () => new Promise((resolve) => setTimeout(resolve)),
  };
}

// The whole of a web worker: it serves the page that has made it.
startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), browserRuntime());
