import type { Format } from './format.js';

/** Each finding as JSON on a line of its own, with the file it is in: for `jq` and log collectors. Nothing at all when nothing was found. */
export const formatJsonl: Format = (results) =>
  results.flatMap(({ filePath, messages }) => messages.map((message) => `${JSON.stringify({ filePath, ...message })}\n`)).join('');
