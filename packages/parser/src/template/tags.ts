/** What a piece of template syntax does to the text around it. */
export interface TemplateTag {
  readonly start: number;
  readonly end: number;
  /** It puts text in its place that only the template's data tell. */
  readonly isOutput: boolean;
  /** How many blocks (conditions, loops) it opens, less those it closes. */
  readonly depth: number;
  /** It ends one arm of a block and begins the next, as `else` does. */
  readonly isMiddle: boolean;
  /** It takes away the white space before or behind it, line ends included. */
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
}

const PLAIN = { isOutput: false, depth: 0, isMiddle: false, trimsBefore: false, trimsAfter: false };

/** Finds the template syntax in a text, in its order; what is opened and never closed lasts until the end. */
export type TagReader = (text: string) => TemplateTag[];

/** Offset behind `closer`, which strings of the template's language hide; the end of the text where there is none. */
function endOf(text: string, from: number, closer: string, quotes: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at] as string;
    if (text.startsWith(closer, at)) return at + closer.length;
    if (!quotes.includes(character)) continue;
    let close = at + 1;
    while (close < text.length && text[close] !== character) close += text[close] === '\\' && character !== '`' ? 2 : 1;
    // An apostrophe that opens no string, as in a comment.
    if (close < text.length) at = close;
  }
  return text.length;
}

/** Offset behind `closer`, wherever it stands. */
function endAt(text: string, from: number, closer: string): number {
  const at = text.indexOf(closer, from);
  return at === -1 ? text.length : at + closer.length;
}

const JINJA_BLOCKS: ReadonlySet<string> = new Set([
  ...['if', 'for', 'macro', 'call', 'filter', 'block', 'with', 'autoescape', 'trans', 'set', 'while', 'switch', 'try'],
]);
/** Statements whose place other templates fill. */
const JINJA_OUTPUTS: ReadonlySet<string> = new Set(['include', 'extends']);

/** Jinja2, as Ansible and Salt use it. */
export const readJinja: TagReader = (text) => {
  const tags: TemplateTag[] = [];
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at)) {
    const kind = text[at + 1];
    if (kind === '#') {
      const end = endAt(text, at + 2, '#}');
      tags.push({ ...PLAIN, start: at, end, trimsBefore: text[at + 2] === '-', trimsAfter: text[end - 3] === '-' });
      at = end;
    } else if (kind === '{' || kind === '%') {
      const end = endOf(text, at + 2, kind === '{' ? '}}' : '%}', '"\'');
      const trims = { trimsBefore: text[at + 2] === '-', trimsAfter: text[end - 3] === '-' };
      const word = /^[-+]?\s*(\w*)/.exec(text.slice(at + 2, end))?.[1] ?? '';
      if (kind === '{') {
        tags.push({ ...PLAIN, ...trims, start: at, end, isOutput: true });
      } else if (word === 'raw') {
        // What stands between is text, whatever it looks like; it is left to the target of the template as written.
        const close = /\{%[-+]?\s*endraw\s*[-+]?%\}/.exec(text.slice(end));
        tags.push({ ...PLAIN, ...trims, start: at, end });
        if (close !== null) tags.push({ ...PLAIN, start: end + close.index, end: end + close.index + close[0].length });
        at = close === null ? text.length : end + close.index + close[0].length;
        continue;
      } else {
        tags.push({
          ...PLAIN,
          ...trims,
          start: at,
          end,
          isOutput: JINJA_OUTPUTS.has(word),
          depth: jinjaDepth(word, text.slice(at + 2, end)),
          isMiddle: word === 'else' || word === 'elif',
        });
      }
      at = end;
    } else {
      at++;
    }
  }
  return tags;
};

function jinjaDepth(word: string, statement: string): number {
  // `set x = 1` is over at once; `set x` takes the text up to `endset`.
  if (word === 'set') return /^[-+]?\s*set\s[^=]*=/.test(statement) ? 0 : 1;
  if (JINJA_BLOCKS.has(word)) return 1;
  return word.startsWith('end') && JINJA_BLOCKS.has(word.slice(3)) ? -1 : 0;
}

const GO_BLOCKS: ReadonlySet<string> = new Set(['if', 'range', 'with', 'define', 'block']);
const GO_SILENT: ReadonlySet<string> = new Set(['else', 'end', 'break', 'continue']);

