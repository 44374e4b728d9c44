import {
  type AnyRule,
  ConfigSection,
  type Model,
  ProxySection,
  type Reach,
  type RuleContext,
  type RuleVisitor,
} from '@haplint/core/internal';
import type { ConfigFile, Directive, Section, SyntaxNode } from '@haplint/parser';

/** Is told what a rule looks at beyond its reach. */
export type Tell = (what: string) => void;

/** What a rule may look at while it is asked about a node. */
interface Scope {
  readonly reach: Reach;
  readonly tell: Tell;
  /** The sections whose lines it may read. */
  readonly sections: ReadonlySet<ConfigSection>;
  readonly nodes: ReadonlySet<unknown>;
}

/** Null where nobody is watched. */
let scope: Scope | null = null;

/** Runs a function of the model itself, which may look where it likes. */
function unwatched<Result>(run: () => Result): Result {
  const before = scope;
  scope = null;
  try {
    return run();
  } finally {
    scope = before;
  }
}

/** What a rule may ask the model about the section of the line, or about the sections of its reach. */
const ABOUT_SECTIONS: ReadonlySet<string> = new Set(['effectiveMode', 'isDisabled', 'isSettled', 'isReadable', 'isOpen']);

/** What says nothing about other lines. */
const ALWAYS: ReadonlySet<string> = new Set([
  ...[
    'target',
    'env',
    'isFragment',
    'isWhole',
    'valueOf',
    'isRead',
    'isEvaluated',
    'isRegistered',
    'section',
    'sectionOf',
    'unknownHeaderAbove',
  ],
]);

/** What tells the names of sections. */
const NAMES: ReadonlySet<string> = new Set(['sections', 'proxies', 'sectionsOfKind', 'sectionsNamed', 'files']);

const watched = new WeakSet<object>();

/** Makes reading a property of an object tell `check`, while somebody is watched. */
function watch<Key extends string>(object: Record<Key, unknown> | object, key: Key, check: (scope: Scope) => void): void {
  const value = (object as Record<Key, unknown>)[key];
  Object.defineProperty(object, key, {
    configurable: true,
    get: () => {
      if (scope !== null) check(scope);
      return value;
    },
  });
}

function watchFiles(model: Model): void {
  for (const section of model.sections) {
    if (watched.has(section)) continue;
    watched.add(section);
    watch(section, 'lines', ({ reach, sections, tell }) => {
      if (reach === 'line') tell('the lines of the section');
      else if (!sections.has(section) && !(reach === 'names' && section.kind === 'global'))
        tell(`the lines of another section (${section.kind})`);
    });
  }
  for (const file of model.files) {
    if (watched.has(file)) continue;
    watched.add(file);
    for (const key of ['sections', 'comments', 'problems', 'preamble'] as const)
      watch(file, key, ({ tell }) => tell(`the ${key} of the file`));
    for (const node of unwatched(() => file.sections)) {
      watch(node, 'body', ({ reach, nodes, tell }) => {
        if (reach === 'line' || !nodes.has(node)) tell('the body of a section');
      });
    }
  }
}

/** The rule, with somebody who is told when it looks beyond its reach. */
export function guarded(rule: AnyRule, reach: Reach, tell: Tell): AnyRule {
  return {
    ...rule,
    create(context: RuleContext) {
      const { model } = context;
      watchFiles(model);
      const within = (node: SyntaxNode | undefined, run: () => void) => {
        const before = scope;
        scope = node === undefined ? { reach, tell, sections: new Set(), nodes: new Set() } : scopeOf(node, model, reach, tell);
        try {
          run();
        } finally {
          scope = before;
        }
      };
      const visitor: Record<string, (node: SyntaxNode) => void> = {};
      within(undefined, () => Object.assign(visitor, rule.create({ ...context, report: reporting(context), model: guardedModel(model) })));
      const watching = Object.entries(visitor).map(([key, listen]) => [key, (node: SyntaxNode) => within(node, () => listen(node))]);
      return Object.fromEntries(watching) as RuleVisitor;
    },
  };
}

/** Reports run in the engine, fixes aside. */
function reporting({ report }: RuleContext): RuleContext['report'] {
  return (descriptor) => unwatched(() => report(descriptor));
}

/** Null where a rule may look at everything. */
function scopeOf(node: SyntaxNode, model: Model, reach: Reach, tell: Tell): Scope | null {
  return unwatched(() => {
    let at: SyntaxNode | null = node;
    while (at !== null && at.type !== 'Section') at = at.parent;
    const file = node.root as unknown as ConfigFile;
    const nodes = file.sections;
    // Lines behind a header that the target does not know, or that cannot be read, are of the section before.
    const sections = new Set<ConfigSection>();
    for (let index = nodes.indexOf(at as Section); index >= 0; index--) {
      const own = model.section(nodes[index]);
      if (own === null) continue;
      if (own.kind === 'defaults' && reach === 'section') return null;
      for (const section of own instanceof ProxySection ? [own, ...own.defaults] : [own]) sections.add(section);
      if (!own.header.broken) break;
    }
    const bodies = new Set<unknown>([at, ...[...sections].map((section) => section.node)]);
    return { reach, tell, sections, nodes: bodies };
  });
}

function guardedModel(model: Model): Model {
  return new Proxy(model, {
    get(target, key: string) {
      const value = (target as unknown as Record<string, unknown>)[key];
      if (scope !== null) checkQuestion(key, scope);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const [about] = args;
        if (scope !== null && about instanceof ConfigSection) checkSection(key, about, scope);
        // What decides a setting is given to the rule's own function, line by line.
        if (key === 'effectiveSetting') return value.apply(target, args);
        if (key === 'sectionOf' && scope !== null) checkLine(target, args[0] as Directive, scope);
        return unwatched(() => value.apply(target, args));
      };
    },
  });
}

function checkQuestion(key: string, { reach, tell }: Scope): void {
  if (ALWAYS.has(key) || ABOUT_SECTIONS.has(key)) return;
  if (key === 'effectiveSetting' && reach !== 'line') return;
  if (NAMES.has(key) && reach === 'names') return;
  tell(`model.${key}`);
}

function checkSection(key: string, about: ConfigSection, { reach, sections, tell }: Scope): void {
  if (sections.has(about) || (reach === 'names' && ABOUT_SECTIONS.has(key))) return;
  tell(`${key} of another section`);
}

function checkLine(model: Model, line: Directive, { sections, tell }: Scope): void {
  const section = unwatched(() => model.sectionOf(line));
  if (section !== null && !sections.has(section)) tell('the section of a line elsewhere');
}
