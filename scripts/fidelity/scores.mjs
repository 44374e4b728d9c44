// Compares what haplint says with what HAProxy says, and counts.
import { isVerdict, messagesOf } from './verdicts.mjs';

/**
 * Shares of agreement:
 *   accept  configurations that HAProxy accepts and haplint finds no error in; the rest are false alarms
 *   reject  configurations that HAProxy refuses and haplint finds an error in
 *   line    lines that HAProxy blames and haplint finds an error on
 *   warn    lines that HAProxy warns about, in what it accepts, and haplint does too
 *   quiet   lines that haplint warns about, in what HAProxy accepts, and HAProxy does too
 */
export const METRICS = ['accept', 'reject', 'line', 'warn', 'quiet'];

const ofLevel = (messages, wanted) => messages.filter(({ level }) => level === wanted);

export class Score {
  counts = Object.fromEntries(METRICS.map((metric) => [metric, { hits: 0, total: 0 }]));
  /** The disagreements: `{ metric, key, line, text }`, line 0 where there is none. */
  misses = [];
  /** How many configurations do not count for want of a verdict. */
  unanswered = 0;

  #add(metric, hit, key, line, text) {
    this.counts[metric].total++;
    if (hit) this.counts[metric].hits++;
    else this.misses.push({ metric, key, line, text });
  }

  /** Counts one configuration: HAProxy's verdict on it and haplint's messages. The key names it in disagreements. */
  judge(key, verdict, messages) {
    if (!isVerdict(verdict)) {
      this.unanswered++;
      return;
    }
    const errors = messages.filter(({ severity }) => severity === 2);
    const said = messagesOf(verdict);
    if (verdict.ok) {
      const [first] = errors;
      this.#add('accept', first === undefined, key, first?.line, `${first?.ruleId}: ${first?.message}`);
      this.#judgeWarnings(key, ofLevel(said, 'WARNING'), messages);
      return;
    }
    const alerts = ofLevel(said, 'ALERT');
    if (alerts.length === 0) return;
    this.#add('reject', errors.length > 0, key, alerts[0].line, alerts[0].text);
    const errorLines = new Set(errors.map(({ line }) => line));
    for (const [line, text] of byLine(alerts)) this.#add('line', errorLines.has(line), key, line, text);
  }

  /** A warning that names no line is matched by any warning of ours that matches no line of HAProxy's. */
  #judgeWarnings(key, warnings, messages) {
    const ours = new Map(
      messages.filter(({ severity }) => severity === 1).map(({ line, ruleId, message }) => [line, `${ruleId}: ${message}`]),
    );
    const placed = byLine(warnings);
    const spare = [...ours.keys()].filter((line) => !placed.has(line));
    const unplaced = warnings.filter(({ line }) => !line).map(({ text }) => text);
    // Of several lines HAProxy may say the same thing once, or once for each.
    const different = [...new Set(unplaced)];
    for (const [line, text] of placed) this.#add('warn', ours.has(line), key, line, text);
    for (const [i, text] of different.entries()) this.#add('warn', i < spare.length, key, 0, text);
    for (const [line, text] of ours) this.#add('quiet', placed.has(line) || spare.indexOf(line) < unplaced.length, key, line, text);
  }

  /** The share of a metric in percent, null where there is nothing to count. */
  share(metric) {
    const { hits, total } = this.counts[metric];
    return total === 0 ? null : (100 * hits) / total;
  }

  /** All shares, in one line. */
  toString() {
    const cells = METRICS.map((metric) => {
      const { hits, total } = this.counts[metric];
      return `${metric} ${total === 0 ? '-' : `${this.share(metric).toFixed(2)}% (${hits}/${total})`}`.padEnd(29);
    });
    return cells.join('').trimEnd();
  }
}

/** The first text of each line that messages name. */
function byLine(messages) {
  const lines = new Map();
  for (const { line, text } of messages) if (line && !lines.has(line)) lines.set(line, text);
  return lines;
}
