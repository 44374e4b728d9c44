import type { ReleaseName } from '../version.js';

/** What one word of a directive can be. What haplint cannot judge is a `word`. */
export type ArgumentType =
  /** A whole number, inclusive bounds. `prefix`: HAProxy reads the leading digits and ignores the rest (atoi), none being 0. */
  | {
      readonly type: 'integer';
      readonly min?: number;
      readonly max?: number;
      readonly prefix?: boolean;
      /** Anything but 0, negative numbers included. */
      readonly nonZero?: boolean;
      /** HAProxy keeps it in 32 bits without a sign: negative numbers are large ones. */
      readonly unsigned?: boolean;
    }
  /**
   * A time with an optional unit (us, ms, s, m, h, d), in `unit` where none is written; bounds in that unit. `orExpression`: a
   * sample expression may stand in its place, which never begins with a digit.
   */
  | { readonly type: 'time'; readonly unit: TimeUnit; readonly min?: number; readonly max?: number; readonly orExpression?: boolean }
  /** A size with an optional factor (k, m, g), of at most 32 bits unless `wide`. */
  | { readonly type: 'size'; readonly min?: number; readonly max?: number; readonly wide?: boolean; readonly orExpression?: boolean }
  /**
   * One of some words. A word that begins with one of `prefixes` is accepted as it is, and so is what scripts or modules
   * register of the kind `registered`.
   */
  | {
      readonly type: 'choice';
      readonly values: readonly Choice[];
      readonly prefixes?: readonly string[];
      readonly registered?: 'services' | 'filters';
    }
  /** An address; see `checkAddress` in the parser. */
  | {
      readonly type: 'address';
      readonly rules: AddressRules;
      /** Rules by the mode of the proxy, and for the other modes, where the mode is known. */
      readonly modes?: { readonly [mode: string]: AddressRules; readonly others: AddressRules };
    }
  /** An address with or without a mask, or the name of one. */
  | { readonly type: 'network' }
  /** A log-format string. */
  | { readonly type: 'log-format' }
  /** A sample expression; its converters may go on in further words. In place of some, numbers may stand. */
  | { readonly type: 'expression'; readonly orNumber?: 'decimal' | 'any base' }
  /** A word of a form that no other type describes; `expected` completes "expected ...". */
  | { readonly type: 'pattern'; readonly pattern: Pick<RegExp, 'test'>; readonly expected: string }
  /** A regular expression; only what every library that HAProxy is built with refuses is told. */
  | { readonly type: 'regex' }
  /**
   * Named items behind commas, some with arguments in parentheses: `http_req_rate(10s),gpc(2)`. `excludes`: which items may
   * not stand beside one.
   */
  | { readonly type: 'list'; readonly items: readonly ListItem[]; readonly excludes?: Readonly<Record<string, readonly string[]>> }
  /** The same where a pattern cannot tell, since numbers in it are compared. */
  | { readonly type: 'form'; readonly accepts: (text: string) => boolean; readonly expected: string }
  /** Something else from a branch on. */
  | { readonly type: 'by-branch'; readonly before: ArgumentType; readonly since: string; readonly then: ArgumentType }
  /** Any word. */
  | { readonly type: 'word' };

export type TimeUnit = 'us' | 'ms' | 's';

/** What an address may be, which depends on where it stands; see `AddressRules` in the parser. */
export interface AddressRules {
  readonly port: { readonly required?: boolean; readonly range?: boolean; readonly offset?: boolean };
  readonly transports?: readonly ('stream' | 'datagram')[];
  readonly descriptor?: 'socket' | 'any';
  readonly hostOnly?: 'any' | 'IP';
  readonly resolvedLater?: boolean;
  readonly ipOnly?: boolean;
  readonly anyProtocol?: boolean;
  /** Several addresses, with commas between them. */
  readonly isList?: boolean;
  /** Words that are accepted as they are, and beginnings of such words. */
  readonly words?: readonly string[];
  readonly beginnings?: readonly string[];
}

/** A word of a choice; known from a branch on, or up to the one before another. */
export type Choice = string | { readonly value: string; readonly since?: string; readonly removed?: string };

/** An item of a list; `args` are what it needs in parentheses, and nothing else may stand there. */
export interface ListItem {
  readonly name: string;
  readonly args: readonly ArgumentType[];
  readonly since?: string;
}

/** What a word holds that is no name of the configuration, for those who propose words: a file, or an expression of one word. */
export type Held = 'directory' | 'expression' | 'file';

