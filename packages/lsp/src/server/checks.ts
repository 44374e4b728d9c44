import { formatVersion } from '@haplint/catalog';
import { ConfigError, type ResolvedConfig } from '@haplint/core/config';
import { CheckMemory, MOST_FINDINGS } from '@haplint/core/internal';
import { type Diagnostic, DiagnosticSeverity, type RemoteConsole, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Status } from '../protocol/index.js';
import type { Configuration, Diagnosis, DocumentView, LanguageService, ServiceFile } from '../service/index.js';
import { SOURCE } from '../service/index.js';
import { EndlessRules, endedMessage, isOfPlugin, RuleEnded } from './endless-rules.js';
import { OtherFiles } from './other-files.js';
import { isUsersMistake, type Place, type Projects } from './projects.js';
import type { Runtime } from './runtime.js';
import type { DocumentSettings, Settings } from './settings.js';

/** How long a check may keep others waiting, in milliseconds, where there is a place to stop. */
const LONGEST_TURN = 6;

/** What is known about one version of an open document. */
export interface Check {
  /** The document's version that this is about. */
  readonly version: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly status: Status;
  /** The configurations it is part of: itself alone, or the groups that name it. */
  readonly configurations: readonly Configuration[];
  /** How long it took to find out, in milliseconds, whoever asked first; null for a first check, which looks at everything. */
  readonly took: number | null;
}

/** Files that form one configuration. */
interface Unit {
  readonly id: string;
  readonly paths: readonly string[];
}

interface Known {
  readonly fingerprint: string;
  readonly configuration: Configuration;
  readonly diagnosis: Diagnosis;
  /** How long it took to find out, in milliseconds; null where nothing was known before, which says nothing of the next check. */
  readonly took: number | null;
}

/** Checks open documents, each with the files that form a configuration with it. */
export class Checks {
  readonly #service: LanguageService;
  readonly #runtime: Runtime;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #settings: DocumentSettings;
  readonly #projects: Projects;
  readonly #console: RemoteConsole;
  readonly #onRead: (paths: readonly string[]) => void;
  readonly #others: OtherFiles;
  readonly #endless: EndlessRules;
  /** The last result of each unit. */
  readonly #known = new Map<string, Known>();
  /** What the last check of each unit leaves for the next one. */
  readonly #memories = new Map<string, CheckMemory>();
  /** The checks under way, so that nobody makes one again that somebody else waits for. */
  readonly #running = new Map<string, { readonly fingerprint: string; readonly known: Promise<Known | null> }>();
  /** The last view of each open document, and of groups that have none. */
  readonly #views = new Map<string, { readonly key: string; readonly view: DocumentView | null }>();
  /** Grows when configuration is read anew, which makes every result so far a thing of the past. */
  #generation = 0;

  /** `onRead` is told of the files that results depend on. */
  constructor(
    service: LanguageService,
    runtime: Runtime,
    documents: TextDocuments<TextDocument>,
    settings: DocumentSettings,
    projects: Projects,
    console: RemoteConsole,
    onRead: (paths: readonly string[]) => void,
  ) {
    this.#service = service;
    this.#runtime = runtime;
    this.#documents = documents;
    this.#settings = settings;
    this.#projects = projects;
    this.#console = console;
    this.#onRead = onRead;
    this.#others = new OtherFiles(runtime);
    this.#endless = new EndlessRules(runtime, console);
  }

  /**
   * Checks an open document as it is when its turn comes. Null where the answer would be stale: the document was
   * closed or changed, or the configuration was read anew, while files were being read. A `prompt` check takes over what the rules
   * that look at the whole configuration found before.
   */
  async check(uri: string, prompt = false): Promise<Check | null> {
    const generation = this.#generation;
    const settings = await this.#settings.of(uri);
    const place = this.#projects.placeOf(uri);
    if (!settings.enable) return this.#unchecked(uri, { state: 'off' });
    let config: ResolvedConfig;
    try {
      config = await this.#projects.configFor(place, settings);
    } catch (error) {
      if (!isUsersMistake(error)) throw error;
      const configFile = error instanceof ConfigError ? error.file : null;
      if (configFile !== null) this.#onRead([configFile]);
      // That a folder is not trusted is no mistake of anybody.
      const isUntrusted = error instanceof ConfigError && error.reason === 'untrusted';
      const severity = isUntrusted ? DiagnosticSeverity.Information : DiagnosticSeverity.Error;
      return this.#unchecked(uri, { state: isUntrusted ? 'untrusted' : 'misconfigured', problem: error.message, configFile }, severity);
    }
    this.#onRead([...config.sources, ...config.groups.flatMap(({ files }) => files)]);
    if (config.isIgnored(place.path)) return this.#unchecked(uri, { state: 'ignored', configFile: config.file });

    const results: { known: Known; version: number }[] = [];
    for (const unit of unitsOf(uri, place, config)) {
      const known = await this.#checkUnit(unit, uri, place, config, settings, prompt);
      const document = this.#documents.get(uri);
      if (known === null || document === undefined) return null;
      results.push({ known, version: document.version });
    }
    const version = this.#documents.get(uri)?.version;
    if (generation !== this.#generation || results.some((result) => result.version !== version)) return null;
    return this.#checked(
      uri,
      version as number,
      settings,
      config,
      results.map(({ known }) => known),
    );
  }

