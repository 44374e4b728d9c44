import type { MaskedText } from '../expression/grammar.js';
import { type SampleExpression, type SampleExpressionNode, sampleExpressionVisitorKeys } from '../expression/index.js';
import { SyntaxNode } from '../syntax-node.js';

/** Text that is emitted as it stands. */
export class LogFormatText extends SyntaxNode {
  get type() {
    return 'LogFormatText' as const;
  }
  readonly value: string;

  constructor(parent: SyntaxNode | null, source: MaskedText, from: number, to: number) {
    super(parent, source.offsetAt(from), source.offsetAt(to));
    this.value = source.slice(from, to);
  }
}

/** `%%`, which emits one percent sign. */
export class LogFormatPercent extends SyntaxNode {
  get type() {
    return 'LogFormatPercent' as const;
  }
  /** A name in front of the second percent sign, as in `%(name)%`; HAProxy forgets it. */
  readonly label: LogFormatLabel | null;

  constructor(parent: SyntaxNode | null, start: number, end: number, label: LogFormatLabel | null) {
    super(parent, start, end);
    this.label = label;
    if (label !== null) label.parent = this;
  }
}

/** The name, and perhaps the type, an item has in structured output: `%(client:str)`. Known since 3.0; 2.x emits it as text. */
export class LogFormatLabel extends SyntaxNode {
  get type() {
    return 'LogFormatLabel' as const;
  }
  /** May be empty, which HAProxy takes for no name. */
  readonly name: string;
  /** What follows the colon; null where there is none. Which types exist depends on the branch. */
  readonly outputType: string | null;

  constructor(parent: SyntaxNode | null, start: number, end: number, name: string, outputType: string | null) {
    super(parent, start, end);
    this.name = name;
    this.outputType = outputType;
  }
}

/** One of the comma-separated flags of `%{+Q,-X}`. */
export class LogFormatFlag extends SyntaxNode {
  get type() {
    return 'LogFormatFlag' as const;
  }
  /** Null where the flag has no sign; HAProxy then ignores it, as it does names it does not know. */
  readonly sign: '+' | '-' | null;
  /** What follows the last sign. */
  readonly name: string;

  constructor(parent: SyntaxNode | null, start: number, end: number, sign: '+' | '-' | null, name: string) {
    super(parent, start, end);
    this.sign = sign;
    this.name = name;
  }
}

/** What stands between a percent sign and what it introduces. */
export interface LogFormatPrefix {
  readonly label: LogFormatLabel | null;
  readonly flags: readonly LogFormatFlag[];
}

/** What items that begin with a percent sign share. */
abstract class LogFormatItem extends SyntaxNode {
  readonly label: LogFormatLabel | null;
  readonly flags: readonly LogFormatFlag[];

  constructor(parent: SyntaxNode | null, start: number, end: number, { label, flags }: LogFormatPrefix) {
    super(parent, start, end);
    this.label = label;
    this.flags = flags;
    if (label !== null) label.parent = this;
    for (const flag of flags) flag.parent = this;
  }
}

/** `%ci`, `%{+Q}r`, `%(client)ci`. */
export class LogFormatAlias extends LogFormatItem {
  get type() {
    return 'LogFormatAlias' as const;
  }
  readonly name: string;
  /** File offset where the name begins. */
  readonly nameStart: number;
  /** Whether no environment variable takes part in the name. */
  readonly isLiteral: boolean;

  constructor(parent: SyntaxNode | null, source: MaskedText, start: number, from: number, to: number, prefix: LogFormatPrefix) {
    super(parent, start, source.offsetAt(to), prefix);
    this.name = source.slice(from, to);
    this.nameStart = source.offsetAt(from);
    this.isLiteral = !source.hasVariable(from, to);
  }
}

/** `%[src,ipmask(24)]`. */
export class LogFormatExpression extends LogFormatItem {
  get type() {
    return 'LogFormatExpression' as const;
  }
  readonly expression: SampleExpression;

  constructor(parent: SyntaxNode | null, start: number, end: number, prefix: LogFormatPrefix, expression: SampleExpression) {
    super(parent, start, end, prefix);
    this.expression = expression;
    expression.parent = this;
  }
}

/**
 * A percent sign that introduces nothing. Before a digit, a blank or the end HAProxy refuses it, and so it does flags without
 * an alias; before any other character it drops the sign, and a label with it, without a word.
 */
export class LogFormatStray extends LogFormatItem {
  get type() {
    return 'LogFormatStray' as const;
  }
  /** Whether HAProxy goes on without it; false where there is a problem at this place. */
  readonly isDropped: boolean;

  constructor(parent: SyntaxNode | null, start: number, end: number, prefix: LogFormatPrefix, isDropped: boolean) {
    super(parent, start, end, prefix);
    this.isDropped = isDropped;
  }
}

/** What a log-format string consists of. */
export type LogFormatElement = LogFormatText | LogFormatPercent | LogFormatAlias | LogFormatExpression | LogFormatStray;

/** A log-format string. */
export class LogFormat extends SyntaxNode {
  get type() {
    return 'LogFormat' as const;
  }
  readonly items: readonly LogFormatElement[];

  constructor(parent: SyntaxNode | null, start: number, end: number, items: readonly LogFormatElement[]) {
    super(parent, start, end);
    this.items = items;
    for (const item of items) item.parent = this;
  }
}

/** Every node of this grammar. */
export type LogFormatNode = LogFormat | LogFormatElement | LogFormatLabel | LogFormatFlag | SampleExpressionNode;

/** Child properties of each node, in the order of the text. */
export const logFormatVisitorKeys = {
  LogFormat: ['items'],
  LogFormatText: [],
  LogFormatPercent: ['label'],
  LogFormatAlias: ['label', 'flags'],
  LogFormatExpression: ['label', 'flags', 'expression'],
  LogFormatStray: ['label', 'flags'],
  LogFormatLabel: [],
  LogFormatFlag: [],
  ...sampleExpressionVisitorKeys,
} as const satisfies Record<LogFormatNode['type'], readonly string[]>;
