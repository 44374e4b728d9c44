import type { ConfigFile, VariableReference, Word } from '@haplint/parser';

/** Values of environment variables that the user gives in the configuration's `env`. */
export type Environment = Readonly<Record<string, string>>;

/**
 * The word as HAProxy sees it once variables are expanded, or null where the text and `env` do not tell. A variable
 * that `env` lacks takes the default of its `${NAME-default}`; `.FILE` and `.LINE` are known. The process's own
 * environment is never read, so that a verdict depends on the configuration alone.
 */
export function expandWord(word: Word, env: Environment): string | null {
  if (word.isLiteral) return word.value;
  const [text, ...others] = textsAround(word, env);
  const isSplit = word.variables.some((variable) => variable.expandsToWords && /\s/.test(variableValue(variable, word, env) ?? ''));
  return text === undefined || others.length > 0 || isSplit ? null : text;
}

/**
 * The texts of a word around the variables that neither the text nor `env` tells, at least two where there is one: the first is what it begins
 * with, the last what it ends with. Null in a template, where one text may take the place of another, and where the word may be several.
 */
export function certainTexts(word: Word, env: Environment): readonly string[] | null {
  const isCertain = (word.root as unknown as ConfigFile).template === null && !word.variables.some(({ expandsToWords }) => expandsToWords);
  return isCertain ? textsAround(word, env) : null;
}

function textsAround(word: Word, env: Environment): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let at = 0;
  for (const variable of word.variables) {
    const value = variableValue(variable, word, env);
    text += word.value.slice(at, variable.valueStart) + (value ?? '');
    if (value === null) {
      texts.push(text);
      text = '';
    }
    at = variable.valueEnd;
  }
  return [...texts, text + word.value.slice(at)];
}

function variableValue({ name, defaultValue }: VariableReference, word: Word, env: Environment): string | null {
  if (name === '.LINE') return String(word.loc.start.line);
  if (name === '.FILE') return (word.root as unknown as ConfigFile).path;
  return Object.hasOwn(env, name) ? (env[name] as string) : defaultValue;
}
