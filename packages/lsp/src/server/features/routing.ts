import type { CallHierarchyItem } from 'vscode-languageserver';
import { type DocumentView, incomingRoutes, outgoingRoutes, prepareRoutes } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

/** The call hierarchy of proxies: who routes here, and where this one routes to. */
export const routing: Feature = {
  capabilities: { callHierarchyProvider: true },
  listen: (host) => {
    const { connection, guard } = host;
    const { callHierarchy } = connection.languages;
    const about =
      <Result>(what: string, answer: (view: DocumentView, item: CallHierarchyItem) => Result) =>
      ({ item }: { item: CallHierarchyItem }) =>
        guard.handler<[], Result | null>(what, null, async () => {
          const view = await host.view(item.uri);
          return view === null ? null : answer(view, item);
        })();
    callHierarchy.onPrepare(onDocument(host, 'find a proxy', null, (view, { position }) => prepareRoutes(view, position)));
    callHierarchy.onIncomingCalls(about('find who routes here', incomingRoutes));
    callHierarchy.onOutgoingCalls(about('find where a proxy routes to', outgoingRoutes));
  },
};
