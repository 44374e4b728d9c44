import { branch as branchOf } from './releases.js';

/**
 * The address of a branch's configuration manual: '3.0' gives https://docs.haproxy.org/3.0/configuration.html, a branch
 * in development that of the manual in development. `anchor` is a place in it, unescaped, as the manual's pages name
 * them: a chapter ('4.2'), or a chapter and a keyword ('4.2-timeout client').
 */
export function manualUrl(branch: string, anchor?: string): string {
  const folder = branchOf(branch)?.status === 'development' ? 'dev' : branch;
  const fragment = anchor === undefined ? '' : `#${encodeURI(anchor)}`;
  return `https://docs.haproxy.org/${folder}/configuration.html${fragment}`;
}
