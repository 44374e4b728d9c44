import { STATUS_METHOD, type Status } from '@haplint/lsp/protocol';
import { type Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, type TextEditor, ThemeColor, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The status bar item: for the configuration at hand, the version of HAProxy it is checked for and who says so. */
export class StatusItem implements Disposable {
  readonly #item: StatusBarItem;
  readonly #statuses = new Map<string, Status>();
  readonly #subscriptions: Disposable[];
  readonly #client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#item = window.createStatusBarItem('haplint.target', StatusBarAlignment.Right, 100);
    this.#item.name = 'haplint';
    this.#subscriptions = [
      client.onNotification(STATUS_METHOD, (status: Status) => {
        this.#statuses.set(status.uri, status);
        this.#show();
      }),
      window.onDidChangeActiveTextEditor(() => this.#show()),
    ];
  }

  /** What is known of the configuration at hand. */
  get current(): Status | undefined {
    return this.#statusOf(window.activeTextEditor);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  #show(): void {
    const status = this.current;
    if (status === undefined) {
      this.#item.hide();
      return;
    }
    this.#item.text = textOf(status);
    this.#item.command = COMMANDS[status.state] ?? 'haplint.chooseTarget';
    this.#item.tooltip = new MarkdownString(tooltipOf(status));
    this.#item.backgroundColor = status.state === 'misconfigured' ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    this.#item.show();
  }

  #statusOf(editor: TextEditor | undefined): Status | undefined {
    if (editor?.document.languageId !== 'haproxy') return undefined;
    return this.#statuses.get(this.#client.code2ProtocolConverter.asUri(editor.document.uri));
  }
}

/** What a click leads to where it is not the choice of a version: what is in the way is mended there. */
const COMMANDS: Readonly<Partial<Record<Status['state'], string>>> = {
  misconfigured: 'haplint.openConfiguration',
  untrusted: 'workbench.trust.manage',
};

function textOf({ state, targets }: Status): string {
  if (state === 'misconfigured') return '$(error) haplint: mistake in the configuration';
  if (state === 'untrusted') return '$(shield) haplint: not trusted';
  if (state !== 'checked') return `$(circle-slash) haplint: ${state}`;
  return targets.length === 0 ? '$(question) HAProxy: version unknown' : `$(checklist) HAProxy ${targets.join(', ')}`;
}

const SOURCES: Readonly<Record<Status['targetSource'], string>> = {
  setting: 'The version is set by the setting `haplint.target`.',
  configuration: 'The version is set by the configuration file.',
  comment: 'The version is set by a `# haplint target:` comment.',
  haproxy: 'The version is what the program says that the setting `haplint.haproxy` names.',
  none:
    'The version of HAProxy is not known, so what depends on it is not checked. Set `haplint.target`, `target` in the ' +
    'configuration file, or write a comment: `# haplint target: 3.0.3`',
};

function tooltipOf({ state, targetSource, configFile, problem }: Status): string {
  const lines = {
    checked: [SOURCES[targetSource], configFile === null ? 'There is no haplint configuration file.' : `Configuration: \`${configFile}\``],
    off: ['haplint is switched off by the setting `haplint.enable`.'],
    ignored: [`The configuration ignores this file: \`${configFile}\``],
    misconfigured: ['The file is not checked:', problem ?? ''],
    untrusted: ['The file is not checked, since its configuration is code and the folder is not trusted:', problem ?? ''],
  };
  return lines[state].join('\n\n');
}
