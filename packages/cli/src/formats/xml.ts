import { printableLines } from './printable-lines.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
};

/**
 * Text as XML 1.0 has it. `printableLines` takes the control characters and lone surrogates out, which XML cannot even
 * refer to; U+FFFE and U+FFFF are the rest of these. '>' is escaped for the sake of ']]>'.
 */
export function xmlText(text: string): string {
  return allowed(text).replace(/[&<>\r]/g, (character) => ENTITIES[character] as string);
}

/** An element's attributes, each with a space in front. Ends of lines are references: as they are, a parser reads them as spaces. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${allowed(String(value)).replace(/[&<>"\r\n]/g, (character) => ENTITIES[character] as string)}"`)
    .join('');
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

function allowed(text: string): string {
  return printableLines(text).replace(/[\ufffe\uffff]/g, '\ufffd');
}
