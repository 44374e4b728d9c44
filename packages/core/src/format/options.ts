/** How `formatConfig` lays a configuration out. */
export interface FormatOptions {
  /** Spaces in front of a line in a section, or a tab. Default 4. */
  readonly indent?: number | 'tab';
  /**
   * What stands between words: 'keep' leaves it as it is, 'single' makes it one space, 'columns' lines up the first words of
   * neighbouring lines with the same keyword. Default 'keep'.
   */
  readonly align?: 'keep' | 'single' | 'columns';
  /** One blank line before a section, and nowhere more than one. Default true. */
  readonly blankLines?: boolean;
}

/** The key `format` of a configuration, as JSON Schema. */
export const FORMAT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  description: 'How `haplint format` lays files out.',
  properties: {
    indent: {
      anyOf: [{ type: 'integer', minimum: 0, maximum: 16 }, { enum: ['tab'] }],
      description: 'Spaces in front of a line in a section, or "tab". Default 4.',
    },
    align: {
      enum: ['keep', 'single', 'columns'],
      description:
        'What stands between words: "keep" leaves it as it is, "single" makes it one space, "columns" lines up the first words of neighbouring lines with the same keyword. Default "keep".',
    },
    blankLines: { type: 'boolean', description: 'One blank line before a section, and nowhere more than one. Default true.' },
  },
} as const;
