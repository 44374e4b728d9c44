import { DECLARED_RULE_DEFINITIONS, DECLARED_RULE_SHAPE } from '../declared-rules/index.js';
import { FORMAT_SCHEMA } from '../format/options.js';
import { PRESET_NAMES } from '../presets.js';
import { TEMPLATE_SETTINGS } from '../template-setting.js';

const strings = { type: 'array', items: { type: 'string', minLength: 1 } } as const;
const stringOrStrings = { anyOf: [{ type: 'string', minLength: 1 }, strings] } as const;
const environment = { type: 'object', additionalProperties: { type: 'string' } } as const;
const names = (what: string) => ({
  type: 'array',
  items: { type: 'string', pattern: '^\\S+$', title: 'a name without blanks' },
  description: `Names of ${what}, as a configuration uses them: "lua.auth".`,
});

const template = { enum: TEMPLATE_SETTINGS } as const;

/** The severities a rule can be set to. */
export const SEVERITIES = ['off', 'warn', 'error', 0, 1, 2] as const;

/** Any rule's entry; the published schema has one for each rule, with its options. */
const ruleSettings = {
  type: 'object',
  description: 'Rules by id: a severity, or a list of a severity and the options of the rule.',
} as const;

/** What HAProxy learns from scripts and modules, in a configuration and in a plugin. */
export const KEYWORDS_SHAPE = {
  type: 'object',
  additionalProperties: false,
  description: 'What HAProxy learns from Lua (lua-load) or from a module, so that it counts as known.',
  properties: {
    actions: names('actions'),
    fetches: names('sample fetches'),
    converters: names('converters'),
    services: names('services (http-request use-service)'),
    filters: names('filters'),
  },
} as const;

/** What ids of declared rules look like: a prefix and a name. */
export const DECLARED_ID = '^[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*$';

/**
 * The shape of a configuration, as JSON Schema (draft 7). Configurations are held to it, and the published schema is it
 * with the rules filled in (`configJsonSchema`). What a schema can't tell (whether a rule exists) is checked later.
 */
export const CONFIG_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'The JSON Schema of this file, for editors; haplint ignores it.' },
    extends: {
      ...stringOrStrings,
      description:
        'What to start from; later entries win over earlier ones, and the file over all of them. A built-in preset ("haplint:check"), a preset of a plugin ("NAME/PRESET"), a file ("./base.json") or a package. Left out, it is "haplint:recommended"; [] starts from nothing. In a file that is itself extended, left out means nothing more.',
      examples: PRESET_NAMES.map((name) => `haplint:${name}`),
    },
    plugins: {
      type: 'object',
      description:
        'Plugins by the prefix of their rules: a file ("./rules/index.mjs", relative to this file) or a package. The rules are then called "PREFIX/RULE".',
      propertyNames: {
        pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
        title: 'a prefix of letters, digits, dots, dashes and underscores, such as "acme"',
      },
      additionalProperties: { anyOf: [{ type: 'string', minLength: 1 }, { type: 'object' }] },
    },
    target: {
      ...stringOrStrings,
      description:
        'The version of HAProxy that runs the configuration: a release ("3.0.3"), a development version ("3.5-dev5"), a branch ("3.0", its newest release), or a list of these to check for all of them.',
      examples: ['3.0', '3.0.3', ['2.8', '3.0']],
    },
    rules: ruleSettings,
    overrides: {
      type: 'array',
      description: 'Settings for some of the files; of several entries that match a file, later ones win.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['files'],
        properties: {
          files: {
            ...stringOrStrings,
            description:
              'Globs of the files, relative to this file; one without a slash means the name in any directory; one after "!" takes files out again.',
          },
          rules: ruleSettings,
          env: { ...environment, description: 'Values of environment variables for these files.' },
          template: { ...template, description: 'The template language of these files.' },
        },
      },
    },
    configs: {
      type: 'object',
      description:
        'Files that form one configuration, by a name of your choice, in the order that HAProxy loads them: files, directories (their *.cfg files in HAProxy\'s own order) and globs, relative to this file. As `haproxy -f global.cfg -f conf.d`: { "edge": ["global.cfg", "conf.d"] }.',
      additionalProperties: {
        anyOf: [
          { type: 'string', minLength: 1 },
          { ...strings, minItems: 1 },
        ],
      },
    },
    ignores: {
      ...stringOrStrings,
      description:
        'Globs of files and directories not to check, relative to this file; one without a slash means the name in any directory; one after "!" takes files out again.',
    },
    env: {
      ...environment,
      description: 'Values of environment variables, for ${NAME} in configurations. The real environment is never read.',
    },
    template: {
      ...template,
      description:
        'The template language of the files: "jinja", "erb", "go", "consul" or "envsubst". "auto" (the default) goes by the extension, "none" reads every file as it is.',
    },
    fragments: {
      ...stringOrStrings,
      description:
        'Globs of files that are pieces of configurations not seen as a whole, relative to this file: what they lack, and what nothing in them uses, is not reported. A file that is checked together with others, as one of the "configs", is no fragment.',
    },
    keywords: KEYWORDS_SHAPE,
    declare: {
      type: 'object',
      description:
        'Rules of your own without code, by ids with a prefix ("our/checked-backends"): what a configuration must not have ("forbid") or has to have ("require"), in the vocabulary of docs/declared-rules.md. They are on as they are declared; "rules" can change that.',
      additionalProperties: DECLARED_RULE_SHAPE,
    },
    format: FORMAT_SCHEMA,
    haproxy: {
      type: 'string',
      minLength: 1,
      description:
        'A haproxy binary to ask, for its version and with `haproxy -c` for what it says of the files: a path, relative to this file, or a name to look up on PATH. Counts in your own file only, not in one that is extended.',
    },
  },
  definitions: DECLARED_RULE_DEFINITIONS,
} as const;
