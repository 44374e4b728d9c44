import { SIGNATURE_TRIGGERS, signatureHelp } from '../../service/index.js';
import { type Feature, onDocument } from '../feature.js';

/** `textDocument/signatureHelp`. */
export const signatures: Feature = {
  capabilities: { signatureHelpProvider: { triggerCharacters: [...SIGNATURE_TRIGGERS] } },
  listen: (host) => {
    host.connection.onSignatureHelp(onDocument(host, 'show a signature', null, (view, { position }) => signatureHelp(view, position)));
  },
};
