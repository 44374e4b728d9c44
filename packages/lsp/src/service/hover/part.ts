/** What a hover says, and about which part of the text; offsets are into the file's text, end exclusive. */
export interface HoverPart {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}
