import { definitions, highlights, references } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

/** `textDocument/definition`, `textDocument/references`, `textDocument/documentHighlight`. */
export const navigation: Feature = {
  capabilities: { definitionProvider: true, referencesProvider: true, documentHighlightProvider: true },
  listen: (host) => {
    const { connection } = host;
    connection.onDefinition(onDocument(host, 'find a definition', null, (view, { position }) => definitions(view, position)));
    connection.onReferences(
      onDocument(host, 'find references', null, (view, { position, context }) =>
        references(view, position, { withDefinitions: context.includeDeclaration }),
      ),
    );
    connection.onDocumentHighlight(onDocument(host, 'highlight a name', null, (view, { position }) => highlights(view, position)));
  },
};
