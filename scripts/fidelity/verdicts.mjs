// What of HAProxy's messages counts.

/** What HAProxy says because of the machine it runs on or how it was built; the text cannot tell, so it does not count. */
const OF_THE_MACHINE =
  /SSL library|hiding headers or body|error in Lua|could not resolve|lua\.(?!bool)|not compiled|support was not|is not enabled|without .*support|(?:build|version) .*support|private key|no SSL certificate|(?:unable|failed) to (?:open|load|read)|can't open|cannot open|no such file|permission denied|bind\(\)|cannot find (?:user|group) id|fd limit|memory limit|master-worker mode|capabilities|running on a total of|no peer named/i;

/** Closing remarks, which sum up the messages before them. */
const SUMMARY = /Fatal errors found|Error\(s\) found|Some warnings|Warnings were found/;

/** What HAProxy says at the level of an alert and then goes on with: no more than a warning. */
const GOES_ON = /\. Continuing\.\s*$/;

/** All messages of a verdict but the closing remarks: `{ line, level, text }`, line 0 where HAProxy names none. */
export function allMessagesOf(verdict) {
  return verdict.texts
    .map((entry) => {
      const [line, level, ...rest] = entry.split('|');
      const text = rest.join('|');
      return { line: Number(line), level: GOES_ON.test(text) ? 'WARNING' : level, text };
    })
    .filter(({ text }) => !SUMMARY.test(text));
}

/** Whether a message is about the machine or the build. */
export function isOfTheMachine({ text }) {
  return OF_THE_MACHINE.test(text);
}

/** The messages of a verdict that the text alone explains. */
export function messagesOf(verdict) {
  return allMessagesOf(verdict).filter((message) => !isOfTheMachine(message));
}

/** Whether the verdict is one: haproxy neither crashed nor was it given up. */
export function isVerdict(verdict) {
  return !verdict.signal && !verdict.error;
}
