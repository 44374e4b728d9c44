import { TARGETS_METHOD, type TargetChoice } from '@haplint/lsp/protocol';
import { ConfigurationTarget, commands, type Disposable, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { GraphPanel } from './graph-panel.js';
import type { StatusItem } from './status-item.js';

const CONFIG_FILE = 'haplint.config.json';
const NEW_CONFIG = `{
  "extends": ["haplint:recommended"],
  "rules": {}
}
`;

/** Registers the extension's commands. */
export function registerCommands(client: BaseLanguageClient, status: StatusItem, graph: GraphPanel, restart: () => unknown): Disposable[] {
  return [
    commands.registerCommand('haplint.restart', restart),
    commands.registerCommand('haplint.showOutput', () => client.outputChannel.show()),
    commands.registerCommand('haplint.chooseTarget', () => chooseTarget(client)),
    commands.registerCommand('haplint.openConfiguration', () => openConfiguration(status)),
    commands.registerCommand('haplint.showGraph', () => graph.show()),
  ];
}

/** Lets the user pick the version of HAProxy, and writes it to the folder's settings. */
async function chooseTarget(client: BaseLanguageClient): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  const choices = await client.sendRequest<TargetChoice[]>(TARGETS_METHOD);
  const unset = { label: 'Not set here', description: 'the configuration file or a comment in the file tells', target: undefined };
  const other = { label: 'A release...', description: 'such as 3.0.3', target: undefined };
  const picked = await window.showQuickPick(
    [...choices.map(({ target, description }) => ({ label: `HAProxy ${target}`, description, target })), other, unset],
    { title: 'Which HAProxy will read this configuration?' },
  );
  if (picked === undefined) return;
  const target = picked === other ? await window.showInputBox({ prompt: 'Release of HAProxy', placeHolder: '3.0.3' }) : picked.target;
  if (picked === other && target === undefined) return;
  const scope = scopeOf(uri);
  await workspace.getConfiguration('haplint', uri).update('target', target, scope);
}

/** The narrowest settings that hold for a document. */
function scopeOf(uri: Uri | undefined): ConfigurationTarget {
  if (uri !== undefined && workspace.getWorkspaceFolder(uri) !== undefined) return ConfigurationTarget.WorkspaceFolder;
  return workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
}

/** Opens the configuration file of the document at hand; where there is none, a new one in its folder, yet to be saved. */
async function openConfiguration(status: StatusItem): Promise<void> {
  const editor = window.activeTextEditor;
  const file = status.current?.configFile ?? null;
  if (file !== null) {
    await window.showTextDocument(await workspace.openTextDocument(file));
    return;
  }
  const folder = (editor && workspace.getWorkspaceFolder(editor.document.uri)) ?? workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    await window.showInformationMessage('haplint reads its configuration from a folder: open one first.');
    return;
  }
  const created = Uri.joinPath(folder.uri, CONFIG_FILE).with({ scheme: 'untitled' });
  const opened = await window.showTextDocument(await workspace.openTextDocument(created));
  await opened.edit((edit) => edit.insert(opened.document.positionAt(0), NEW_CONFIG));
}
