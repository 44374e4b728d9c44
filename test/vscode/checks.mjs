import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** What a run has checked, and pictures of it where a directory is named for them. */
export class Checks {
  #pictures;
  #taken = 0;
  failures = 0;

  constructor(pictures) {
    this.#pictures = pictures;
    if (pictures) mkdirSync(pictures, { recursive: true });
  }

  /** Says whether something holds, and what was seen if not. */
  check(what, holds, seen) {
    console.log(`${holds ? 'ok' : 'NOT OK'}  ${what}${holds ? '' : `; seen: ${JSON.stringify(seen)}`}`);
    if (!holds) this.failures++;
  }

  async shoot(workbench, name) {
    this.#taken++;
    if (!this.#pictures) return;
    // What fades in or comes a moment later is on the picture too; no check waits for it.
    await workbench.page.waitForTimeout(1000);
    await workbench.page.screenshot({ path: path.join(this.#pictures, `${this.#taken}-${name}.png`) });
  }
}
