const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** The sample fetches that look at HTTP messages (SMP_USE_HTTP_ANY in the tables of src/http_fetch.c and others), of every branch. */
export const HTTP_FETCHES = names(`
  base base32 base32+src baseq capture.req.hdr capture.req.method capture.req.uri capture.req.ver capture.res.hdr capture.res.ver
  cook cook_cnt cook_val cookie fcgi.docroot fcgi.index hdr hdr_cnt hdr_ip hdr_val http_auth http_auth_bearer http_auth_group
  http_auth_pass http_auth_type http_auth_user http_first_req internal.htx.data internal.htx.free internal.htx.free_data
  internal.htx.has_eom internal.htx.nbblks internal.htx.size internal.htx.used internal.htx_blk.data internal.htx_blk.hdrname
  internal.htx_blk.hdrval internal.htx_blk.size internal.htx_blk.start_line internal.htx_blk.type method path pathq query req.body
  req.body_len req.body_param req.body_size req.cook req.cook_cnt req.cook_names req.cook_val req.fhdr req.fhdr_cnt req.hdr
  req.hdr_cnt req.hdr_ip req.hdr_names req.hdr_val req.hdrs req.hdrs_bin req.proto_http req.timer.hdr req.timer.idle req.timer.tq
  req.ver req_proto_http req_ver request_date res.body res.body_len res.body_size res.cache_hit res.cache_name res.comp
  res.comp_algo res.cook res.cook_cnt res.cook_names res.cook_val res.fhdr res.fhdr_cnt res.hdr res.hdr_cnt res.hdr_ip res.hdr_names
  res.hdr_val res.hdrs res.hdrs_bin res.timer.hdr res.ver resp_ver scook scook_cnt scook_val server_status set-cookie shdr shdr_cnt
  shdr_ip shdr_val status txn.status url url32 url32+src url_ip url_param url_port urlp urlp_val
`);

/** The sample fetches that look at raw bytes of a request or a response (SMP_USE_L6REQ, SMP_USE_L6RES in src/payload.c), of every branch. */
export const RAW_FETCHES = names(`
  distcc_body distcc_param payload payload_lv rdp_cookie rdp_cookie_cnt rep_ssl_hello_type req.len req.payload req.payload_lv
  req.rdp_cookie req.rdp_cookie_cnt req.ssl_alpn req.ssl_cipherlist req.ssl_ec_ext req.ssl_hello_type req.ssl_keyshare_groups
  req.ssl_sigalgs req.ssl_sni req.ssl_st_ext req.ssl_supported_groups req.ssl_ver req_len req_ssl_hello_type req_ssl_sni req_ssl_ver
  res.len res.payload res.payload_lv res.ssl_hello_type
`);

/**
 * The actions of `http-request`, `http-response` and `http-after-response` whose formats are for HTTP messages alone (LOG_OPT_HTTP in src/http_act.c and
 * src/http_rules.c).
 */
export const HTTP_FORMAT_ACTIONS = names(`
  add-header early-hint redirect replace-header replace-path replace-pathq replace-uri replace-value set-header set-method set-path
  set-pathq set-query set-uri
`);
