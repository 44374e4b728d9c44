export { type AnalysisOptions, analyse } from './analyse.js';
export { type BranchedLine, endOfReading } from './branches.js';
export { and, type Certainty, not, or } from './certainty.js';
export { type BlockConditionProblem, blockConditionProblem } from './conditions.js';
export { type Environment, expandWord } from './environment.js';
export { hasLogTarget } from './log-targets.js';
export { type EffectiveMode, type EffectiveSetting, Model } from './model.js';
export { ConfigSection, ProxySection, type ProxySide } from './sections.js';
