/** Chevrotain asks a pattern that is a function for a match array and reads nothing but its first element. */
export function matched(image: string): RegExpExecArray {
  return [image] as unknown as RegExpExecArray;
}

/**
 * `start_chars_hint` of a token that may begin with any character but those of `exclude`. Chevrotain's lookahead table holds the codes up to 255 one by one and
 * everything above in buckets of 255, so one code per bucket stands for the rest.
 */
export function startCharactersExcept(exclude = ''): number[] {
  const codes: number[] = [];
  for (let code = 0; code < 256; code++) if (!exclude.includes(String.fromCharCode(code))) codes.push(code);
  for (let code = 256; code < 0xffff; code += 255) codes.push(code);
  codes.push(0xffff);
  return codes;
}
