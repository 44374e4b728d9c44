import builtin from '@haplint/rules';
import { RULES } from './findings.js';
import { haproxyLanguage } from './language.js';
import { eslintRule, LANGUAGE } from './rule.js';

/** The files that are HAProxy configurations by their names. */
const FILES = ['**/haproxy*.cfg', '**/*haproxy.cfg', '**/haproxy/**/*.cfg'];

const plugin = {
  meta: { name: 'eslint-plugin-haplint', version: '0.1.0', namespace: 'haplint' },
  languages: { haproxy: haproxyLanguage },
  rules: Object.fromEntries(Object.entries(RULES).map(([id, rule]) => [id, eslintRule(id, rule)])),
  configs: {} as Record<string, object>,
};

for (const [name, { rules }] of Object.entries(builtin.configs ?? {})) {
  plugin.configs[name] = {
    name: `haplint/${name}`,
    files: FILES,
    plugins: { haplint: plugin },
    language: LANGUAGE,
    rules: Object.fromEntries(Object.entries(rules ?? {}).map(([id, setting]) => [`haplint/${id}`, setting])),
  };
}

/** haplint for ESLint: the language `haplint/haproxy`, every built-in rule, and the presets as configurations. */
export default plugin;
