/** The notification that tells the client how a document is checked, each time that changes. */
export const STATUS_METHOD = 'haplint/status';

/** What it tells. */
export interface Status {
  readonly uri: string;
  /**
   * `off`: switched off by the settings; `ignored`: by the configuration; `misconfigured`: see `problem`; `untrusted`: the
   * configuration is code, which is not run in a folder that is not trusted.
   */
  readonly state: 'checked' | 'off' | 'ignored' | 'misconfigured' | 'untrusted';
  /** The versions of HAProxy the document is checked for. */
  readonly targets: readonly string[];
  readonly targetSource: 'setting' | 'configuration' | 'comment' | 'haproxy' | 'none';
  /** Path of the configuration file in use. */
  readonly configFile: string | null;
  /** What is wrong with the configuration, in one line. */
  readonly problem: string | null;
}