/** Arguments in their order. */
export type Argument =
  /** One word; required unless `optional`. Once an optional one is missing, nothing may follow. `followed`: what it has to be like where another word follows. */
  | {
      readonly name: string;
      readonly value: ArgumentType;
      readonly followed?: ArgumentType;
      readonly optional?: boolean;
      readonly naming?: Naming;
      readonly holds?: Held;
    }
  /** Any number of words up to the end of the line. */
  | { readonly name: string; readonly values: ArgumentType }
  /**
   * Named parameters in any order, each a word with arguments of its own; a word that is none ends them. A name with a `(`
   * at its end stands for all words that begin with it.
   */
  | {
      readonly parameters: Readonly<Record<string, readonly Argument[]>>;
      /** The catalog's table that tells since when there are such parameters; left out where there is none. */
      readonly table?: 'bind' | 'server';
      /** Parameters of which one has to be there. */
      readonly oneOf?: readonly string[];
      /** Parameters that need another one, or several, each of which may be one of some. */
      readonly needs?: Readonly<Record<string, string | readonly (string | readonly string[])[]>>;
      /** Parameters that some others may not stand before. */
      readonly conflicts?: Readonly<Record<string, readonly string[]>>;
      /** A value that may be less beside some parameters, or behind one that stands alone: that of the last of the parameters that set it. */
      readonly narrowed?: {
        readonly setBy: readonly string[];
        readonly beside: readonly string[];
        readonly alone?: string;
        readonly to: ArgumentType;
      };
      /** Of some parameters the last counts, and it has to be another one of them. */
      readonly decided?: { readonly by: readonly string[]; readonly as: string };
      /** Parameters that a branch was the first to know. */
      readonly since?: Readonly<Record<string, string>>;
      /** Parameters that may have a `!` in front, which may be a word of its own. */
      readonly negatable?: readonly string[];
    }
  /** One of some words, each with arguments of its own; or a word of another kind. */
  | { readonly name: string; readonly choose: Readonly<Record<string, readonly Argument[]>>; readonly others?: ArgumentType }
  /** `if` or `unless` with a condition up to the end of the line, or nothing; a word that is neither is refused. */
  | { readonly condition: true; readonly required?: boolean }
  /** Whatever follows is not judged. */
  | { readonly rest: true };

/** What lines give names to, and refer to by them, beside sections: these are named by their kind, `backend` for all that have servers. */
export type NameKind =
  | 'acl'
  | 'acme'
  | 'backend'
  | 'cache'
  | 'certificate'
  | 'environment variable'
  | 'fcgi-app'
  | 'filter'
  | 'frontend'
  | 'group'
  | 'http-errors'
  | 'listener'
  | 'log-profile'
  | 'mailer'
  | 'mailers'
  | 'nameserver'
  | 'peer'
  | 'peers'
  | 'resolvers'
  | 'ring'
  /** A server of the line's own section, or `backend/server`. */
  | 'server'
  | 'server-template'
  /** The stick table of the proxy with that name, or `peers/table`. */
  | 'table'
  | 'user'
  | 'userlist'
  /** With its scope: `txn.host`. */
  | 'variable';

/** That a word is, or holds, the name of something. */
export interface Naming {
  readonly kind: NameKind;
  /** Whether the line makes what it names; left out, it refers to what is made elsewhere. */
  readonly defines?: true;
  /** Whether the word holds several names with commas between them. */
  readonly isList?: true;
  /** The kinds of things that a word names behind one of several beginnings: those are all that it names. */
  readonly behind?: Readonly<Record<string, NameKind>>;
}

/** The argument grammar of a directive. */
export interface StatementGrammar {
  /**
   * Its first words, `no` and `default` left out: `timeout client`. A `*` at the end stands for the rest of the last word:
   * `http-request track-sc*`; that rest has to end in a `)` where one stands behind the `*`: `http-request set-var(*)`.
   */
  readonly keyword: string;
  /** What the last word of the keyword has to be like, where a `*` leaves that open. */
  readonly form?: ArgumentType;
  /** What the arguments name that stand in parentheses in the last word of the keyword: `set-var(txn.name)`. */
  readonly inParentheses?: readonly Naming[];
  /** Whether a file is named there. */
  readonly fileInParentheses?: true;
  /** The kinds of section it stands in. */
  readonly sections: readonly string[];
  readonly args: readonly Argument[];
  /** What it takes behind `no`, where that differs; null where the keyword is not read as such there, but one with fewer words. */
  readonly negated?: readonly Argument[] | null;
  /** The first branch that reads it so; left out for all. Of several grammars of a keyword, the last that applies counts. */
  readonly since?: string;
  /** The first releases of earlier branches that read it so as well. */
  readonly backports?: readonly ReleaseName[];
}

