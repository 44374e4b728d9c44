/** A timeout that HAProxy misses. */
export interface RequiredTimeout {
  /** The word behind `timeout`. */
  readonly name: string;
  /** The side of a proxy that needs it; a backend side needs it only where there are servers. */
  readonly side: 'frontend' | 'backend';
  /** Another timeout that does as well in mode tcp. */
  readonly orInTcp: string | null;
}

/** The timeouts without which a proxy gets "missing timeouts" (src/cfgparse.c `check_config_validity`, the same from 2.4 to 3.4). */
export const REQUIRED_TIMEOUTS: readonly RequiredTimeout[] = [
  { name: 'client', side: 'frontend', orInTcp: null },
  { name: 'connect', side: 'backend', orInTcp: null },
  { name: 'server', side: 'backend', orInTcp: 'tunnel' },
];
