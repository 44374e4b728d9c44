import type { Directive } from '@haplint/parser';
import type { Model } from '../model/model.js';
import { rememberedWeakly } from '../model/remembered.js';
import type { ArgumentProblem } from '../statements/problems.js';
import type { LineAcl, LineCondition } from './conditions.js';
import type { KeywordMisuse } from './keyword-misuse.js';
import type { LineSettings } from './line-settings.js';
import type { LineSamples } from './sample-expressions.js';
import type { TestedAcl } from './tested-acls.js';

/**
 * What has been read of a line. Many rules ask the same of a line, so each thing is read once, by the function of its name,
 * and kept here for the others; undefined until somebody has asked for it.
 */
export class LineReading {
  keywordMisuses: readonly KeywordMisuse[] | undefined = undefined;
  condition: LineCondition | null | undefined = undefined;
  acl: LineAcl | null | undefined = undefined;
  testedAcls: readonly TestedAcl[] | null | undefined = undefined;
  samples: readonly LineSamples[] | undefined = undefined;
  serverSettings: LineSettings | null | undefined = undefined;
  argumentProblem: ArgumentProblem | null | undefined = undefined;
}

/** The readings of a configuration's lines. */
class LineReadings {
  readonly #readings = new Map<Directive, LineReading>();
  /** Rules are called line by line, so the line that was asked about last is mostly the one that is asked about. */
  #line: Directive | null = null;
  #reading: LineReading | null = null;

  of(line: Directive): LineReading {
    if (line === this.#line) return this.#reading as LineReading;
    let reading = this.#readings.get(line);
    if (reading === undefined) {
      reading = new LineReading();
      this.#readings.set(line, reading);
    }
    this.#line = line;
    this.#reading = reading;
    return reading;
  }
}

const readingsOf = rememberedWeakly((_: Model) => new LineReadings());

/** What has been read of a line of a model so far. */
export function readingOf(line: Directive, model: Model): LineReading {
  return readingsOf(model).of(line);
}
