import { TEMPLATE_LANGUAGES } from '@haplint/parser';

/** How a file's template language is named: one of them, none, or what the file's extension tells. */
export const TEMPLATE_SETTINGS = ['auto', 'none', ...TEMPLATE_LANGUAGES] as const;

export type TemplateSetting = (typeof TEMPLATE_SETTINGS)[number];
