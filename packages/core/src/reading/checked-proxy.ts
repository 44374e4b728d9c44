import type { Model } from '../model/model.js';
import { type ConfigSection, ProxySection } from '../model/sections.js';

/**
 * The proxy that a section of the tree is, where HAProxy is sure to check it as a whole: it is read, what it inherits is known,
 * and it is not disabled. Null for all other sections.
 */
export function checkedProxy(node: unknown, model: Model): ProxySection | null {
  return asCheckedProxy(model.section(node), model);
}

/** As `checkedProxy`, for an analysed section. */
export function asCheckedProxy(section: ConfigSection | null, model: Model): ProxySection | null {
  const isChecked = section instanceof ProxySection && model.isSettled(section) && model.isDisabled(section) === false;
  return isChecked ? section : null;
}

/** As `checkedProxy`, for what a proxy lacks: null too where a line that HAProxy cannot read may be what is missing. */
export function completeProxy(node: unknown, model: Model): ProxySection | null {
  const proxy = checkedProxy(node, model);
  return proxy !== null && model.isReadable(proxy) ? proxy : null;
}
