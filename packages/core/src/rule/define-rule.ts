import type { MessageTemplates } from './messages.js';
import type { Rule } from './types.js';

/**
 * Types a rule and gives it back as it is. Message ids and the `data` of each are taken from `meta.messages`, where a template is a
 * literal of one piece; the options from `meta.defaultOptions`, or from the second type argument.
 */
export function defineRule<const M extends MessageTemplates | string, Options extends readonly unknown[] | [] = readonly []>(
  rule: Rule<M, Options>,
): Rule<M, Options> {
  return rule;
}
