import { append, type ConfigFile, type Directive, type SectionHeader, type SourceLocation, type SyntaxNode } from '@haplint/parser';
import type { Certainty } from '../model/certainty.js';

/** A line that takes part in satisfying a predicate, and the part of it that does. */
export interface PredicatePlace {
  readonly line: Directive | SectionHeader;
  /** Offsets in the line's file, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Where a finding about such a line stands. */
export function placeToReport({ line, start, end }: PredicatePlace): { readonly node: SyntaxNode; readonly loc: SourceLocation } {
  return { node: line, loc: line.root.lines.locationAt(start, end) };
}

/** What became of a predicate. */
export interface Verdict {
  readonly truth: Certainty;
  /** The lines that make it true, the first predicate's first, each once; empty where it isn't true, or by absence only. */
  readonly places: readonly PredicatePlace[];
}

export const FALSE: Verdict = { truth: false, places: [] };
export const UNKNOWN: Verdict = { truth: 'unknown', places: [] };
export const TRUE: Verdict = { truth: true, places: [] };

export function verdictOf(truth: Certainty): Verdict {
  return truth === true ? TRUE : truth === false ? FALSE : UNKNOWN;
}

export function placeOf(line: Directive | SectionHeader, part: { readonly start: number; readonly end: number } = line): PredicatePlace {
  return { line, start: part.start, end: part.end };
}

export function samePlace(a: PredicatePlace, b: PredicatePlace): boolean {
  return a.line === b.line && a.start === b.start && a.end === b.end;
}

export function fileOf(place: PredicatePlace): ConfigFile {
  return place.line.root as unknown as ConfigFile;
}

/** All have to hold; read until one doesn't. */
export function conjunction<Item>(items: Iterable<Item>, read: (item: Item) => Verdict): Verdict {
  let truth: Certainty = true;
  const places: PredicatePlace[] = [];
  for (const item of items) {
    const verdict = read(item);
    if (verdict.truth === false) return FALSE;
    if (verdict.truth === 'unknown') truth = 'unknown';
    append(places, verdict.places);
  }
  return truth === true ? { truth, places: distinct(places) } : UNKNOWN;
}

/** At least so many have to hold. */
export function count(verdicts: readonly Verdict[], atLeast: number): Verdict {
  const holding = verdicts.filter(({ truth }) => truth === true);
  if (holding.length >= atLeast) return { truth: true, places: distinct(holding.flatMap(({ places }) => places)) };
  const open = verdicts.filter(({ truth }) => truth === 'unknown').length;
  return verdictOf(holding.length + open >= atLeast ? 'unknown' : false);
}

/** Holds on where that is as certain as what surrounds it. */
export function within(certainty: Certainty, verdict: Verdict): Verdict {
  if (certainty === false || verdict.truth === false) return FALSE;
  return certainty === 'unknown' ? UNKNOWN : verdict;
}

/** The places without those of a line that is there already. */
export function distinct(places: readonly PredicatePlace[]): readonly PredicatePlace[] {
  if (places.length < 2) return places;
  const lines = new Set<unknown>();
  return places.filter(({ line }) => !lines.has(line) && lines.add(line));
}
