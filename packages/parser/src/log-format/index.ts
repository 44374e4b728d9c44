/** Log-format strings: `%ci:%cp %{+Q}r %[src,ipmask(24)]`. */
export {
  LogFormat,
  LogFormatAlias,
  type LogFormatElement,
  LogFormatExpression,
  LogFormatFlag,
  LogFormatLabel,
  type LogFormatNode,
  LogFormatPercent,
  LogFormatStray,
  LogFormatText,
  logFormatVisitorKeys,
} from './nodes.js';
export { type LogFormatResult, parseLogFormat } from './parser.js';
export type { LogFormatProblem, LogFormatProblemCode } from './problems.js';