/** Shorthands, so that the tables read like the manual. */
export const integer = (min?: number, max?: number): ArgumentType => ({
  type: 'integer',
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
/** A number of which HAProxy reads the leading digits only. */
export const leadingInteger: ArgumentType = { type: 'integer', prefix: true };
/** Such a number within bounds. */
export const leadingIntegerIn = (min?: number, max?: number): ArgumentType => ({ ...integer(min, max), prefix: true }) as ArgumentType;
export const time = (unit: TimeUnit = 'ms', min?: number, max?: number): ArgumentType => ({
  type: 'time',
  unit,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
export const size: ArgumentType = { type: 'size' };
export const sizeFrom = (min: number, max?: number): ArgumentType => ({ type: 'size', min, ...(max === undefined ? {} : { max }) });
export const word: ArgumentType = { type: 'word' };
/** Any word but an empty one, which counts as none. */
export const filled: ArgumentType = { type: 'pattern', pattern: /./s, expected: 'a word that is not empty' };
/** A file that HAProxy reads at once: no folder is one. */
export const readFile: ArgumentType = { type: 'pattern', pattern: /[^/]$/, expected: 'a file, which no folder is' };
export const address = (rules: AddressRules): ArgumentType => ({ type: 'address', rules });
export const logFormat: ArgumentType = { type: 'log-format' };
export const expression: ArgumentType = { type: 'expression' };
export const regex: ArgumentType = { type: 'regex' };
export const pattern = (form: Pick<RegExp, 'test'>, expected: string): ArgumentType => ({ type: 'pattern', pattern: form, expected });
export const form = (accepts: (text: string) => boolean, expected: string): ArgumentType => ({ type: 'form', accepts, expected });
/** The number that a text begins with, or 0, as atoi() reads it. */
export const leadingNumber = (text: string): number => Number(/^\s*\+?(-?\d+)/.exec(text)?.[1] ?? 0);
/** A size in bytes, as src/tools.c `parse_size_err` reads it; null for another text. */
export function readSize(text: string): number | null {
  const [, digits, unit = ''] = /^(\d+)([kmg]?)$/i.exec(text) ?? [];
  return digits === undefined ? null : Number(digits) * 1024 ** ('kmg'.indexOf(unit.toLowerCase() || '?') + 1);
}
export const choice = (...values: Choice[]): ArgumentType => ({ type: 'choice', values });
export const byBranch = (before: ArgumentType, since: string, then: ArgumentType): ArgumentType => ({
  type: 'by-branch',
  before,
  since,
  then,
});
export const onOff = choice('on', 'off');
type OneWord = Extract<Argument, { readonly value: ArgumentType }>;

export const required = (name: string, value: ArgumentType, holds?: Held): OneWord => ({ name, value, ...(holds && { holds }) });
export const optional = (name: string, value: ArgumentType, holds?: Held): OneWord => ({ ...required(name, value, holds), optional: true });

/** A word that refers to something by its name. */
export const reference = (name: string, kind: NameKind, value: ArgumentType = word): OneWord => ({ name, value, naming: { kind } });
/** A word that gives something its name. */
export const definition = (name: string, kind: NameKind, value: ArgumentType = word): OneWord => ({
  name,
  value,
  naming: { kind, defines: true },
});
/** The same word, which may be left out. */
export const orNothing = (argument: OneWord): OneWord => ({ ...argument, optional: true });
/** A parameter with its arguments that may be given once, or not at all. */
export const atMostOnce = (name: string, ...args: readonly Argument[]): Argument => ({
  parameters: { [name]: args },
  conflicts: { [name]: [name] },
});
export const many = (name: string, values: ArgumentType): Argument => ({ name, values });
export const condition: Argument = { condition: true };
export const requiredCondition: Argument = { condition: true, required: true };
export const rest: Argument = { rest: true };

/** The sections that declare a proxy, and their defaults. */
export const PROXIES = ['defaults', 'frontend', 'listen', 'backend'] as const;

/** The arguments of a keyword, made when a line of it is first read: there are a thousand grammars, of which a configuration uses few. */
export type MakeArguments = () => readonly Argument[];
const NOTHING: readonly Argument[] = [];
export const nothing: MakeArguments = () => NOTHING;

/** The first word of a keyword. */
export function firstWordOf(keyword: string): string {
  const end = keyword.indexOf(' ');
  return end === -1 ? keyword : keyword.slice(0, end);
}

/** What else a grammar may say. */
export type GrammarTraits = Omit<StatementGrammar, 'keyword' | 'sections' | 'args'>;

/** A grammar whose arguments are made when they are asked for. */
export class LazyGrammar implements StatementGrammar {
  readonly keyword: string;
  readonly sections: readonly string[];
  #args: MakeArguments | readonly Argument[];

  constructor(keyword: string, sections: readonly string[], args: MakeArguments, traits?: GrammarTraits) {
    this.keyword = keyword;
    this.sections = sections;
    this.#args = args;
    if (traits !== undefined) Object.assign(this, traits);
  }

  get args(): readonly Argument[] {
    if (typeof this.#args === 'function') this.#args = this.#args();
    return this.#args;
  }
}

/** The grammar of one keyword, or of several that are alike; `traits` is the branch from which on it holds, or all else there is to say. */
export function statements(
  keywords: string | readonly string[],
  sections: readonly string[],
  args: MakeArguments,
  traits?: string | GrammarTraits,
): readonly StatementGrammar[] {
  const all = typeof traits === 'string' ? { since: traits } : traits;
  if (typeof keywords === 'string') return [new LazyGrammar(keywords, sections, args, all)];
  return keywords.map((keyword) => new LazyGrammar(keyword, sections, args, all));
}
