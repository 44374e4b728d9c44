import type { SyntaxNode } from '@haplint/parser';

/** Message templates by id; `{{ name }}` in one is a placeholder. */
export type MessageTemplates = Readonly<Record<string, string>>;

/** The messages of a rule as a type: the templates themselves, so that their placeholders are known, or their ids alone. */
export type Messages = MessageTemplates | string;

/**
 * A value for a message's placeholder. A node stands for the number of the line that it begins in: unlike a number, it is still
 * right when lines have come or gone above.
 */
export type MessageValue = string | number | SyntaxNode;

/** Values for a message's placeholders. */
export type MessageData = Readonly<Record<string, MessageValue>>;

/** The ids of messages. */
export type MessageIdsOf<M extends Messages> = M extends string ? M : keyof M & string;

type Trimmed<Text extends string> = Text extends ` ${infer Rest}` ? Trimmed<Rest> : Text extends `${infer Rest} ` ? Trimmed<Rest> : Text;

/** The names between double braces in a template, but for `target`, which the engine fills in; `string` for a text that is no literal. */
export type PlaceholdersOf<Template extends string> = string extends Template
  ? string
  : Template extends `${string}{{${infer Name}}}${infer Rest}`
    ? Exclude<Trimmed<Name>, 'target'> | PlaceholdersOf<Rest>
    : never;

/** The ids whose templates are no literals, so that their placeholders are not known. */
type OpenIds<M extends MessageTemplates> = { [Id in keyof M & string]: string extends M[Id] ? Id : never }[keyof M & string];

/** The ids of literal templates that want no more than another one does, so that a choice of them may be reported with its data. */
type IdsWithin<M extends MessageTemplates, Id extends keyof M & string> = {
  [Other in Exclude<keyof M & string, OpenIds<M>>]: [PlaceholdersOf<M[Other]>] extends [PlaceholdersOf<M[Id]>] ? Other : never;
}[Exclude<keyof M & string, OpenIds<M>>];

/** Messages whose templates have these placeholders, or some of them: each wants a value. */
type MessageWith<Id extends string, Placeholders extends string> = [Placeholders] extends [never]
  ? { readonly messageId: Id; readonly message?: never; readonly data?: Readonly<Record<string, never>> }
  : { readonly messageId: Id; readonly message?: never; readonly data: { readonly [Name in Placeholders]: MessageValue } };

/** A message of known ids and any data. */
interface OpenMessage<Id extends string> {
  readonly messageId: Id;
  readonly message?: never;
  readonly data?: MessageData;
}

/**
 * A message by its id. Where its template is a literal, `data` has a value for each of the template's placeholders, and none that
 * no message has.
 */
export type MessageById<M extends Messages> = [M] extends [MessageTemplates]
  ?
      | { [Id in Exclude<keyof M & string, OpenIds<M>>]: MessageWith<IdsWithin<M, Id>, PlaceholdersOf<M[Id]>> }[Exclude<
          keyof M & string,
          OpenIds<M>
        >]
      | ([OpenIds<M>] extends [never] ? never : OpenMessage<OpenIds<M>>)
  : OpenMessage<MessageIdsOf<M>>;

/** What a report says: a message of `meta.messages`, or a text of its own. */
export type MessageOf<M extends Messages> =
  | MessageById<M>
  | { readonly message: string; readonly messageId?: never; readonly data?: MessageData };