  /** How many lines an open document has, with those of the open ones that form a configuration with it; 0 for one that is closed. */
  lineCount(uri: string): number {
    let count = 0;
    for (const other of this.related(uri)) count += this.#documents.get(other)?.lineCount ?? 0;
    return count;
  }

  /** The open documents that form a configuration with this one, by what is known; itself among them. */
  related(uri: string): string[] {
    const uris = new Set([uri]);
    for (const { configuration } of this.#known.values()) {
      const files = configuration.files.map(({ document }) => document.uri);
      if (files.includes(uri)) for (const other of files) if (this.#documents.get(other)) uris.add(other);
    }
    return [...uris];
  }

  /** Forgets all results and all configuration. */
  clear(): void {
    this.#generation++;
    this.#known.clear();
    this.#memories.clear();
    this.#views.clear();
    this.#others.forget();
    this.#endless.clear();
    this.#projects.clear();
  }

  /** Forgets the results that a closed document took part in; its file counts from now on. */
  close(uri: string): void {
    this.#views.delete(uri);
    // They come to nothing, and opened again, it may be another text of the same version.
    this.#running.clear();
    for (const [id, { configuration }] of this.#known) {
      if (!configuration.files.some(({ document }) => document.uri === uri)) continue;
      this.#known.delete(id);
      this.#memories.delete(id);
    }
    this.#memories.delete(uri);
  }

  /**
   * An open document with its configuration, as it is when its turn comes; of several groups, the first counts. Null where it
   * was closed meanwhile, and where its configuration or the settings say that it is not looked at.
   */
  async view(uri: string): Promise<DocumentView | null> {
    const found = await this.#configOf(uri);
    if (found === null) return null;
    const { place, config, settings } = found;
    const [unit] = unitsOf(uri, place, config);
    const configuration = unit ? await this.#configurationOf(unit, uri, place, config, settings) : null;
    return configuration === null ? null : this.#viewOf(configuration, uri, uri, this.#memoryOf(unit as Unit));
  }

  /** Views of everything that is known: the open documents, one for those that form a configuration together, and the other groups. */
  async views(): Promise<readonly DocumentView[]> {
    const views: DocumentView[] = [];
    const isThere = (uri: string) => views.some(({ files }) => files.some(({ file }) => file.document.uri === uri));
    for (const { uri } of this.#documents.all()) {
      const view = isThere(uri) ? null : await this.view(uri);
      if (view !== null) views.push(view);
      const found = await this.#configOf(uri);
      for (const unit of found === null ? [] : groupsOf(found.config)) {
        const [path] = unit.paths;
        if (found === null || path === undefined || unit.paths.some((each) => isThere(this.#runtime.uriOf(each)))) continue;
        const configuration = await this.#configurationOf(unit, null, { ...found.place, path }, found.config, found.settings);
        const [first] = configuration?.files ?? [];
        const group = configuration && first ? this.#viewOf(configuration, first.document.uri, unit.id, this.#memoryOf(unit)) : null;
        if (group !== null) views.push(group);
      }
    }
    return views;
  }

  /** The configuration of a document that is looked at; null for all others. */
  async #configOf(uri: string): Promise<{ place: Place; config: ResolvedConfig; settings: Settings } | null> {
    const settings = await this.#settings.of(uri);
    if (!settings.enable) return null;
    const place = this.#projects.placeOf(uri);
    try {
      const config = await this.#projects.configFor(place, settings);
      return config.isIgnored(place.path) ? null : { place, config, settings };
    } catch (error) {
      if (isUsersMistake(error)) return null;
      throw error;
    }
  }

  /** The view of a document, which is made anew when any text of its configuration has changed; `id` is what it is remembered by. */
  #viewOf(configuration: Configuration, uri: string, id: string, memory: CheckMemory): DocumentView | null {
    const versions = configuration.files.map(({ document }) => `${document.uri} ${document.version}`).join('\n');
    const key = `${this.#generation}\n${versions}`;
    if (this.#views.get(id)?.key !== key) this.#views.set(id, { key, view: this.#service.view(configuration, uri, memory) });
    return this.#views.get(id)?.view ?? null;
  }

  /** The files of a unit as they are now; null where the document of `uri`, which is at `place`, was closed meanwhile. */
  async #configurationOf(
    unit: Unit,
    uri: string | null,
    place: Place,
    config: ResolvedConfig,
    settings: Settings,
  ): Promise<Configuration | null> {
    const detected = await this.#projects.detected(settings);
    const others = new Map<string, TextDocument | null>();
    for (const path of unit.paths) {
      if ((uri === null || path !== place.path) && !this.#openDocument(path)) others.set(path, await this.#others.read(path));
    }
    // From here on nothing waits, so the texts that are checked are those of one moment.
    const files = unit.paths.flatMap((path): ServiceFile[] => {
      const document = uri !== null && path === place.path ? this.#documents.get(uri) : (this.#openDocument(path) ?? others.get(path));
      if (!document) this.#console.warn(`haplint cannot read ${path}, which the configuration names as part of a group`);
      return document ? [{ document, path, template: config.templateFor(path) }] : [];
    });
    if (!files.some(({ path }) => path === place.path)) return null;
    const { knownRules, format, additions } = config;
    const rulesFor = (path: string) => this.#endless.without(config.rulesFor(path));
    const hasPlugins = files.some(({ path }) => [...rulesFor(path).keys()].some(isOfPlugin));
    const timing = hasPlugins ? { timing: this.#endless.timing } : {};
    const isDetected = detected !== null && config.targets.length === 0 && this.#service.namedTargets(files).length === 0;
    const targets = isDetected ? [detected] : config.targets;
    const env = config.envFor(unit.paths[0] ?? place.path);
    const fragment = files.length === 1 && config.isFragment(place.path);
    return { files, options: { rulesFor, targets, env, knownRules, fragment, additions, mostFindings: MOST_FINDINGS, ...timing }, format };
  }

  async #checkUnit(
    unit: Unit,
    uri: string,
    place: Place,
    config: ResolvedConfig,
    settings: Settings,
    prompt: boolean,
  ): Promise<Known | null> {
    const configuration = await this.#configurationOf(unit, uri, place, config, settings);
    if (configuration === null) return null;
    const { files } = configuration;
    const fingerprint = JSON.stringify([this.#generation, ...files.map(({ document, path }) => [path, document.uri, document.version])]);
    const last = this.#known.get(unit.id);
    if (last?.fingerprint === fingerprint) return last;
    // One that is under way for the same texts serves everybody.
    const id = `${prompt} ${unit.id}`;
    const running = this.#running.get(id);
    if (running?.fingerprint === fingerprint) return running.known;
    const started = { fingerprint, known: this.#checkAnew(unit, fingerprint, configuration, prompt) };
    this.#running.set(id, started);
    try {
      return await started.known;
    } finally {
      if (this.#running.get(id) === started) this.#running.delete(id);
    }
  }

  async #checkAnew(unit: Unit, fingerprint: string, configuration: Configuration, prompt: boolean): Promise<Known | null> {
    const isFirst = !this.#known.has(unit.id);
    const start = performance.now();
    const diagnosis = await this.#diagnoseWithoutEnded(unit, configuration, prompt);
    if (diagnosis === null) return null;
    const known = { fingerprint, configuration, diagnosis, took: isFirst ? null : performance.now() - start };
    if (!prompt) this.#known.set(unit.id, known);
    return known;
  }

  /** As `#diagnose`, where need be again without a rule that had to be ended. */
  async #diagnoseWithoutEnded(unit: Unit, configuration: Configuration, prompt: boolean): Promise<Diagnosis | null> {
    for (;;) {
      try {
        return await this.#diagnose(configuration, this.#memoryOf(unit), prompt);
      } catch (error) {
        // Whatever the check was at may be half done.
        this.#service.forget(configuration.files);
        this.#memories.delete(unit.id);
        this.#views.clear();
        if (!(error instanceof RuleEnded)) throw error;
      }
    }
  }

  /** Checks, letting others have their turn where it takes long; null where a document has changed or was closed meanwhile. */
  async #diagnose(configuration: Configuration, memory: CheckMemory, prompt: boolean): Promise<Diagnosis | null> {
    const generation = this.#generation;
    const versions = configuration.files.map(({ document }) => document.version);
    // One that is closed, or opened again, keeps its version.
    const opened = configuration.files.map(({ document }) => this.#documents.get(document.uri));
    const isStale = () =>
      generation !== this.#generation ||
      configuration.files.some(({ document }, i) => document.version !== versions[i] || this.#documents.get(document.uri) !== opened[i]);
    const steps = this.#service.diagnoseInSteps(configuration, memory, prompt);
    for (;;) {
      // First of all, too: with a keystroke comes what the editor asks about it.
      await this.#runtime.othersTurn();
      if (isStale()) return null;
      const turn = () => {
        const start = performance.now();
        for (;;) {
          const step = steps.next();
          if (step.done || performance.now() - start >= LONGEST_TURN) return step;
        }
      };
      const { done, value } = configuration.options.timing === undefined ? turn() : this.#endless.run(turn);
      if (done) return value;
    }
  }

  #memoryOf({ id }: Unit): CheckMemory {
    let memory = this.#memories.get(id);
    if (memory === undefined) {
      memory = new CheckMemory();
      this.#memories.set(id, memory);
    }
    return memory;
  }

  #openDocument(path: string): TextDocument | undefined {
    return this.#documents.get(this.#runtime.uriOf(path)) ?? this.#documents.all().find(({ uri }) => this.#runtime.pathOf(uri) === path);
  }

  #checked(uri: string, version: number, settings: Settings, config: ResolvedConfig, results: readonly Known[]): Check {
    const ended = this.#endless.among(config.rulesFor(this.#projects.placeOf(uri).path));
    const diagnostics = [
      ...ended.map((ruleId) => problemDiagnostic(endedMessage(ruleId), DiagnosticSeverity.Error, ruleId)),
      ...results.flatMap(({ diagnosis }) => diagnosis.diagnostics.get(uri) ?? []),
    ];
    const diagnosis = results[0]?.diagnosis;
    const source = diagnosis?.targetSource ?? 'none';
    return {
      version,
      // A file of several groups has the findings of each, those they share once.
      diagnostics: results.length > 1 ? [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()] : diagnostics,
      configurations: results.map(({ configuration }) => configuration),
      took: results.reduce<number | null>((sum, { took }) => (sum === null || took === null ? null : sum + took), 0),
      status: {
        uri,
        state: 'checked',
        targets: (diagnosis?.targets ?? []).map(formatVersion),
        targetSource: source === 'options' ? givenBy(settings, config) : source,
        configFile: config.file,
        problem: null,
      },
    };
  }

  #unchecked(uri: string, status: Partial<Status>, severity: DiagnosticSeverity = DiagnosticSeverity.Error): Check | null {
    const document = this.#documents.get(uri);
    if (document === undefined) return null;
    const { problem = null } = status;
    return {
      version: document.version,
      diagnostics: problem === null ? [] : [problemDiagnostic(problem, severity)],
      configurations: [],
      took: 0,
      status: { uri, state: 'off', targets: [], targetSource: 'none', configFile: null, problem, ...status },
    };
  }
}

function unitsOf(uri: string, { path }: Place, config: ResolvedConfig): Unit[] {
  const groups = config.groups.filter(({ files }) => files.includes(path));
  if (groups.length === 0) return [{ id: uri, paths: [path] }];
  return groups.map((group) => unitOf(group, config));
}

function groupsOf(config: ResolvedConfig): Unit[] {
  return config.groups.map((group) => unitOf(group, config));
}

function unitOf({ name, files }: ResolvedConfig['groups'][number], config: ResolvedConfig): Unit {
  return { id: JSON.stringify([config.file, name]), paths: files };
}

function givenBy(settings: Settings, { targets }: ResolvedConfig): Status['targetSource'] {
  if (settings.target !== '') return 'setting';
  return targets.length > 0 ? 'configuration' : 'haproxy';
}

/** What the top of the document says of how it is checked: without configuration it is not, for one. */
function problemDiagnostic(problem: string, severity: DiagnosticSeverity, code = 'configuration'): Diagnostic {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return { range, severity, source: SOURCE, code, message: problem };
}
