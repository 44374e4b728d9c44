/**
 * What a regular expression lacks that none of the engines HAProxy is built with takes: a bracket or a parenthesis too few or too many,
 * or something behind a backslash at the end. Null for all others, and for those with syntax of one engine that hides brackets.
 */
export function brokenRegex(text: string): string | null {
  // Quoted text and comments of PCRE may hold anything.
  if (/\\[QE]|\(\?#|\(\*|\(\?[a-zA-Z-]*x/.test(text)) return null;
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '\\') {
      i++;
      if (i === text.length) return 'a regular expression with something behind its last backslash';
    } else if (character === '[') {
      const end = endOfClass(text, i);
      if (end === null) return null;
      if (end === -1) return 'a regular expression with "]" for each "["';
      i = end;
    } else if (character === '(') open++;
    else if (character === ')' && --open < 0) return 'a regular expression with "(" for each ")"';
  }
  return open === 0 ? null : 'a regular expression with ")" for each "("';
}

/** Where the class that begins at an index ends; -1 where it does not, null where engines differ: not all know escapes in it. */
function endOfClass(text: string, start: number): number | null {
  let i = start + 1;
  if (text[i] === '^') i++;
  if (text[i] === ']') i++;
  for (; i < text.length; i++) {
    const named = /^\[[:.=][^\]]*[:.=]\]/.exec(text.slice(i, i + 40));
    if (named !== null) i += named[0].length - 1;
    else if (text[i] === '\\' && (text[i + 1] === ']' || text[i + 1] === '\\')) return null;
    else if (text[i] === ']') return i;
  }
  return -1;
}
