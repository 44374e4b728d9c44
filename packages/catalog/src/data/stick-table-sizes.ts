/**
 * What an entry of a stick-table takes on a machine of 64 bits, in bytes, without what the allocator adds
 * (include/haproxy/stick_table-t.h `struct stksess`, src/stick_table.c `stktable_init`: the entry, the stored data rounded up to
 * a pointer's size, and the key).
 */
export const ENTRY_SIZES: readonly { readonly since: string; readonly bytes: number }[] = [
  // The update list of 3.2 (`pend_updts`, two pointers, and `updt_is_local`).
  { since: '3.2', bytes: 168 },
  // `shard` of 2.7 and `seen` of 2.9; the newer figure serves for all in between.
  { since: '2.7', bytes: 144 },
  { since: '2.4', bytes: 136 },
];

/** Bytes of a key by its type; those of `string` and `binary` are the default where `len` says nothing (`stktable_types`). */
export const KEY_SIZES: Readonly<Record<string, number>> = { integer: 4, ip: 4, ipv6: 16, string: 32, binary: 32 };

/** A stored number or flag (`STD_T_UINT`), a rate (`STD_T_FRQP`, `struct freq_ctr`), a long number (`STD_T_ULL`), a pointer (`STD_T_DICT`). */
const NUMBER = 4;
const RATE = 12;
const LONG = 8;
const POINTER = 8;

/** Bytes of what is stored, by its name, for each element of an array (`stktable_data_types`). */
export const DATA_SIZES: Readonly<Record<string, number>> = {
  server_id: NUMBER,
  server_key: POINTER,
  gpt0: NUMBER,
  gpc0: NUMBER,
  gpc0_rate: RATE,
  gpc1: NUMBER,
  gpc1_rate: RATE,
  gpt: NUMBER,
  gpc: NUMBER,
  gpc_rate: RATE,
  conn_cnt: NUMBER,
  conn_rate: RATE,
  conn_cur: NUMBER,
  sess_cnt: NUMBER,
  sess_rate: RATE,
  http_req_cnt: NUMBER,
  http_req_rate: RATE,
  http_err_cnt: NUMBER,
  http_err_rate: RATE,
  http_fail_cnt: NUMBER,
  http_fail_rate: RATE,
  bytes_in_cnt: LONG,
  bytes_in_rate: RATE,
  bytes_out_cnt: LONG,
  bytes_out_rate: RATE,
  glitch_cnt: NUMBER,
  glitch_rate: RATE,
};

/** Types of data that are arrays, whose first argument is the number of elements. */
export const DATA_ARRAYS: ReadonlySet<string> = new Set(['gpt', 'gpc', 'gpc_rate']);
