import { advisories } from './advisories.js';
import { declaredRules } from './declared-rules.js';
import { checklist } from './formats/checklist.js';
import { healthCheck } from './rules/health-check.js';
import { sharedTable } from './rules/shared-table.js';

/** @type {import('@haplint/core').Plugin} */
const plugin = {
  // `definePlugin` would note the version of the plugin API; this plugin takes nothing of haplint at run time.
  meta: { name: 'acme', version: '1.0.0', apiVersion: '1' },
  rules: { 'health-check': healthCheck, 'shared-table': sharedTable },
  declare: declaredRules,
  // Our build of HAProxy has a module that registers these. What Lua scripts register begins with "lua." and is known as it is.
  keywords: { actions: ['acme-audit'], fetches: ['acme_tenant'], converters: ['acme_mask'] },
  advisories,
  formats: { checklist },
  configs: {
    recommended: {
      rules: { 'health-check': 'error', 'shared-table': 'error', 'dmz-only': 'error', 'backend-name': 'warn', 'client-timeout': 'warn' },
    },
  },
};

export default plugin;
