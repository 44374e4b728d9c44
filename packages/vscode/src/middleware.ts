import { commands, Location, Position, Range, Uri } from 'vscode';
import type { Middleware, Location as ProtocolLocation, Position as ProtocolPosition } from 'vscode-languageclient';

/** The command of lenses that count references (packages/lsp/src/service/lens/code-lenses.ts). */
const SHOW_REFERENCES = 'haplint.showReferences';

/** What the extension does itself of what the server offers: it shows places in VS Code's own way. */
export const middleware: Middleware = {
  executeCommand: (command, args, next) => {
    if (command !== SHOW_REFERENCES) return next(command, args);
    const [uri, position, places] = args as [string, ProtocolPosition, readonly ProtocolLocation[]];
    return commands.executeCommand('editor.action.showReferences', Uri.parse(uri), positionOf(position), places.map(locationOf));
  },
};

function positionOf({ line, character }: ProtocolPosition): Position {
  return new Position(line, character);
}

function locationOf({ uri, range }: ProtocolLocation): Location {
  return new Location(Uri.parse(uri), new Range(positionOf(range.start), positionOf(range.end)));
}