/** Go's text/template, as Helm, consul-template and confd use it. */
export const readGo: TagReader = (text) => {
  const tags: TemplateTag[] = [];
  for (let at = text.indexOf('{{'); at !== -1; ) {
    const comment = /^\{\{(?:- )?\/\*/.test(text.slice(at, at + 6));
    const end = comment ? endAt(text, endAt(text, at, '*/'), '}}') : endOf(text, at + 2, '}}', '"\'`');
    const inside = text.slice(at + 2, end);
    const word = /^-?\s*(\w*)/.exec(inside)?.[1] ?? '';
    tags.push({
      ...PLAIN,
      start: at,
      end,
      isOutput: !comment && !GO_BLOCKS.has(word) && !GO_SILENT.has(word) && !/^-?\s*\$\w+\s*:?=/.test(inside),
      depth: GO_BLOCKS.has(word) ? 1 : word === 'end' ? -1 : 0,
      isMiddle: word === 'else',
      trimsBefore: inside.startsWith('-'),
      trimsAfter: text[end - 3] === '-',
    });
    at = text.indexOf('{{', end);
  }
  return tags;
};

/** ERB and EPP, as Puppet and Chef use them. */
export const readErb: TagReader = (text) => {
  const tags: TemplateTag[] = [];
  for (let at = text.indexOf('<%'); at !== -1; ) {
    if (text[at + 2] === '%') {
      // `<%%` writes `<%`.
      tags.push({ ...PLAIN, start: at, end: at + 3, isOutput: true });
      at = text.indexOf('<%', at + 3);
      continue;
    }
    const end = endAt(text, at + 2, '%>');
    const inside = text.slice(at + 2, end).replace(/-?%>$/, '');
    const isOutput = inside.startsWith('=');
    const isComment = inside.startsWith('#');
    const { depth, isMiddle } = isOutput || isComment ? { depth: 0, isMiddle: false } : rubyBlocks(inside.replace(/^-/, ''));
    // A dash takes away the indentation before the tag, or the line end behind it, but never the end of the line before.
    tags.push({ ...PLAIN, start: at, end, isOutput, depth, isMiddle });
    at = text.indexOf('<%', end);
  }
  return tags;
};

/** How a piece of Ruby, or of Puppet's language, opens and closes blocks. */
function rubyBlocks(code: string): { depth: number; isMiddle: boolean } {
  // Strings of a thousand characters are none in a template, and looking further for each quote takes forever.
  const bare = code
    .replace(/"(?:\\.|[^"\\]){0,1000}"|'(?:\\.|[^'\\]){0,1000}'/g, '""')
    .split('\n')
    .map(withoutComment)
    .join('\n');
  let depth = 0;
  let isMiddle = false;
  for (const statement of bare.split(/[\n;]/)) {
    const opener = /^\s*(?:\w+\s*=\s*)?(?:if|unless|while|until|for|case|begin|def)\b/.test(statement);
    const braces = (statement.match(/\{/g)?.length ?? 0) - (statement.match(/\}/g)?.length ?? 0);
    const isPuppet = opener && braces > 0;
    if (opener && !isPuppet) depth++;
    // `while x do` opens one block, not two.
    if (!opener && /\bdo(?:\s*\|[^|]*\|)?$/.test(statement.trimEnd())) depth++;
    depth -= statement.match(/(?<![.\w@:])end\b(?![?!:])/g)?.length ?? 0;
    depth += braces;
    if (/^(?:\}\s*)?(?:else|elsif|when|in|rescue|ensure)\b/.test(statement.trimStart())) isMiddle = true;
  }
  return { depth, isMiddle };
}

/** A line without its comment: a "#" that opens no interpolation, and has none behind it. */
function withoutComment(line: string): string {
  const comment = line.indexOf('#', line.lastIndexOf('{') + 1);
  return comment === -1 ? line : line.slice(0, comment);
}

/** envsubst: `$NAME` and `${NAME}`, wherever they stand; forms with a default are those of its successors. */
export const readEnvsubst: TagReader = (text) =>
  [...text.matchAll(/\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*(?::?[-=+?][^}\n]{0,1000})?\})/g)].map(({ index, 0: written }) => ({
    ...PLAIN,
    start: index,
    end: index + written.length,
    isOutput: true,
  }));
