/** An environment variable that HAProxy sets itself before it reads its configuration. */
export interface ProcessVariable {
  readonly name: string;
  /** What it holds, a few words. */
  readonly value: string;
  /** The first branch that sets it; null for what is older than the oldest branch haplint can analyse. */
  readonly since: string | null;
}

/** What src/haproxy.c sets with `setenv`. */
export const PROCESS_VARIABLES: readonly ProcessVariable[] = [
  { name: 'HAPROXY_BRANCH', value: 'the branch of HAProxy', since: '2.8' },
  { name: 'HAPROXY_CFGFILES', value: 'the files of the configuration, with semicolons', since: null },
  { name: 'HAPROXY_HTTP_LOG_FMT', value: 'the log format of "option httplog"', since: '2.8' },
  { name: 'HAPROXY_HTTPS_LOG_FMT', value: 'the log format of "option httpslog"', since: '2.8' },
  { name: 'HAPROXY_LOCALPEER', value: 'the name of this peer', since: null },
  { name: 'HAPROXY_MWORKER', value: '1 in master-worker mode', since: null },
  { name: 'HAPROXY_STARTUP_VERSION', value: 'the version that was started first', since: '2.8' },
  { name: 'HAPROXY_TCP_LOG_FMT', value: 'the log format of "option tcplog"', since: '2.8' },
];
