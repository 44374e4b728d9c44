/**
 * Entries for the tables of `generated/keywords.ts`, in its form, of what the dumped binaries were built without: the device
 * detectors of addons/, tracing, ECH; and what 2.4 alone had, as its dump was made by asking it for what 2.6 has.
 */
export const UNBUILT_ENTRIES: Readonly<Record<string, string>> = {
  bind: 'ech\t3.3\t\t1 ssl',
  converter: `51d.single			str str string[,string,string,string,string]
da-csv-conv			str str string[,string,string,string,string,string,string,string,string,string,string,string]`,
  fetch: `51d.all			str ..xxxxxxxxx........... string[,string,string,string,string]
da-csv-fetch			str ..xxxxxxxxx........... string[,string,string,string,string,string,string,string,string,string,string,string]
set-cookie		2.5	str ...........xxxxxxx.x.. [string]
ssl_fc_ech_outer_sni	3.3		str .xxxxxxxxxxxxxxxxxx...
ssl_fc_ech_status	3.3		str .xxxxxxxxxxxxxxxxxx...
wurfl-get			str ..xxxxxxxxx........... string[,string,string,string,string,string,string,string,string,string,string,string]
wurfl-get-all			str ..xxxxxxxxx...........`,
  filter: 'opentracing\t\t3.5',
  'http-after-response': 'ot-group\t\t3.5',
  'http-request': 'ot-group\t\t3.5',
  'http-response': 'ot-group\t\t3.5',
  'tcp-request content': 'ot-group\t\t3.5',
  'tcp-response content': 'ot-group\t\t3.5',
};
