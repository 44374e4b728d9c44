import type { VariableReference } from '@haplint/parser';
import type { DocumentView } from '../document-view.js';
import { code } from '../documentation/index.js';

/** What a variable of the environment is known to be, or what a template puts there. */
export function variableText({ name, defaultValue, start, end }: VariableReference, view: DocumentView): string {
  const { env } = view.model;
  if (name === '') return `${code(view.tree.text.slice(start, end).replaceAll(/\s+/g, ' '))}: the template's data tell what stands here`;
  const shown = code(`\${${name}}`);
  if (name === '.LINE' || name === '.FILE') return `${shown}: the ${name === '.LINE' ? 'number of the line' : 'name of the file'}`;
  if (Object.hasOwn(env, name)) return `${shown} = ${code(env[name] ?? '')}, from \`env\` of haplint's configuration`;
  if (defaultValue !== null) return `${shown} = ${code(defaultValue)} where HAProxy's environment does not set it`;
  return `${shown}: set in the environment of HAProxy; \`env\` of haplint's configuration can give a value to check with`;
}
