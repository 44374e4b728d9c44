/** A mistake in how the command was called; the message is one clear line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
