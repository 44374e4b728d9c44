/** The lines that say which others are read (src/cfgparse.c `parse_cfg`, `readcfgfile`). */
export const BLOCK_MACROS: readonly string[] = ['.if', '.elif', '.else', '.endif'];

/** The line whose message HAProxy refuses the configuration with. */
export const REFUSING_MACRO = '.alert';

/** The lines that print a message. */
export const MESSAGE_MACROS: readonly string[] = [REFUSING_MACRO, '.warning', '.notice', '.diag'];

/** The first branch that refuses words behind `.else`, `.endif` and messages; 2.4 passes over them. */
export const MACRO_ARGUMENTS_REFUSED_SINCE = '2.5';
