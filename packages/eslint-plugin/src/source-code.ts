import { ConfigCommentParser, Directive, type DirectiveType, TextSourceCodeBase, VisitNodeStep } from '@eslint/plugin-kit';
import type { SyntaxNode } from '@haplint/parser';
import { type Comment, type ConfigFile, visitorKeys } from '@haplint/parser';
import type { LanguageOptions } from './language-options.js';

const ENTER = 1;
const EXIT = 2;

/** ESLint's comments that switch rules off and on, by their labels. */
const DISABLE_DIRECTIVES: ReadonlySet<string> = new Set([
  'eslint-disable',
  'eslint-enable',
  'eslint-disable-line',
  'eslint-disable-next-line',
]);

interface Problem {
  readonly ruleId: null;
  readonly message: string;
  readonly loc: Comment['loc'];
}

/** A HAProxy configuration as ESLint knows source code. */
export class HaproxySourceCode extends TextSourceCodeBase<{
  LangOptions: LanguageOptions & Record<string, unknown>;
  RootNode: ConfigFile;
  SyntaxElementWithLoc: SyntaxNode;
  ConfigNode: Comment;
}> {
  /** Under the name that rules for any language look for. */
  readonly comments: readonly Comment[];
  readonly visitorKeys = visitorKeys;
  readonly #parser = new ConfigCommentParser();

  constructor(ast: ConfigFile) {
    // A lone carriage return is a character to HAProxy.
    super({ text: ast.text, ast, lineEndingPattern: /\r?\n/u });
    this.comments = ast.comments;
  }

  override getParent(node: SyntaxNode): SyntaxNode | undefined {
    return node.parent ?? undefined;
  }

  /** Each node before and behind its children, in the order of the text. */
  override *traverse(): Iterable<VisitNodeStep> {
    yield* stepsOf(this.ast);
  }

  /** The comments that configure ESLint for the file. */
  getInlineConfigNodes(): Comment[] {
    return this.comments.filter((comment) => this.#read(comment)?.label === 'eslint');
  }

  applyInlineConfig(): { configs: { config: { rules: object }; loc: Comment['loc'] }[]; problems: Problem[] } {
    const problems: Problem[] = [];
    const configs = this.getInlineConfigNodes().flatMap((comment) => {
      const read = this.#parser.parseJSONLikeConfig(this.#read(comment)?.value ?? '');
      if (read.ok) return [{ config: { rules: read.config }, loc: comment.loc }];
      problems.push({ ruleId: null, message: read.error.message, loc: comment.loc });
      return [];
    });
    return { configs, problems };
  }

  getDisableDirectives(): { directives: Directive[]; problems: Problem[] } {
    const directives = this.comments.flatMap((comment) => {
      const read = this.#read(comment);
      if (read === undefined || !DISABLE_DIRECTIVES.has(read.label)) return [];
      const { label, value, justification } = read;
      return [new Directive({ type: label.slice('eslint-'.length) as DirectiveType, node: comment, value, justification })];
    });
    return { directives, problems: [] };
  }

  #read(comment: Comment) {
    return /^\s*eslint\b/.test(comment.value) ? this.#parser.parseDirective(comment.value) : undefined;
  }
}

function* stepsOf(node: SyntaxNode): Iterable<VisitNodeStep> {
  yield new VisitNodeStep({ target: node, phase: ENTER, args: [node, node.parent] });
  for (const key of visitorKeys[node.type as keyof typeof visitorKeys]) {
    for (const child of [(node as unknown as Record<string, SyntaxNode | SyntaxNode[]>)[key] ?? []].flat()) yield* stepsOf(child);
  }
  yield new VisitNodeStep({ target: node, phase: EXIT, args: [node, node.parent] });
}
