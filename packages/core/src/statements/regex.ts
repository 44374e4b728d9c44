/**
 * What is wrong with a regular expression by PCRE, PCRE2 and POSIX alike, as the end of "expected a regular expression ...";
 * null where one of them may take it. HAProxy is built with any of the three (src/regex.c). `refusesUnopened`: a ")" without a
 * "(" counts too, which glibc's POSIX expressions alone take for itself.
 */
export function regexProblem(text: string, { refusesUnopened = false } = {}): string | null {
  // Quoting, comments and the flags of PCRE change what the rest means.
  if (/\\Q|\(\?#|\(\?[a-z^-]*x/i.test(text)) return null;
  if (/(?<!\\)(\\\\)*\\$/.test(text)) return 'without a "\\" at its end';
  if (/^[*+?]/.test(text)) return `without a "${text[0]}" that repeats nothing`;
  const [first, second] = [unclosed(text, true, refusesUnopened), unclosed(text, false, refusesUnopened)];
  return first === null || second === null ? null : `with a "${PARTNERS[first]}" for every "${first}"`;
}

const PARTNERS = { '(': ')', '[': ']', ')': '(' } as const;

/** The bracket without a partner; null where there is none. In brackets, a backslash escapes for PCRE but not for POSIX. */
function unclosed(text: string, escapes: boolean, refusesUnopened: boolean): keyof typeof PARTNERS | null {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === '(') depth++;
    else if (char === ')') {
      if (depth === 0 && refusesUnopened) return ')';
      depth = Math.max(0, depth - 1);
    } else if (char === '[') {
      const end = endOfClass(text, i, escapes);
      if (end === -1) return '[';
      i = end;
    }
  }
  return depth === 0 ? null : '(';
}

/** Where the brackets that begin here are closed; -1 where they are not. */
function endOfClass(text: string, start: number, escapes: boolean): number {
  let i = start + 1;
  if (text[i] === '^') i++;
  if (text[i] === ']') i++;
  for (; i < text.length; i++) {
    const char = text[i];
    if (char === ']') return i;
    if (char === '\\' && escapes) i++;
    else if (char === '[' && /[:.=]/.test(text[i + 1] ?? '')) {
      const end = text.indexOf(`${text[i + 1]}]`, i + 2);
      if (end !== -1) i = end + 1;
    }
  }
  return -1;
}
