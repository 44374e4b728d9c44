import type { Argument, ArgumentType, Version } from '@haplint/catalog';
import { typeFor } from '@haplint/core/internal';
import { choicesOf } from './argument-types.js';

/** Of more parameters or choices than this, a signature names none. */
const MOST_NAMED = 6;

/** Arguments as the manual writes them: `<name>`, what may be left out in brackets, one of some words in braces. */
export function argumentsSignature(args: readonly Argument[], target: Version): string {
  const parts = args.map((argument) => signatureOf(argument, target)).filter((part) => part !== '');
  return parts.length === 0 && args.length > 0 ? '...' : parts.join(' ');
}

/** A line with its arguments; `keyword` may end in a `*`, which stands for the rest of its last word. */
export function lineSignature(keyword: string, args: readonly Argument[], target: Version): string {
  const name = keyword.replace(/\(\*\)?$/, '(<argument>)').replace(/\*$/, '<number>');
  return [name, args.length === 0 ? '' : argumentsSignature(args, target)].filter((part) => part !== '').join(' ');
}

function signatureOf(argument: Argument, target: Version): string {
  // What follows is not judged, and mostly not read.
  if ('rest' in argument) return '';
  if ('condition' in argument) return argument.required ? '{ if | unless } <condition>' : '[{ if | unless } <condition>]';
  if ('parameters' in argument) return parametersSignature(argument, target);
  if ('choose' in argument) return chooseSignature(argument, target);
  if ('values' in argument) return `[${valueSignature(argument.name, argument.values, target, false)}...]`;
  return argument.optional
    ? `[${valueSignature(argument.name, argument.value, target, false)}]`
    : valueSignature(argument.name, argument.value, target, true);
}

/** Whether a signature names every word of the type. */
export function isSpelledOut(type: ArgumentType, target: Version): boolean {
  const own = typeFor(type, target);
  const choices = choicesOf(own, target);
  return choices !== null && choices.length > 0 && choices.length <= MOST_NAMED && !('prefixes' in own);
}

function valueSignature(name: string, type: ArgumentType, target: Version, braces: boolean): string {
  const choices = isSpelledOut(type, target) ? choicesOf(typeFor(type, target), target) : null;
  if (choices === null) return `<${name}>`;
  const [only] = choices;
  if (choices.length === 1 && only !== undefined) return only;
  return braces ? `{ ${choices.join(' | ')} }` : choices.join(' | ');
}

function parametersSignature({ parameters }: Extract<Argument, { parameters: unknown }>, target: Version): string {
  const entries = Object.entries(parameters);
  if (entries.length > MOST_NAMED) return '[<parameter>...]';
  return entries.map(([name, args]) => `[${lineSignature(name.endsWith('(') ? `${name}*)` : name, args, target)}]`).join(' ');
}

function chooseSignature({ name, choose }: Extract<Argument, { choose: unknown }>, target: Version): string {
  const entries = Object.entries(choose);
  if (entries.length > MOST_NAMED) return `<${name}> ...`;
  return `{ ${entries.map(([word, args]) => lineSignature(word, args, target)).join(' | ')} }`;
}
