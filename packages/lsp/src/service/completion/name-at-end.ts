/** The letters, digits and underscores that a text ends in; in linear time, unlike an expression that ends in `$`. */
export function nameAtEnd(text: string): string {
  let from = text.length;
  while (from > 0 && /\w/.test(text[from - 1] as string)) from--;
  return text.slice(from);
}
