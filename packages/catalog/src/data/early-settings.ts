/** Settings of `global` that HAProxy refuses behind sections of other kinds (src/thread.c, `non_global_section_parsed`). */
export const EARLY_SETTINGS: { readonly keywords: readonly string[]; readonly since: string } = {
  keywords: ['nbthread', 'thread-group', 'thread-groups'],
  since: '2.7',
};
