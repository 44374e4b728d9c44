import builtin from '@haplint/rules';
import { RULES } from './findings.js';
import { haproxyLanguage } from './language.js';
import { eslintRule, LANGUAGE } from './rule.js';

const plugin = {
  meta: { name: 'eslint-plugin-haplint', version: '0.1.0', namespace: 'haplint' },
  languages: { haproxy: haproxyLanguage },
  rules: Object.fromEntries(Object.entries(RULES).map(([id, rule]) => [id, eslintRule(id, rule)])),
  configs: {} as Record<string, object>,
};

// They name no files: ESLint would hold a file to these patterns as well as to those of the entry that extends a preset.
for (const [name, { rules }] of Object.entries(builtin.configs ?? {})) {
  plugin.configs[name] = {
    name: `haplint/${name}`,
    plugins: { haplint: plugin },
    language: LANGUAGE,
    rules: Object.fromEntries(Object.entries(rules ?? {}).map(([id, setting]) => [`haplint/${id}`, setting])),
  };
}

/** haplint for ESLint: the language `haplint/haproxy`, every built-in rule, and the presets as configurations. */
export default plugin;
