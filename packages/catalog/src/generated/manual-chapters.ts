// Written by scripts/build-manual-chapters.mjs from the headings of the manuals. Do not edit.

/** The branches whose manuals are in here, from old to new. */
export const MANUAL_BRANCHES: readonly string[] = ['2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '3.0', '3.1', '3.2', '3.3', '3.4', '3.5'];

/** Chapters that describe keywords: the title, and the chapter's number in each branch's manual, separated by tabs. */
export const MANUAL_CHAPTERS = `ACL basics	7.1	7.1	7.1	7.1	7.1	7.1	7.1	7.1	7.1	7.1	7.1	7.1
ACME									12.8	12.8	12.8	12.8
Actions keywords matrix						4.3	4.3	4.3	4.3	4.3	4.3	4.3
Address family prefixes					11.1	11.1	11.1	11.1	2.9.1	2.9.1	2.9.1	2.9.1
Address formats	11	11	11	11	11	11	11	11	2.9	2.9	2.9	2.9
Advanced logging options	8.3	8.3	8.3	8.3	8.3	8.3	8.3	8.3	8.3	8.3	8.3	8.3
Alphabetically sorted actions reference						4.4	4.4	4.4	4.4	4.4	4.4	4.4
Alphabetically sorted keywords reference	4.2	4.2	4.2	4.2	4.2	4.2	4.2	4.2	4.2	4.2	4.2	4.2
Bandwidth limitation				9.7	9.7	9.7	9.7	9.7	9.7	9.7	9.7	9.7
Bind and server options	5	5	5	5	5	5	5	5	5	5	5	5
Bind options	5.1	5.1	5.1	5.1	5.1	5.1	5.1	5.1	5.1	5.1	5.1	5.1
Cache	6	6	6	6	6	6	6	6	6	6	6	6
Cache section	6.2.1	6.2.1	6.2.1	6.2.1	6.2.1	6.2.1	6.2.1	6.2.1	6.2.1	6.2.1	6.2.1	6.2.1
Capturing HTTP cookies	8.7	8.7	8.7	8.7	8.7	8.7	8.7	8.7	8.7	8.7	8.7	8.7
Capturing HTTP headers	8.8	8.8	8.8	8.8	8.8	8.8	8.8	8.8				
Capturing HTTP headers (legacy)									8.8	8.8	8.8	8.8
Certificate Storage							3.12	3.12	12.7	12.7	12.7	12.7
Converters	7.3.1	7.3.1	7.3.1	7.3.1	7.3.1	7.3.1	7.3.1	7.3.1	7.3.1	7.3.1	7.3.1	7.3.1
Custom log format	8.2.4	8.2.6	8.2.6	8.2.6	8.2.6	8.2.6	8.2.6	8.2.6	8.2.6	8.2.6	8.2.6	8.2.6
Debugging	3.3	3.3	3.3	3.3	3.3	3.3	3.3	3.3	3.3	3.3	3.3	3.3
Default log format	8.2.1	8.2.1	8.2.1	8.2.1	8.2.1	8.2.1	8.2.1	8.2.1	8.2.1	8.2.1	8.2.1	8.2.1
Default parameters	10.2	10.2	10.2	10.2	10.2	10.2	10.2	10.2	10.2	10.2	10.2	10.2
Disabling logging of external tests	8.3.1	8.3.1	8.3.1	8.3.1	8.3.1	8.3.1	8.3.1	8.3.1	8.3.1	8.3.1	8.3.1	8.3.1
Disabling logging of successful connections	8.3.4	8.3.4	8.3.4	8.3.4	8.3.4	8.3.4	8.3.4	8.3.4	8.3.4	8.3.4	8.3.4	8.3.4
Error log format	8.2.5	8.2.5	8.2.5	8.2.5	8.2.5	8.2.5	8.2.5	8.2.5	8.2.5	8.2.5	8.2.5	8.2.5
Example	10.1.3	10.1.3	10.1.3	10.1.3	10.1.3	10.1.3	10.1.3	10.1.3	10.1.3	10.1.3	10.1.3	10.1.3
Examples of logs	8.9	8.9	8.9	8.9	8.9	8.9	8.9	8.9	8.9	8.9	8.9	8.9
FastCGI applications	10	10	10	10	10	10	10	10	10	10	10	10
Fcgi-app	9.5	9.5	9.5	9.5	9.5	9.5	9.5	9.5	9.5	9.5	9.5	9.5
Fcgi-app section	10.1.1	10.1.1	10.1.1	10.1.1	10.1.1	10.1.1	10.1.1	10.1.1	10.1.1	10.1.1	10.1.1	10.1.1
Fetching HTTP samples (Layer 7)	7.3.6	7.3.6	7.3.6	7.3.6	7.3.6	7.3.6	7.3.6	7.3.6	7.3.6	7.3.6	7.3.6	7.3.6
Fetching samples	7.3	7.3	7.3	7.3	7.3	7.3	7.3	7.3	7.3	7.3	7.3	7.3
Fetching samples at Layer 4	7.3.3	7.3.3	7.3.3	7.3.3	7.3.3	7.3.3	7.3.3	7.3.3	7.3.3	7.3.3	7.3.3	7.3.3
Fetching samples at Layer 5	7.3.4	7.3.4	7.3.4	7.3.4	7.3.4	7.3.4	7.3.4	7.3.4	7.3.4	7.3.4	7.3.4	7.3.4
Fetching samples for developers	7.3.7	7.3.7	7.3.7	7.3.7	7.3.7	7.3.7	7.3.7	7.3.7	7.3.7	7.3.7	7.3.7	7.3.7
Fetching samples from buffer contents (Layer 6)	7.3.5	7.3.5	7.3.5	7.3.5	7.3.5	7.3.5	7.3.5	7.3.5	7.3.5	7.3.5	7.3.5	7.3.5
Fetching samples from internal states	7.3.2	7.3.2	7.3.2	7.3.2	7.3.2	7.3.2	7.3.2	7.3.2	7.3.2	7.3.2	7.3.2	7.3.2
Global overview	5.3.1	5.3.1	5.3.1	5.3.1	5.3.1	5.3.1	5.3.1	5.3.1	5.3.1	5.3.1	5.3.1	5.3.1
Global parameters	3	3	3	3	3	3	3	3	3	3		
Global section											3	3
HTTP compression	9.2	9.2	9.2	9.2	9.2	9.2	9.2	9.2	9.2	9.2	9.2	9.2
HTTP log format	8.2.3	8.2.3	8.2.3	8.2.3	8.2.3	8.2.3	8.2.3	8.2.3	8.2.3	8.2.3	8.2.3	8.2.3
HTTP-errors	3.8	3.8	3.8	3.8	3.8	3.8	3.8	3.8	12.4	12.4	12.4	12.4
HTTPClient tuning							3.11	3.11	3.4	3.4	3.4	3.4
HTTPS log format		8.2.4	8.2.4	8.2.4	8.2.4	8.2.4	8.2.4	8.2.4	8.2.4	8.2.4	8.2.4	8.2.4
Healthchecks											12.9	12.9
Limitation	6.1	6.1	6.1	6.1	6.1	6.1	6.1	6.1	6.1	6.1	6.1	6.1
Limitations	10.3	10.3	10.3	10.3	10.3	10.3	10.3	10.3	10.3	10.3	10.3	10.3
Load options							3.12.1	3.12.1	12.7.1	12.7.1	12.7.1	12.7.1
Log formats	8.2	8.2	8.2	8.2	8.2	8.2	8.2	8.2	8.2	8.2	8.2	8.2
Log forwarding	3.10	3.10	3.10	3.10	3.10	3.10	3.10	3.10	12.6	12.6	12.6	12.6
Log levels	8.1	8.1	8.1	8.1	8.1	8.1	8.1	8.1	8.1	8.1	8.1	8.1
Log profiles								8.3.5	8.3.5	8.3.5	8.3.5	8.3.5
Logging	8	8	8	8	8	8	8	8	8	8	8	8
Logging before waiting for the session to terminate	8.3.2	8.3.2	8.3.2	8.3.2	8.3.2							
Logging before waiting for the stream to terminate						8.3.2	8.3.2	8.3.2	8.3.2	8.3.2	8.3.2	8.3.2
Mailers	3.6	3.6	3.6	3.6	3.6	3.6	3.6	3.6	12.3	12.3	12.3	12.3
Matching IPv4 and IPv6 addresses	7.1.6	7.1.6	7.1.6	7.1.6	7.1.6	7.1.6	7.1.6	7.1.6	7.1.6	7.1.6	7.1.6	7.1.6
Matching arbitrary data blocks	7.1.5	7.1.5	7.1.5	7.1.5	7.1.5	7.1.5	7.1.5	7.1.5	7.1.5	7.1.5	7.1.5	7.1.5
Matching booleans	7.1.1	7.1.1	7.1.1	7.1.1	7.1.1	7.1.1	7.1.1	7.1.1	7.1.1	7.1.1	7.1.1	7.1.1
Matching integers	7.1.2	7.1.2	7.1.2	7.1.2	7.1.2	7.1.2	7.1.2	7.1.2	7.1.2	7.1.2	7.1.2	7.1.2
Matching regular expressions (regexes)	7.1.4	7.1.4	7.1.4	7.1.4	7.1.4	7.1.4	7.1.4	7.1.4	7.1.4	7.1.4	7.1.4	7.1.4
Matching strings	7.1.3	7.1.3	7.1.3	7.1.3	7.1.3	7.1.3	7.1.3	7.1.3	7.1.3	7.1.3	7.1.3	7.1.3
Non-printable characters	8.6	8.6	8.6	8.6	8.6	8.6	8.6	8.6	8.6	8.6	8.6	8.6
OpenTracing	9.6	9.6	9.6	9.6	9.6	9.6	9.6	9.6	9.6	9.6	9.6	9.6
Other sections									12	12	12	12
Peers	3.5	3.5	3.5	3.5	3.5	3.5	3.5	3.5				
Peers declaration									11.2	11.2	11.2	11.2
Performance tuning	3.2	3.2	3.2	3.2	3.2	3.2	3.2	3.2	3.2	3.2	3.2	3.2
Pre-defined ACLs	7.4	7.4	7.4	7.4	7.4	7.4	7.4	7.4	7.4	7.4	7.4	7.4
Process management and security	3.1	3.1	3.1	3.1	3.1	3.1	3.1	3.1	3.1	3.1	3.1	3.1
Programs	3.7	3.7	3.7	3.7	3.7	3.7	3.7					
Programs (deprecated)								3.7	12.9			
Protocol prefixes					11.3	11.3	11.3	11.3	2.9.3	2.9.3	2.9.3	2.9.3
Proxies	4	4	4	4	4	4	4	4	4	4	4	4
Proxy keywords matrix	4.1	4.1	4.1	4.1	4.1	4.1	4.1	4.1	4.1	4.1	4.1	4.1
Proxy section	6.2.2	6.2.2	6.2.2	6.2.2	6.2.2	6.2.2	6.2.2	6.2.2	6.2.2	6.2.2	6.2.2	6.2.2
Raising log level upon errors	8.3.3	8.3.3	8.3.3	8.3.3	8.3.3	8.3.3	8.3.3	8.3.3	8.3.3	8.3.3	8.3.3	8.3.3
Rings	3.9	3.9	3.9	3.9	3.9	3.9	3.9	3.9	12.5	12.5	12.5	12.5
Server IP address resolution using DNS	5.3	5.3	5.3	5.3	5.3	5.3	5.3	5.3	5.3	5.3	5.3	5.3
Server and default-server options	5.2	5.2	5.2	5.2	5.2	5.2	5.2	5.2	5.2	5.2	5.2	5.2
Session state at disconnection	8.5	8.5	8.5	8.5	8.5							
Setup	6.2	6.2	6.2	6.2	6.2	6.2	6.2	6.2	6.2	6.2	6.2	6.2
Socket type prefixes					11.2	11.2	11.2	11.2	2.9.2	2.9.2	2.9.2	2.9.2
Stick-tables and Peers									11	11	11	11
Stream Processing Offload Engine (SPOE)	9.3	9.3	9.3	9.3	9.3	9.3	9.3	9.3	9.3	9.3	9.3	9.3
Stream state at disconnection						8.5	8.5	8.5	8.5	8.5	8.5	8.5
Supported filters	9	9	9	9	9	9	9	9	9	9	9	9
TCP log format	8.2.2	8.2.2	8.2.2	8.2.2	8.2.2	8.2.2	8.2.2	8.2.2	8.2.2	8.2.2	8.2.2	8.2.2
The resolvers section	5.3.2	5.3.2	5.3.2	5.3.2	5.3.2	5.3.2	5.3.2	5.3.2	5.3.2	5.3.2	5.3.2	5.3.2
Timing events	8.4	8.4	8.4	8.4	8.4	8.4	8.4	8.4	8.4	8.4	8.4	8.4
Trace	9.1	9.1	9.1	9.1	9.1	9.1	9.1	9.1	9.1	9.1	9.1	9.1
Traces								3.3.1	12.1	12.1	12.1	12.1
Userlists	3.4	3.4	3.4	3.4	3.4	3.4	3.4	3.4	12.2	12.2	12.2	12.2
Using ACLs and fetching samples	7	7	7	7	7	7	7	7	7	7	7	7
Using ACLs to form conditions	7.2	7.2	7.2	7.2	7.2	7.2	7.2	7.2	7.2	7.2	7.2	7.2
stick-table declaration									11.1	11.1	11.1	11.1`;

/** Keywords and where they are: indexes of `MANUAL_CHAPTERS`, each with the branches whose manuals have it there, or with none for all. */
export const MANUAL_KEYWORDS = `---------	11
----------	66 2.4-3.1	78 2.4-3.1	74	53	91	11	1 3.2-3.5
-----------	82	78 3.2-3.5
------------	56 2.4-3.1	92 3.2-3.5
-------------	71 2.4-3.0	28	92 3.1	56 3.2-3.5
--------------	19	93 2.4-3.1
---------------	0	51	25	93 3.2-3.5
---------------+----------------------------------+------------------------------------------------------	69
----------------	42 2.4-3.1	46	49	64
-----------------	10	17	42 3.2-3.5
------------------	90	47	65 3.2-3.5	45 3.4-3.5
-------------------	50 2.4-3.1	4 2.4-3.1	52 3.1-3.5
--------------------	38 2.4-3.3	87	48 3.0-3.5	50 3.2-3.5	39 3.4-3.5
---------------------	12	76	31	69	88	26	40
----------------------	37	41	4 2.4-2.7	44 2.5-3.5	43 3.2-3.5
----------------------+-----------+-----+-----+------+----------+---+----	2 2.9-3.0
----------------------+-----------+-----------+-----+-----+------+----------+---+----	2 3.1-3.5
-----------------------	68	62	24	73 2.8-3.1	43 3.0-3.1	67 3.2-3.5
------------------------	59	60	18	21
-------------------------	20	27	4 2.4-2.7	16 3.0-3.5
--------------------------	75	9	29	8 2.7-3.5	83 2.8-3.1	72 3.1	84 3.2-3.5
---------------------------	13	14 2.4-3.1	72 3.2
----------------------------	89	4 2.4-2.7	2 2.9-3.5
-----------------------------	5	63	3 2.8-3.1	96 3.2-3.5
------------------------------+----------------+------------	17 2.9
----------------------------------	94	95	32	33
-----------------------------------	81 2.4-2.8	86 2.9-3.5
------------------------------------	70	80	77	15 3.2-3.5
------------------------------------+----------+----------+---------+---------	75
-------------------------------------	58
--------------------------------------	30
---------------------------------------	57	34
------------------------------------------	22
-------------------------------------------	79
--------------------------------------------	36	85	6 2.9-3.5
---------------------------------------------	7	61
------------------------------------------------+-------------+----------------	17 3.0-3.5
-------------------------------------------------+-------------	36 2.9-3.5	32 2.9-3.5	33 2.9-3.5	30 2.9-3.5	34 2.9-3.5
--------------------------------------------------	23
----------------------------------------------------+-------------	35 2.9-3.5
------------------------------------------------------	35
----------------------------------------------------------	54 2.4-2.8	55 2.9-3.5
51d.all	33
51d.single	17
51degrees-allow-unmatched	70 2.8-3.5
51degrees-cache-size	70
51degrees-data-file	70
51degrees-difference	70 2.8-3.5
51degrees-drift	70 2.8-3.5
51degrees-property-name-list	70
51degrees-property-separator	70
51degrees-use-performance-graph	70 2.8-3.5
51degrees-use-predictive-graph	70 2.8-3.5
accept	6 2.9-3.5
accept-netscaler-cip	10
accept-proxy	10
accept_date	32 2.9-3.5
accepted_payload_size	89
account-key	1 3.2-3.5
acl	7	29	36 2.9-3.5
acme	48 3.2-3.5	1 3.2-3.5
acme-vars	1 3.4-3.5
acme.scheduler	70 3.2-3.5
act_conn	36 2.9-3.5
add	17
add-acl	6 2.9-3.5
add-header	6 2.9-3.5
add-headers-bin	6 3.4-3.5
add_item	17 2.6-3.5
addr	80
aes_cbc_dec	17 3.4-3.5
aes_cbc_enc	17 3.4-3.5
aes_gcm_dec	17
aes_gcm_enc	17 3.0-3.5
agent-addr	80
agent-check	80
agent-inter	80
agent-port	80
agent-send	80
alias	48 3.0-3.5
allow	6 2.9-3.5
allow-0rtt	10	80
alpn	10	80
always_false	36
always_true	36
and	17
anonkey	19 2.7-3.5
attach-srv	6 2.9-3.5
auth	6 2.9-3.5
avg_queue	36
b64dec	17
backing-file	78 2.7-3.5
backlog	50	7	10
backup	80
balance	7
balance url_param	7
base	30
base2	17 3.3-3.5
base32	30
base32+src	30
base64	17
baseq	30
bc.timer.connect	32 2.9-3.5
bc_be_queue	32 3.0-3.5
bc_dst	32
bc_dst_port	32
bc_err	32 2.5-3.5
bc_err_name	32 3.1-3.5
bc_err_str	32 2.5-3.5
bc_glitches	32 3.0-3.5
bc_http_major	32
bc_nb_streams	32 3.0-3.5
bc_reused	32 3.2-3.5
bc_rtt	32 2.8-3.5
bc_rttvar	32 2.8-3.5
bc_settings_streams_limit	32 3.0-3.5
bc_src	32
bc_src_port	32
bc_srv_queue	32 3.0-3.5
be-unpublished	7 3.5
be2dec	17 2.5-3.5
be2hex	17 2.5-3.5
be_conn	36
be_conn_free	36
be_connect_timeout	32 3.4-3.5
be_id	32
be_max_retries	32 3.5
be_name	32
be_queue_timeout	32 3.4-3.5
be_server_timeout	32
be_sess_rate	36
be_tarpit_timeout	32 3.4-3.5
be_tunnel_timeout	32
bin	36
bind	66 2.4-3.1	50	7	67 3.2-3.5
bind-process	7 2.4-2.6
bits	1 3.2-3.5	48 3.4-3.5
bool	17	36
bs.aborted	33 3.1-3.5
bs.debug_str	33 3.1-3.5
bs.id	35 2.9-3.0	33 3.1-3.5
bs.rst_code	33 3.1-3.5
busy-polling	68
bytes	17
bytes_in	30 2.9	32 3.0-3.5
bytes_out	30 2.9	32 3.0-3.5
ca-base	70
ca-file	10	80
ca-ignore-err	10
ca-sign-file	10
ca-sign-pass	10
ca-verify-file	10
cache	12
cache-store	6 2.9-3.5
cache-use	6 2.9-3.5
capture	6 2.9-3.5
capture cookie	7
capture request header	7
capture response header	7
capture-req	17
capture-res	17
capture.req.hdr	30
capture.req.method	30
capture.req.uri	30
capture.req.ver	30
capture.res.hdr	30
capture.res.ver	30
cc	10 3.3-3.5	80 3.3-3.5
challenge	1 3.2-3.5
challenge-ready	1 3.4-3.5
check	80
check-alpn	80
check-pool-conn-name	80 3.2-3.5
check-proto	80
check-reuse-pool	80 3.2-3.5
check-send-proxy	80
check-sni	80
check-sni-auto	80 3.3-3.5
check-ssl	80
check-via-socks4	80
chroot	70
ciphers	10	80
ciphersuites	10	80
client-sigalgs	10 2.8-3.5	80 2.9-3.5
clitcpka-cnt	7
clitcpka-idle	7
clitcpka-intvl	7
close	6 2.9-3.5
close-spread-time	70 2.6-3.5
cluster-secret	70 2.6-3.5
command	71 2.4-3.0	72 3.1-3.2
compression algo	7
compression algo-req	7 2.8-3.5
compression algo-res	7 2.8-3.5
compression direction	7 2.8-3.5
compression minsize-req	7 3.2-3.5
compression minsize-res	7 3.2-3.5
compression offload	7
compression type	7
concat	17
connslots	36
contact	1 3.2-3.5
cook	30
cook_cnt	30
cook_val	30
cookie	7	80	30
cpl	17
cpu-affinity	70 3.4-3.5
cpu-map	70
cpu-policy	70 3.2-3.5
cpu-set	70 3.2-3.5
cpu_calls	36
cpu_ns_avg	36
cpu_ns_tot	36
cpu_usage_grp	36 3.4-3.5
cpu_usage_proc	36 3.4-3.5
cpu_usage_thr	36 3.4-3.5
crc32	17
crc32c	17
crl-file	10	80
crt	10	80	48 3.0-3.5
crt-base	70	16 3.0-3.5
crt-ignore-err	10
crt-list	10
crt-store	16 3.2-3.5
cur_client_timeout	32 2.9-3.5
cur_connect_timeout	32 3.4-3.5
cur_max_retries	32 3.5
cur_queue_timeout	32 3.4-3.5
cur_server_timeout	32
cur_tarpit_timeout	32 3.4-3.5
cur_tunnel_timeout	32
curves	10	80 2.9-3.5	1 3.2-3.5	48 3.4-3.5
cut_crlf	17
da-csv-conv	17
daemon	70
date	36	17 3.1-3.5
date_us	36
debug	17
debug.counters	19 3.2-3.5
declare capture	7
default-bind	66 2.4-3.1	67 3.2-3.5
default-crt	10 3.0-3.5
default-path	70
default-server	66 2.4-3.1	7	67 3.2-3.5
default_backend	7
defer-accept	10
del-acl	6 2.9-3.5
del-header	6 2.9-3.5
del-headers-bin	6 3.4-3.5
del-map	6 2.9-3.5
deny	6 2.9-3.5
description	70	78	7
deviceatlas-json-file	70
deviceatlas-log-level	70
deviceatlas-properties-cookie	70
deviceatlas-separator	70
dgram-bind	50
dgram-drop	6 3.1-3.5
digest	17
directory	1 3.2-3.5
disable-l7-retry	6 2.9-3.5
disabled	66 2.4-3.1	7	80	67 3.2-3.5
dispatch	7 2.4-3.4
distcc_body	36 2.4-2.5	35 2.6-3.5
distcc_param	36 2.4-2.5	35 2.6-3.5
div	17
djb2	17
dns-accept-family	70 3.2-3.5
dns-delay	1 3.4-3.5
dns-timeout	1 3.4-3.5
do-log	6 3.1-3.5
do-resolve	6 2.9-3.5
docroot	29
domains	48 3.2-3.5
downinter	80
dst	32
dst_conn	32
dst_is_local	32
dst_port	32
dump_all_vars	36 3.4-3.5
dynamic-cookie-key	7
eab-key-id	1 3.4-3.5
eab-mac-alg	1 3.4-3.5
eab-mac-key	1 3.4-3.5
early-hint	6 2.9-3.5
early-hints	12 3.5
ecdhe	10
ech	10 3.3-3.5
email-alert from	7
email-alert level	7
email-alert mailers	7
email-alert myhostname	7
email-alert to	7
enable	66 2.4
enabled	7	80	66 2.5-3.1	67 3.2-3.5
env	36
error-limit	80
error-log-format	7 2.5-3.5
errorfile	42	7
errorfiles	7
errorloc	7
errorloc302	7
errorloc303	7
eth.data	17 3.4-3.5
eth.dst	17 3.4-3.5
eth.hdr	17 3.4-3.5
eth.proto	17 3.4-3.5
eth.src	17 3.4-3.5
eth.vlan	17 3.4-3.5
even	17
expect-netscaler-cip layer4	6 2.9-3.5
expect-proxy layer4	6 2.9-3.5
expose-deprecated-directives	70 3.0-3.5
expose-experimental-directives	70
expose-fd listeners	10
external-check	70
external-check command	7
external-check path	7
fall	80
fastinter	80
fc.timer.handshake	32 2.9-3.5
fc.timer.total	32 2.9-3.5
fc_dst	32 2.5-3.5
fc_dst_is_local	32 2.5-3.5
fc_dst_port	32 2.5-3.5
fc_err	32 2.5-3.5
fc_err_name	32 3.1-3.5
fc_err_str	32 2.5-3.5
fc_fackets	32
fc_glitches	32 3.0-3.5
fc_http_major	32
fc_lost	32
fc_nb_streams	32 3.0-3.5
fc_pp_authority	32
fc_pp_tlv	32 2.9-3.5
fc_pp_unique_id	32
fc_rcvd_proxy	32
fc_reordering	32
fc_retrans	32
fc_rtt	32
fc_rttvar	32
fc_sacked	32
fc_saved_syn	32 3.4-3.5
fc_settings_streams_limit	32 3.0-3.5
fc_src	32 2.5-3.5
fc_src_is_local	32 2.5-3.5
fc_src_port	32 2.5-3.5
fc_unacked	32
fcgi-app	29
fd-hard-limit	70 2.6-3.5
fe_client_timeout	32
fe_conn	36
fe_defbe	32
fe_exists	17 3.4-3.5
fe_id	32
fe_name	32
fe_req_rate	36
fe_sess_rate	36
fe_tarpit_timeout	32 3.4-3.5
field	17
filter	7
filter bwlim-in	8 2.7-3.5
filter bwlim-out	8 2.7-3.5
filter cache	11
filter comp-req	40 3.4-3.5
filter comp-res	40 3.4-3.5
filter compression	40
filter fcgi-app	28
filter opentracing	64 2.4-3.4
filter spoe	85
filter trace	91
filter-sequence	7 3.4-3.5
fix_is_valid	17
fix_tag_value	17
force-be-switch	7 3.4-3.5
force-cfg-parser-pause	19 3.1-3.5
force-persist	7
force-sslv3	10	80
force-tlsv10	10	80
force-tlsv11	10	80
force-tlsv12	10	80
force-tlsv13	10	80
format	78
from	80 3.5
fs.aborted	33 3.1-3.5
fs.debug_str	33 3.1-3.5
fs.id	35 2.9-3.0	33 3.1-3.5
fs.rst_code	33 3.1-3.5
fullconn	7
generate-certificates	10
generate-dummy	48 3.4-3.5
gid	70	10
grace	7 2.4	70 2.5-3.5
group	70	93	71 2.4-3.0	10	72 3.1-3.2
guid	7 3.0-3.5	80 3.0-3.5
guid-prefix	10 3.0-3.5
h1-accept-payload-with-any-method	70 2.6-3.5
h1-case-adjust	70
h1-case-adjust-file	70
h1-do-not-close-on-insecure-transfer-encoding	70 3.1-3.5
h2-workaround-bogus-websocket-clients	70 2.5-3.5
hard-stop-after	70
harden.reject-privileged-ports.quic	70 3.0-3.5
harden.reject-privileged-ports.tcp	70 3.0-3.5
has_ctl	17 3.5
hash-balance-factor	7
hash-key	7 3.0	80 3.1-3.5
hash-preserve-affinity	7 3.2-3.5
hash-type	7
hdr	30
hdr_cnt	30
hdr_ip	30
hdr_val	30
healthcheck	80 3.4-3.5	45 3.4-3.5
hex	17
hex2i	17
hmac	17
hold	89
host_only	17 2.7-3.5
hostname	36
htonl	17
http-after-response	7
http-after-response add-header	7 2.4-2.8
http-after-response allow	7 2.4-2.8
http-after-response capture	7 2.6-2.8
http-after-response del-acl	7 2.8
http-after-response del-header	7 2.4-2.8
http-after-response del-map	7 2.8
http-after-response replace-header	7 2.4-2.8
http-after-response replace-value	7 2.4-2.8
http-after-response sc-add-gpc	7 2.8
http-after-response sc-inc-gpc	7 2.8
http-after-response sc-inc-gpc0	7 2.8
http-after-response sc-inc-gpc1	7 2.8
http-after-response sc-set-gpt	7 2.8
http-after-response sc-set-gpt0	7 2.8
http-after-response set-header	7 2.4-2.8
http-after-response set-log-level	7 2.8
http-after-response set-map	7 2.8
http-after-response set-status	7 2.4-2.8
http-after-response set-var	7 2.4-2.5,2.8
http-after-response set-var-fmt	7 2.5,2.8
http-after-response strict-mode	7 2.4-2.8
http-after-response unset-var	7 2.4-2.8
http-check comment	7	45 3.4-3.5
http-check connect	7	45 3.4-3.5
http-check disable-on-404	7	45 3.4-3.5
http-check expect	7	45 3.4-3.5
http-check send	7	45 3.4-3.5
http-check send-state	7	45 3.4-3.5
http-check set-var	7 2.4-2.5,2.8-3.5	45 3.4-3.5
http-check set-var-fmt	7 2.5,2.8-3.5	45 3.4-3.5
http-check unset-var	7	45 3.4-3.5
http-err-codes	70 3.0-3.5
http-error status	7
http-errors	42
http-fail-codes	70 3.0-3.5
http-request	7
http-request add-acl	7 2.4-2.8
http-request add-header	7 2.4-2.8
http-request allow	7 2.4-2.8
http-request auth	7 2.4-2.8
http-request cache-use	7 2.4-2.8	76 2.4-2.8
http-request capture	7 2.4-2.8
http-request del-acl	7 2.4-2.8
http-request del-header	7 2.4-2.8
http-request del-map	7 2.4-2.8
http-request deny	7 2.4-2.8
http-request disable-l7-retry	7 2.4-2.8
http-request do-resolve	7 2.4-2.8
http-request early-hint	7 2.4-2.8
http-request normalize-uri	7 2.4-2.8
http-request normalize-uri fragment-encode	7 2.4-2.8
http-request normalize-uri fragment-strip	7 2.4-2.8
http-request normalize-uri path-merge-slashes	7 2.4-2.8
http-request normalize-uri path-strip-dot	7 2.4-2.8
http-request normalize-uri path-strip-dotdot	7 2.4-2.8
http-request normalize-uri percent-decode-unreserved	7 2.4-2.8
http-request normalize-uri percent-to-uppercase	7 2.4-2.8
http-request normalize-uri query-sort-by-name	7 2.4-2.8
http-request redirect	7 2.4-2.8
http-request reject	7 2.4-2.8
http-request replace-header	7 2.4-2.8
http-request replace-path	7 2.4-2.8
http-request replace-pathq	7 2.4-2.8
http-request replace-uri	7 2.4-2.8
http-request replace-value	7 2.4-2.8
http-request return	7 2.4-2.8
http-request sc-add-gpc	7 2.8
http-request sc-inc-gpc	7 2.5-2.8
http-request sc-inc-gpc0	7 2.4-2.8
http-request sc-inc-gpc1	7 2.4-2.8
http-request sc-set-gpt	7 2.5-2.8
http-request sc-set-gpt0	7 2.4-2.8
http-request send-spoe-group	7 2.4-2.8
http-request set-bandwidth-limit	7 2.7-2.8
http-request set-dst	7 2.4-2.8
http-request set-dst-port	7 2.4-2.8
http-request set-header	7 2.4-2.8
http-request set-log-level	7 2.4-2.8
http-request set-map	7 2.4-2.8
http-request set-mark	7 2.4-2.8
http-request set-method	7 2.4-2.8
http-request set-nice	7 2.4-2.8
http-request set-path	7 2.4-2.8
http-request set-pathq	7 2.4-2.8
http-request set-priority-class	7 2.4-2.8
http-request set-priority-offset	7 2.4-2.8
http-request set-query	7 2.4-2.8
http-request set-src	7 2.4-2.8
http-request set-src-port	7 2.4-2.8
http-request set-timeout	7 2.4-2.8
http-request set-tos	7 2.4-2.8
http-request set-uri	7 2.4-2.8
http-request set-var	7 2.4-2.5,2.8
http-request set-var-fmt	7 2.5,2.8
http-request silent-drop	7 2.4-2.8
http-request strict-mode	7 2.4-2.8
http-request tarpit	7 2.4-2.8
http-request track-sc0	7 2.4-2.8
http-request track-sc1	7 2.4-2.8
http-request track-sc2	7 2.4-2.8
http-request unset-var	7 2.4-2.8
http-request use-service	7 2.4-2.8
http-request wait-for-body time	7 2.4-2.8
http-request wait-for-handshake	7 2.4-2.8
http-response	7
http-response add-acl	7 2.4-2.8
http-response add-header	7 2.4-2.8
http-response allow	7 2.4-2.8
http-response cache-store	7 2.4-2.8	76 2.4-2.8
http-response capture	7 2.4-2.8
http-response del-acl	7 2.4-2.8
http-response del-header	7 2.4-2.8
http-response del-map	7 2.4-2.8
http-response deny	7 2.4-2.8
http-response redirect	7 2.4-2.8
http-response replace-header	7 2.4-2.8
http-response replace-value	7 2.4-2.8
http-response return	7 2.4-2.8
http-response sc-add-gpc	7 2.8
http-response sc-inc-gpc	7 2.5-2.8
http-response sc-inc-gpc0	7 2.4-2.8
http-response sc-inc-gpc1	7 2.4-2.8
http-response sc-set-gpt	7 2.5-2.8
http-response sc-set-gpt0	7 2.4-2.8
http-response send-spoe-group	7 2.4-2.8
http-response set-bandwidth-limit	7 2.7-2.8
http-response set-header	7 2.4-2.8
http-response set-log-level	7 2.4-2.8
http-response set-map	7 2.4-2.8
http-response set-mark	7 2.4-2.8
http-response set-nice	7 2.4-2.8
http-response set-status	7 2.4-2.8
http-response set-tos	7 2.4-2.8
http-response set-var	7 2.4-2.5,2.8
http-response set-var-fmt	7 2.5,2.8
http-response silent-drop	7 2.4-2.8
http-response strict-mode	7 2.4-2.8
http-response track-sc0	7 2.4-2.8
http-response track-sc1	7 2.4-2.8
http-response track-sc2	7 2.4-2.8
http-response unset-var	7 2.4-2.8
http-response wait-for-body time	7 2.4-2.8
http-reuse	7
http-send-name-header	7
http_auth	30
http_auth_bearer	30 2.5-3.5
http_auth_group	30
http_auth_pass	30
http_auth_type	30
http_auth_user	30
http_date	17
http_first_req	30
httpclient.resolvers.disabled	70 2.8-2.9	43 3.0-3.5
httpclient.resolvers.id	70 2.6-2.9	43 3.0-3.5
httpclient.resolvers.prefer	70 2.6-2.9	43 3.0-3.5
httpclient.retries	70 2.9	43 3.0-3.5
httpclient.ssl.ca-file	70 2.6-2.9	43 3.0-3.5
httpclient.ssl.verify	70 2.6-2.9	43 3.0-3.5
httpclient.timeout.connect	70 2.9	43 3.0-3.5
id	7	10	80
idle-ping	10 3.2-3.5	80 3.2-3.5
ignore-persist	7
iif	17
in_table	17
index	29
init-addr	80
init-state	80 3.1-3.5
insecure-fork-wanted	70
insecure-setuid-wanted	70
int	36
inter	80
interface	10
internal.htx.data	34
internal.htx.free	34
internal.htx.free_data	34
internal.htx.has_eom	34
internal.htx.nbblks	34
internal.htx.size	34
internal.htx.used	34
internal.htx_blk.data	34
internal.htx_blk.hdrname	34
internal.htx_blk.hdrval	34
internal.htx_blk.size	34
internal.htx_blk.start_line	34
internal.htx_blk.type	34
internal.strm.is_htx	34
ip.data	17 3.4-3.5
ip.df	17 3.4-3.5
ip.dst	17 3.4-3.5
ip.fp	17 3.4-3.5
ip.hdr	17 3.4-3.5
ip.proto	17 3.4-3.5
ip.src	17 3.4-3.5
ip.tos	17 3.4-3.5
ip.ttl	17 3.4-3.5
ip.ver	17 3.4-3.5
ipmask	17
ips	48 3.4-3.5
ipv4	36
ipv6	36
issuer	48 3.0-3.5
issuers-chain-path	70
json	17
json_query	17
jwt	48 3.3-3.5
jwt.decrypt_alg_list	70 3.4-3.5
jwt.decrypt_enc_list	70 3.4-3.5
jwt_decrypt_cert	17 3.4-3.5
jwt_decrypt_jwk	17 3.4-3.5
jwt_decrypt_secret	17 3.4-3.5
jwt_header_query	17 2.5-3.5
jwt_payload_query	17 2.5-3.5
jwt_verify	17 2.5-3.5
jwt_verify_cert	17 3.3-3.5
key	48 3.0-3.5
key-base	70 3.0-3.5	16 3.0-3.5
keytype	1 3.2-3.5	48 3.4-3.5
ktls	10 3.3-3.5	80 3.3-3.5
label	10 3.2-3.5
language	17
last_entity	36 3.1-3.5
last_rule_file	36 2.6-3.5
last_rule_line	36 2.6-3.5
lat_ns_avg	36
lat_ns_tot	36
le2dec	17 3.3-3.5
length	17
level	10
limited-quic	70 2.9-3.5
load	16 3.0-3.5
load-server-state-from-file	7
localpeer	70
log	70	66 2.4-3.1	50	7	67 3.2-3.5
log global	50	7
log-bufsize	80 2.9-3.5
log-format	7
log-format-sd	7
log-forward	50
log-profile	52 3.1-3.5
log-proto	80
log-send-hostname	70
log-stderr	29
log-stderr global	29
log-steps	7 3.1-3.5
log-tag	70	7	52 3.1-3.5
lower	17
ltime	17
ltrim	17
lua-load	70
lua-load-per-thread	70
lua-prepend-path	70
mailer	56
mailers	56
map	17	1 3.2-3.5
master-worker	70 2.4-3.4
master-worker no-exit-on-failure	70 3.3-3.5
max-age	12
max-keep-alive-queue	7
max-object-size	12
max-reuse	80
max-secondary-entries	12
max-session-srv-conns	7
max-spread-checks	68
max-threads-per-group	70 3.4-3.5
maxcompcpuusage	68
maxcomprate	68
maxconn	68	50	7	10	80
maxconnrate	68
maxlen	78
maxpipes	68
maxqueue	80
maxsessrate	68
maxsslconn	68
maxsslrate	68
maxzlibmem	68
meth	36
method	30
minconn	80
mod	17
mode	7	10
monitor fail	7
monitor-uri	7
mqtt_field_value	17
mqtt_is_valid	17
ms_ltime	17 2.9-3.5
ms_utime	17 2.9-3.5
mss	10
mul	17
mworker-max-reloads	70
name	10
nameserver	89
namespace	10	80
nbconn	10 2.9-3.5
nbproc	70 2.4	36 2.4
nbsrv	17	36
nbthread	70
neg	17
nice	10
no log	7
no option abortonclose	7
no option accept-invalid-http-request	7
no option accept-invalid-http-response	7
no option accept-unsafe-violations-in-http-request	7 3.1-3.5
no option accept-unsafe-violations-in-http-response	7 3.1-3.5
no option allbackups	7
no option checkcache	7
no option clitcpka	7
no option disable-h2-upgrade	7
no option dontlog-normal	7
no option dontlognull	7
no option forwarded	7 2.8-3.5
no option get-values	29
no option h1-case-adjust-bogus-client	7
no option h1-case-adjust-bogus-server	7
no option http-buffer-request	7
no option http-drop-request-trailers	7 3.2-3.5
no option http-drop-response-trailers	7 3.2-3.5
no option http-ignore-probes	7
no option http-keep-alive	7
no option http-no-delay	7
no option http-pretend-keepalive	7
no option http-server-close	7
no option http-use-proxy-header	7
no option http_proxy	7 2.4
no option httpclose	7
no option idle-close-on-response	7 2.6-3.5
no option independent-streams	7
no option keep-conn	29
no option log-health-checks	7
no option log-separate-errors	7
no option logasap	7
no option mpxs-conns	29
no option nolinger	7
no option persist	7
no option prefer-last-server	7
no option redispatch	7
no option socket-stats	7
no option splice-auto	7
no option splice-request	7
no option splice-response	7
no option srvtcpka	7
no option start-on-reload	71 2.4-3.0	72 3.1-3.2
no option tcp-smart-accept	7
no option tcp-smart-connect	7
no option transparent	7 2.4-3.4
no-agent-check	80
no-alpn	10 2.8-3.5
no-backup	80
no-ca-names	10
no-check	80
no-check-reuse-pool	80 3.2-3.5
no-check-sni-auto	80 3.3-3.5
no-check-ssl	80
no-memory-trimming	68 2.6-3.5
no-quic	70 2.8-3.2
no-renegotiate	80 3.3-3.5
no-send-proxy	80
no-send-proxy-v2	80
no-send-proxy-v2-ssl	80
no-send-proxy-v2-ssl-cn	80
no-sni-auto	80 3.3-3.5
no-ssl	80
no-ssl-reuse	80
no-sslv3	10	80
no-strict-sni	10 3.2-3.5
no-tfo	80
no-tls-tickets	10	80
no-tlsv10	10	80
no-tlsv11	10	80
no-tlsv12	10	80
no-tlsv13	10	80
no-verifyhost	80
node	70
noepoll	68
noevports	68
nogetaddrinfo	68
nokqueue	68
noktls	68 3.3-3.5
non-stick	80
nopoll	68
noreuseport	68
normalize-uri	6 2.9-3.5
normalize-uri fragment-encode	6 2.9-3.5
normalize-uri fragment-strip	6 2.9-3.5
normalize-uri path-merge-slashes	6 2.9-3.5
normalize-uri path-strip-dot	6 2.9-3.5
normalize-uri path-strip-dotdot	6 2.9-3.5
normalize-uri percent-decode-unreserved	6 2.9-3.5
normalize-uri percent-to-uppercase	6 2.9-3.5
normalize-uri query-sort-by-name	6 2.9-3.5
nosplice	68
not	17
npn	10	80
numa-cpu-mapping	70
observe	80
ocsp	48 3.0-3.5
ocsp-update	10 2.8-2.9	48 3.0-3.5
ocsp-update.disable	70 3.0-3.5
ocsp-update.httpproxy	70 3.0-3.5
ocsp-update.maxdelay	70 3.0-3.5
ocsp-update.mindelay	70 3.0-3.5
ocsp-update.mode	70 3.0-3.5
odd	17
on	52 3.1-3.5
on-error	80
on-marked-down	80
on-marked-up	80
option abortonclose	7
option accept-invalid-http-request	7
option accept-invalid-http-response	7
option accept-unsafe-violations-in-http-request	7 3.1-3.5
option accept-unsafe-violations-in-http-response	7 3.1-3.5
option allbackups	7
option assume-rfc6587-ntf	50 3.2-3.5
option checkcache	7
option clitcpka	7
option contstats	7
option disable-h2-upgrade	7
option dont-parse-log	50 3.2-3.5
option dontlog-normal	7
option dontlognull	7
option external-check	7
option forwarded	7 2.8-3.5
option forwardfor	7
option get-values	29
option h1-case-adjust-bogus-client	7
option h1-case-adjust-bogus-server	7
option host	50 3.2-3.5
option http-buffer-request	7
option http-drop-request-trailers	7 3.2-3.5
option http-drop-response-trailers	7 3.2-3.5
option http-ignore-probes	7
option http-keep-alive	7
option http-no-delay	7
option http-pretend-keepalive	7
option http-restrict-req-hdr-names	7 2.6-3.5
option http-server-close	7
option http-use-proxy-header	7
option http_proxy	7 2.4
option httpchk	7
option httpclose	7
option httplog	7
option httpslog	7 2.5-3.5
option idle-close-on-response	7 2.6-3.5
option independent-streams	7
option keep-conn	29
option ldap-check	7
option log-health-checks	7
option log-separate-errors	7
option logasap	7
option max-reqs	29
option mpxs-conns	29
option mysql-check	7
option nolinger	7
option originalto	7
option persist	7
option pgsql-check	7 2.4-2.6
option pgsql-check user	7 2.7-3.5
option prefer-last-server	7
option redis-check	7
option redispatch	7
option smtpchk	7
option socket-stats	7
option splice-auto	7
option splice-request	7
option splice-response	7
option spop-check	7
option srvtcpka	7
option ssl-hello-chk	7
option start-on-reload	71 2.4-3.0	72 3.1-3.2
option tcp-check	7
option tcp-smart-accept	7
option tcp-smart-connect	7
option tcpka	7
option tcplog	7
option transparent	7 2.4-3.4
option use-small-buffers	7 3.4-3.5
or	17
param	17 2.8-3.5
parse-resolv-conf	89
pass-header	29
path	30
path-info	29
pathq	30
pause	6 3.2-3.5
payload	35
payload_lv	35
peer	66 2.4-3.1	67 3.2-3.5
peers	66 2.4-3.1	67 3.2-3.5
persist rdp-cookie	7
pid	36 2.9-3.5
pidfile	70
pool-conn-name	80 3.0-3.5
pool-low-conn	80
pool-max-conn	80
pool-purge-delay	80
port	80
port_only	17 2.7-3.5
pp2-never-send-local	70
prealloc-fd	70 2.8-3.5
prefer-client-ciphers	10
presetenv	70
prio_class	36
prio_offset	36
proc	36
process	10 2.4-2.6
process-vary	12
profile	1 3.4-3.5
profiling.memory	68
profiling.tasks	68
program	71 2.4-3.0	72 3.1-3.2
proto	10	80
protobuf	17
provider-name	1 3.4-3.5
proxy-v2-options	80
query	30
queue	36
quic-cc-algo	10 2.7-3.5	80 3.4-3.5
quic-force-retry	10 2.6-3.5
quic-initial	7 3.1-3.5
quic-socket	10 2.9-3.5
quic_enabled	36 2.8-3.5
quick-exit	19 2.7-3.5
quiet	19
rand	36
rate-limit sessions	7
rdp_cookie	35
rdp_cookie_cnt	35
redir	80
redirect	6 2.9-3.5
redirect location	7
redirect prefix	7
redirect scheme	7
regsub	17
reject	6 2.9-3.5
renegotiate	80 3.3-3.5
rep_ssl_hello_type	35
replace-header	6 2.9-3.5
replace-path	6 2.9-3.5
replace-pathq	6 2.9-3.5
replace-uri	6 2.9-3.5
replace-value	6 2.9-3.5
req.body	30
req.body_len	30
req.body_param	30
req.body_size	30
req.bytes_in	32 3.3-3.5
req.bytes_out	32 3.3-3.5
req.cook	30
req.cook_cnt	30
req.cook_names	30 2.9-3.5
req.cook_val	30
req.fhdr	30
req.fhdr_cnt	30
req.hdr	30
req.hdr_cnt	30
req.hdr_ip	30
req.hdr_names	30
req.hdr_val	30
req.hdrs	30
req.hdrs_bin	30
req.len	35
req.payload	35
req.payload_lv	35
req.proto_http	35
req.rdp_cookie	35
req.rdp_cookie_cnt	35
req.ssl_alpn	35
req.ssl_cipherlist binary	35 3.2-3.5
req.ssl_ec_ext	35
req.ssl_hello_type	35
req.ssl_keyshare_groups binary	35 3.2-3.5
req.ssl_sigalgs binary	35 3.2-3.5
req.ssl_sni	35
req.ssl_st_ext	35
req.ssl_supported_groups binary	35 3.2-3.5
req.ssl_ver	35
req.timer.hdr	30 2.9-3.5
req.timer.idle	30 2.9-3.5
req.timer.queue	30 2.9-3.5
req.timer.tq	30 2.9-3.5
req.ver	30
req_len	35
req_proto_http	35
req_ssl_hello_type	35
req_ssl_sni	35
req_ssl_ver	35
req_ver	30
request_date	30 2.9-3.5
res.body	30
res.body_len	30
res.body_size	30
res.bytes_in	32 3.3-3.5
res.bytes_out	32 3.3-3.5
res.cache_hit	30
res.cache_name	30
res.comp	30
res.comp_algo	30
res.cook	30
res.cook_cnt	30
res.cook_names	30 2.9-3.5
res.cook_val	30
res.fhdr	30
res.fhdr_cnt	30
res.hdr	30
res.hdr_cnt	30
res.hdr_ip	30
res.hdr_names	30
res.hdr_val	30
res.hdrs	30
res.hdrs_bin	30
res.len	35
res.payload	35
res.payload_lv	35
res.ssl_hello_type	35
res.timer.data	32 2.9-3.5
res.timer.hdr	30 2.9-3.5
res.ver	30
resetenv	70
resolve-net	80
resolve-opts	80
resolve-prefer	80
resolve_retries	89
resolvers	80	89
resp_ver	30
retries	7
retry-on	7
return	6 2.9-3.5
reuse-key	1 3.3-3.5
reverse	17 3.4-3.5
reverse_dom	17 3.4-3.5
rfc7239_field	17 2.8-3.5
rfc7239_is_valid	17 2.8-3.5
rfc7239_n2nn	17 2.8-3.5
rfc7239_n2np	17 2.8-3.5
rfc7239_nn	17 3.1-3.5
rfc7239_np	17 3.1-3.5
ring	78
rise	80
rtrim	17
sc-add-gpc	6 2.9-3.5
sc-inc-gpc	6 2.9-3.5
sc-inc-gpc0	6 2.9-3.5
sc-inc-gpc1	6 2.9-3.5
sc-set-gpt	6 2.9-3.5
sc-set-gpt0	6 2.9-3.5
sc0_bytes_in_rate	32
sc0_bytes_out_rate	32
sc0_clr_gpc0	32
sc0_clr_gpc1	32
sc0_conn_cnt	32
sc0_conn_cur	32
sc0_conn_rate	32
sc0_get_gpc0	32
sc0_get_gpc1	32
sc0_get_gpt0	32
sc0_glitch_cnt	32 3.0-3.5
sc0_glitch_rate	32 3.0-3.5
sc0_gpc0_rate	32
sc0_gpc1_rate	32
sc0_http_err_cnt	32
sc0_http_err_rate	32
sc0_http_fail_cnt	32
sc0_http_fail_rate	32
sc0_http_req_cnt	32
sc0_http_req_rate	32
sc0_inc_gpc0	32
sc0_inc_gpc1	32
sc0_kbytes_in	32
sc0_kbytes_out	32
sc0_key	32 3.2-3.5
sc0_sess_cnt	32
sc0_sess_rate	32
sc0_tracked	32
sc0_trackers	32
sc1_bytes_in_rate	32
sc1_bytes_out_rate	32
sc1_clr_gpc0	32
sc1_clr_gpc1	32
sc1_conn_cnt	32
sc1_conn_cur	32
sc1_conn_rate	32
sc1_get_gpc0	32
sc1_get_gpc1	32
sc1_get_gpt0	32
sc1_glitch_cnt	32 3.0-3.5
sc1_glitch_rate	32 3.0-3.5
sc1_gpc0_rate	32
sc1_gpc1_rate	32
sc1_http_err_cnt	32
sc1_http_err_rate	32
sc1_http_fail_cnt	32
sc1_http_fail_rate	32
sc1_http_req_cnt	32
sc1_http_req_rate	32
sc1_inc_gpc0	32
sc1_inc_gpc1	32
sc1_kbytes_in	32
sc1_kbytes_out	32
sc1_key	32 3.2-3.5
sc1_sess_cnt	32
sc1_sess_rate	32
sc1_tracked	32
sc1_trackers	32
sc2_bytes_in_rate	32
sc2_bytes_out_rate	32
sc2_clr_gpc0	32
sc2_clr_gpc1	32
sc2_conn_cnt	32
sc2_conn_cur	32
sc2_conn_rate	32
sc2_get_gpc0	32
sc2_get_gpc1	32
sc2_get_gpt0	32
sc2_glitch_cnt	32 3.0-3.5
sc2_glitch_rate	32 3.0-3.5
sc2_gpc0_rate	32
sc2_gpc1_rate	32
sc2_http_err_cnt	32
sc2_http_err_rate	32
sc2_http_fail_cnt	32
sc2_http_fail_rate	32
sc2_http_req_cnt	32
sc2_http_req_rate	32
sc2_inc_gpc0	32
sc2_inc_gpc1	32
sc2_kbytes_in	32
sc2_kbytes_out	32
sc2_key	32 3.2-3.5
sc2_sess_cnt	32
sc2_sess_rate	32
sc2_tracked	32
sc2_trackers	32
sc_bytes_in_rate	32
sc_bytes_out_rate	32
sc_clr_gpc	32 2.5-3.5
sc_clr_gpc0	32
sc_clr_gpc1	32
sc_conn_cnt	32
sc_conn_cur	32
sc_conn_rate	32
sc_get_gpc	32 2.5-3.5
sc_get_gpc0	32
sc_get_gpc1	32
sc_get_gpt	32 2.5-3.5
sc_get_gpt0	32
sc_glitch_cnt	32 3.0-3.5
sc_glitch_rate	32 3.0-3.5
sc_gpc0_rate	32
sc_gpc1_rate	32
sc_gpc_rate	32 2.5-3.5
sc_http_err_cnt	32
sc_http_err_rate	32
sc_http_fail_cnt	32
sc_http_fail_rate	32
sc_http_req_cnt	32
sc_http_req_rate	32
sc_inc_gpc	32 2.5-3.5
sc_inc_gpc0	32
sc_inc_gpc1	32
sc_kbytes_in	32
sc_kbytes_out	32
sc_key	32 3.2-3.5
sc_sess_cnt	32
sc_sess_rate	32
sc_tracked	32
sc_trackers	32
scook	30
scook_cnt	30
scook_val	30
sctl	48 3.0-3.5
sdbm	17
secure_memcmp	17
send-proxy	80
send-proxy-v2	80
send-proxy-v2-ssl	80
send-proxy-v2-ssl-cn	80
send-retry	6 3.1-3.5
send-spoe-group	6 2.9-3.5
server	66 2.4-3.1	78	7	67 3.2-3.5
server-state-base	70
server-state-file	70
server-state-file-name	7
server-template	7
server_status	30 2.9-3.5
set-bandwidth-limit	6 2.9-3.5
set-bc-mark	6 3.0-3.5
set-bc-tos	6 3.0-3.5
set-cookie	30
set-dst	2 2.9	6 2.9-3.5
set-dst-port	6 2.9-3.5
set-dumpable	70
set-fc-mark	6 3.0-3.5
set-fc-tos	6 3.0-3.5
set-header	6 2.9-3.5
set-headers-bin	6 3.4-3.5
set-log-level	6 2.9-3.5
set-map	6 2.9-3.5
set-mark	6 2.9-3.5
set-method	6 2.9-3.5
set-nice	6 2.9-3.5
set-param	29
set-path	6 2.9-3.5
set-pathq	6 2.9-3.5
set-priority-class	6 2.9-3.5
set-priority-offset	6 2.9-3.5
set-proxy-v2-tlv-fmt	80 2.9-3.5
set-query	6 2.9-3.5
set-retries	6 3.1-3.5
set-src	6 2.9-3.5
set-src-port	6 2.9-3.5
set-status	6 2.9-3.5
set-timeout	6 2.9-3.5
set-tos	6 2.9-3.5
set-uri	6 2.9-3.5
set-var	70	17 2.4-2.5,2.8-3.5	6 2.9-3.5
set-var-fmt	70 2.5-3.5	6 2.9-3.5
setcap	70 2.9-3.5
setenv	70
severity-output	10
sha1	17
sha2	17
shard	80 2.7-3.5
shards	10 2.5-3.5	66 2.7-3.1	67 3.2-3.5
shdr	30
shdr_cnt	30
shdr_ip	30
shdr_val	30
shm-stats-file	70 3.3-3.5
shm-stats-file-max-objects	70 3.3-3.5
sigalgs	10 2.8-3.5	80 2.9-3.5
silent-drop	6 2.9-3.5
size	78
slowstart	80
sni	80
sni-auto	80 3.3-3.5
so_id	32
so_name	32
socks4	80
source	7	80
spread-checks	68
src	32
src_bytes_in_rate	32
src_bytes_out_rate	32
src_clr_gpc	32 2.5-3.5
src_clr_gpc0	32
src_clr_gpc1	32
src_conn_cnt	32
src_conn_cur	32
src_conn_rate	32
src_get_gpc	32 2.5-3.5
src_get_gpc0	32
src_get_gpc1	32
src_get_gpt	32 2.5-3.5
src_get_gpt0	32
src_glitch_cnt	32 3.0-3.5
src_glitch_rate	32 3.0-3.5
src_gpc0_rate	32
src_gpc1_rate	32
src_gpc_rate	32 2.5-3.5
src_http_err_cnt	32
src_http_err_rate	32
src_http_fail_cnt	32
src_http_fail_rate	32
src_http_req_cnt	32
src_http_req_rate	32
src_inc_gpc	32 2.5-3.5
src_inc_gpc0	32
src_inc_gpc1	32
src_is_local	32
src_kbytes_in	32
src_kbytes_out	32
src_port	32
src_sess_cnt	32
src_sess_rate	32
src_updt_conn_cnt	32
srv_conn	36
srv_conn_free	36
srv_id	32
srv_is_up	36	17 3.3-3.5
srv_iweight	36
srv_name	32
srv_queue	17	36
srv_sess_rate	36
srv_uweight	36
srv_weight	36
srvtcpka-cnt	7
srvtcpka-idle	7
srvtcpka-intvl	7
ssl	10	80
ssl-default-bind-ciphers	70
ssl-default-bind-ciphersuites	70
ssl-default-bind-client-sigalgs	70 2.8-3.5
ssl-default-bind-curves	70
ssl-default-bind-options	70
ssl-default-bind-sigalgs	70 2.8-3.5
ssl-default-server-ciphers	70
ssl-default-server-ciphersuites	70
ssl-default-server-client-sigalgs	70 2.9-3.5
ssl-default-server-curves	70 2.9-3.5
ssl-default-server-options	70
ssl-default-server-sigalgs	70 2.9-3.5
ssl-dh-param-file	70
ssl-engine	68
ssl-f-use	7 3.2-3.5
ssl-load-extra-del-ext	70
ssl-load-extra-files	70
ssl-max-ver	10	80
ssl-min-ver	10	80
ssl-mode-async	68
ssl-passphrase-cmd	70 3.3-3.5
ssl-propquery	70 2.6-3.5
ssl-provider	70 2.6-3.5
ssl-provider-path	70 2.6-3.5
ssl-reuse	80
ssl-security-level	70 3.0-3.5
ssl-server-verify	70
ssl-skip-self-issued-ca	70
ssl_bc	33
ssl_bc_alg_keysize	33
ssl_bc_alpn	33
ssl_bc_cipher	33
ssl_bc_client_early_traffic_secret	33 3.0-3.5
ssl_bc_client_handshake_traffic_secret	33 3.0-3.5
ssl_bc_client_random	33
ssl_bc_client_traffic_secret_0	33 3.0-3.5
ssl_bc_curve	33 2.9-3.5
ssl_bc_early_exporter_secret	33 3.0-3.5
ssl_bc_err	33 2.5-3.5
ssl_bc_err_str	33 2.5-3.5
ssl_bc_exporter_secret	33 3.0-3.5
ssl_bc_is_resumed	33
ssl_bc_npn	33
ssl_bc_protocol	33
ssl_bc_server_handshake_traffic_secret	33 3.0-3.5
ssl_bc_server_random	33
ssl_bc_server_traffic_secret_0	33 3.0-3.5
ssl_bc_session_id	33
ssl_bc_session_key	33
ssl_bc_sni	33 3.3-3.5
ssl_bc_unique_id	33
ssl_bc_use_keysize	33
ssl_c_ca_err	33
ssl_c_ca_err_depth	33
ssl_c_chain_der	33
ssl_c_der	33
ssl_c_err	33
ssl_c_i_dn	33
ssl_c_key_alg	33
ssl_c_notafter	33
ssl_c_notbefore	33
ssl_c_policies	33 3.5
ssl_c_r_dn	33 2.8-3.5
ssl_c_s_dn	33
ssl_c_san	33 3.1-3.5
ssl_c_serial	33
ssl_c_sha1	33
ssl_c_sig_alg	33
ssl_c_used	33
ssl_c_verify	33
ssl_c_version	33
ssl_f_der	33
ssl_f_i_dn	33
ssl_f_key_alg	33
ssl_f_notafter	33
ssl_f_notbefore	33
ssl_f_s_dn	33
ssl_f_serial	33
ssl_f_sha1	33
ssl_f_sig_alg	33
ssl_f_version	33
ssl_fc	33
ssl_fc_alg_keysize	33
ssl_fc_alpn	33
ssl_fc_cipher	33
ssl_fc_cipherlist_bin	33
ssl_fc_cipherlist_hex	33
ssl_fc_cipherlist_str	33
ssl_fc_cipherlist_xxh	33
ssl_fc_client_early_traffic_secret	33
ssl_fc_client_handshake_traffic_secret	33
ssl_fc_client_random	33
ssl_fc_client_traffic_secret_0	33
ssl_fc_crtname	33 3.4-3.5
ssl_fc_curve	33 2.9-3.5
ssl_fc_early_exporter_secret	33
ssl_fc_early_rcvd	33 3.3-3.5
ssl_fc_ecformats_bin	33 2.5-3.5
ssl_fc_eclist_bin	33 2.5-3.5
ssl_fc_err	33 2.5-3.5
ssl_fc_err_str	33 2.5-3.5
ssl_fc_exporter_secret	33
ssl_fc_extlist_bin	33 2.5-3.5
ssl_fc_has_crt	33
ssl_fc_has_early	33
ssl_fc_has_sni	33
ssl_fc_is_resumed	33
ssl_fc_npn	33
ssl_fc_protocol	33
ssl_fc_protocol_hello_id	33 2.5-3.5
ssl_fc_server_handshake_traffic_secret	33
ssl_fc_server_random	33
ssl_fc_server_traffic_secret_0	33
ssl_fc_session_id	33
ssl_fc_session_key	33
ssl_fc_sigalgs_bin	33 3.1-3.5
ssl_fc_sni	33
ssl_fc_supported_versions_bin	33 3.1-3.5
ssl_fc_unique_id	33
ssl_fc_use_keysize	33
ssl_s_chain_der	33
ssl_s_der	33
ssl_s_i_dn	33
ssl_s_key_alg	33
ssl_s_notafter	33
ssl_s_notbefore	33
ssl_s_s_dn	33
ssl_s_serial	33
ssl_s_sha1	33
ssl_s_sig_alg	33
ssl_s_version	33
stats admin	7
stats auth	7
stats bind-process	70 2.4-2.6
stats calculate-max-counters	70 3.4-3.5
stats enable	7
stats hide-version	7
stats http-request	7
stats maxconn	70
stats realm	7
stats refresh	7
stats scope	7
stats show-desc	7
stats show-legends	7
stats show-modules	7
stats show-node	7
stats show-version	7 3.4-3.5
stats socket	70
stats timeout	70
stats uri	7
stats-file	70 3.0-3.5
status	30
stick	80
stick match	7
stick on	7
stick store-request	7
stick store-response	7
stick-table type	7	96 3.2-3.5
stopping	36
str	36
strcmp	17
stress-level	70 3.2-3.5
strict-limits	70
strict-maxconn	80 3.2-3.5
strict-mode	6 2.9-3.5
strict-sni	10
sub	17
switch-mode http	6 2.9-3.5
table	66 2.4-3.1	96 3.2-3.5	67 3.2-3.5
table_avl	36
table_bytes_in_rate	17
table_bytes_out_rate	17
table_clr_gpc	17 3.2-3.5
table_clr_gpc0	17 3.2-3.5
table_clr_gpc1	17 3.2-3.5
table_cnt	36
table_conn_cnt	17
table_conn_cur	17
table_conn_rate	17
table_expire	17 2.7-3.5
table_glitch_cnt	17 3.0-3.5
table_glitch_rate	17 3.0-3.5
table_gpc	17 2.5-3.5
table_gpc0	17
table_gpc0_rate	17
table_gpc1	17
table_gpc1_rate	17
table_gpc_rate	17 2.5-3.5
table_gpt	17 2.5-3.5
table_gpt0	17
table_http_err_cnt	17
table_http_err_rate	17
table_http_fail_cnt	17
table_http_fail_rate	17
table_http_req_cnt	17
table_http_req_rate	17
table_idle	17 2.7-3.5
table_inc_gpc	17 3.2-3.5
table_inc_gpc0	17 3.2-3.5
table_inc_gpc1	17 3.2-3.5
table_kbytes_in	17
table_kbytes_out	17
table_server_id	17
table_sess_cnt	17
table_sess_rate	17
table_trackers	17
tarpit	6 2.9-3.5
tcp-check comment	7	45 3.4-3.5
tcp-check connect	7	45 3.4-3.5
tcp-check expect	7	45 3.4-3.5
tcp-check send	7	45 3.4-3.5
tcp-check send-binary	7	45 3.4-3.5
tcp-check send-binary-lf	7	45 3.4-3.5
tcp-check send-lf	7	45 3.4-3.5
tcp-check set-var	7 2.4-2.5,2.8-3.5	45 3.4-3.5
tcp-check set-var-fmt	7 2.5,2.8-3.5	45 3.4-3.5
tcp-check unset-var	7	45 3.4-3.5
tcp-md5sig	10 3.3-3.5	80 3.3-3.5
tcp-request connection	7
tcp-request connection accept	7 2.5-2.8
tcp-request connection expect-netscaler-cip layer4	7 2.5-2.8
tcp-request connection expect-proxy layer4	7 2.5-2.8
tcp-request connection reject	7 2.5-2.8
tcp-request connection sc-add-gpc	7 2.8
tcp-request connection sc-inc-gpc	7 2.5-2.8
tcp-request connection sc-inc-gpc0	7 2.5-2.8
tcp-request connection sc-inc-gpc1	7 2.5-2.8
tcp-request connection sc-set-gpt	7 2.5-2.8
tcp-request connection sc-set-gpt0	7 2.5-2.8
tcp-request connection set-dst	7 2.5-2.8
tcp-request connection set-dst-port	7 2.5-2.8
tcp-request connection set-mark	7 2.5-2.8
tcp-request connection set-src	7 2.5-2.8
tcp-request connection set-src-port	7 2.5-2.8
tcp-request connection set-tos	7 2.5-2.8
tcp-request connection set-var	7 2.5,2.8
tcp-request connection set-var-fmt	7 2.5,2.8
tcp-request connection silent-drop	7 2.5-2.8
tcp-request connection track-sc0	7 2.5-2.8
tcp-request connection track-sc1	7 2.5-2.8
tcp-request connection track-sc2	7 2.5-2.8
tcp-request connection unset-var	7 2.5-2.8
tcp-request content	7
tcp-request content accept	7 2.5-2.8
tcp-request content capture	7 2.5-2.8
tcp-request content do-resolve	7 2.5-2.8
tcp-request content reject	7 2.5-2.8
tcp-request content sc-add-gpc	7 2.8
tcp-request content sc-inc-gpc	7 2.5-2.8
tcp-request content sc-inc-gpc0	7 2.5-2.8
tcp-request content sc-inc-gpc1	7 2.5-2.8
tcp-request content sc-set-gpt	7 2.5-2.8
tcp-request content sc-set-gpt0	7 2.5-2.8
tcp-request content send-spoe-group	7 2.5-2.8
tcp-request content set-bandwidth-limit	7 2.7-2.8
tcp-request content set-dst	7 2.5-2.8
tcp-request content set-dst-port	7 2.5-2.8
tcp-request content set-log-level	7 2.5-2.8
tcp-request content set-mark	7 2.5-2.8
tcp-request content set-nice	7 2.5-2.8
tcp-request content set-priority-class	7 2.5-2.8
tcp-request content set-priority-offset	7 2.5-2.8
tcp-request content set-src	7 2.5-2.8
tcp-request content set-src-port	7 2.5-2.8
tcp-request content set-tos	7 2.5-2.8
tcp-request content set-var	7 2.5,2.8
tcp-request content set-var-fmt	7 2.5,2.8
tcp-request content silent-drop	7 2.5-2.8
tcp-request content switch-mode http	7 2.5-2.8
tcp-request content track-sc0	7 2.5-2.8
tcp-request content track-sc1	7 2.5-2.8
tcp-request content track-sc2	7 2.5-2.8
tcp-request content unset-var	7 2.5-2.8
tcp-request content use-service	7 2.6-2.8
tcp-request inspect-delay	7
tcp-request session	7
tcp-request session accept	7 2.5-2.8
tcp-request session reject	7 2.5-2.8
tcp-request session sc-add-gpc	7 2.8
tcp-request session sc-inc-gpc	7 2.5-2.8
tcp-request session sc-inc-gpc0	7 2.5-2.8
tcp-request session sc-inc-gpc1	7 2.5-2.8
tcp-request session sc-set-gpt	7 2.5-2.8
tcp-request session sc-set-gpt0	7 2.5-2.8
tcp-request session set-dst	7 2.5-2.8
tcp-request session set-dst-port	7 2.5-2.8
tcp-request session set-mark	7 2.5-2.8
tcp-request session set-src	7 2.5-2.8
tcp-request session set-src-port	7 2.5-2.8
tcp-request session set-tos	7 2.5-2.8
tcp-request session set-var	7 2.5,2.8
tcp-request session set-var-fmt	7 2.5,2.8
tcp-request session silent-drop	7 2.5-2.8
tcp-request session track-sc0	7 2.5-2.8
tcp-request session track-sc1	7 2.5-2.8
tcp-request session track-sc2	7 2.5-2.8
tcp-request session unset-var	7 2.5-2.8
tcp-response content	7
tcp-response content accept	7 2.5-2.8
tcp-response content close	7 2.5-2.8
tcp-response content reject	7 2.5-2.8
tcp-response content sc-add-gpc	7 2.8
tcp-response content sc-inc-gpc	7 2.5-2.8
tcp-response content sc-inc-gpc0	7 2.5-2.8
tcp-response content sc-inc-gpc1	7 2.5-2.8
tcp-response content sc-set-gpt	7 2.5-2.8
tcp-response content send-spoe-group	7 2.5-2.8
tcp-response content set-bandwidth-limit	7 2.7-2.8
tcp-response content set-log-level	7 2.5-2.8
tcp-response content set-mark	7 2.5-2.8
tcp-response content set-nice	7 2.5-2.8
tcp-response content set-tos	7 2.5-2.8
tcp-response content set-var	7 2.5,2.8
tcp-response content set-var-fmt	7 2.5,2.8
tcp-response content silent-drop	7 2.5-2.8
tcp-response content unset-var	7 2.5-2.8
tcp-response inspect-delay	7
tcp-resposne content sc-set-gpt0	7 2.5-2.8
tcp-ss	10 3.4-3.5
tcp-ut	10	80
tcp.dst	17 3.4-3.5
tcp.flags	17 3.4-3.5
tcp.options.mss	17 3.4-3.5
tcp.options.sack	17 3.4-3.5
tcp.options.tsopt	17 3.4-3.5
tcp.options.tsval	17 3.4-3.5
tcp.options.wscale	17 3.4-3.5
tcp.options.wsopt	17 3.4-3.5
tcp.options_list	17 3.4-3.5
tcp.seq	17 3.4-3.5
tcp.src	17 3.4-3.5
tcp.win	17 3.4-3.5
term_events	36 3.2-3.5
tfo	10	80
tgroup	36 3.4-3.5
thread	36	10 2.5-3.5
thread-group	70 2.5-3.5
thread-groups	70 2.5-3.5
thread-hard-limit	70 3.0-3.5
timeout	89
timeout check	7
timeout client	50	7
timeout client-fin	7
timeout client-hs	7 2.9-3.5
timeout connect	78	7
timeout http-keep-alive	7
timeout http-request	7
timeout mail	56
timeout queue	7
timeout server	78	7
timeout server-fin	7
timeout tarpit	7
timeout tunnel	7
tls-ticket-keys	10
tls-tickets	80	10 3.2-3.5
total-max-size	12
trace	70 2.7-3.0	92 3.1-3.5
traces	92 3.1-3.5
track	80
track-sc0	6 2.9-3.5
track-sc1	6 2.9-3.5
track-sc2	6 2.9-3.5
transparent	7 2.4-3.4	10
tune.applet.zero-copy-forwarding	68 3.0-3.5
tune.buffers.limit	68
tune.buffers.reserve	68
tune.bufsize	68
tune.bufsize.large	68 3.4-3.5
tune.bufsize.small	68 3.1-3.5
tune.chksize	68 2.4
tune.cli.max-payload-size	68 3.4-3.5
tune.comp.maxlevel	68
tune.defaults.purge	68 3.4-3.5
tune.disable-fast-forward	68 2.8-3.5
tune.disable-zero-copy-forwarding	68 2.9-3.5
tune.epoll.mask-events	68 3.2-3.5
tune.events.max-events-at-once	68 2.9-3.5
tune.fail-alloc	68
tune.fd.edge-triggered	68
tune.fd.tables	68 3.5
tune.glitches.kill.cpu-usage	68 3.2-3.5
tune.h1.be.glitches-threshold	68 3.4-3.5
tune.h1.fe.glitches-threshold	68 3.4-3.5
tune.h1.zero-copy-fwd-recv	68 2.9-3.5
tune.h1.zero-copy-fwd-send	68 2.9-3.5
tune.h2.be.glitches-threshold	68 3.0-3.5
tune.h2.be.initial-window-size	68 2.8-3.5
tune.h2.be.max-concurrent-streams	68 2.8-3.5
tune.h2.be.max-frames-at-once	68 3.4-3.5
tune.h2.be.rxbuf	68 3.1-3.5
tune.h2.fe.glitches-threshold	68 3.0-3.5
tune.h2.fe.initial-window-size	68 2.8-3.5
tune.h2.fe.max-concurrent-streams	68 2.8-3.5
tune.h2.fe.max-frames-at-once	68 3.4-3.5
tune.h2.fe.max-rst-at-once	68 3.4-3.5
tune.h2.fe.max-total-streams	68 3.0-3.5
tune.h2.fe.rxbuf	68 3.1-3.5
tune.h2.header-table-size	68
tune.h2.initial-window-size	68
tune.h2.log-errors	68 3.4-3.5
tune.h2.max-concurrent-streams	68
tune.h2.max-frame-size	68
tune.h2.zero-copy-fwd-send	68 2.9-3.5
tune.http.cookielen	68
tune.http.logurilen	68
tune.http.maxhdr	68
tune.idle-pool.shared	68
tune.idletimer	68
tune.listener.default-shards	68 2.8-3.5
tune.listener.multi-queue	68
tune.lua.bool-sample-conversion	68 3.2-3.5
tune.lua.burst-timeout	68 2.8-3.5
tune.lua.forced-yield	68
tune.lua.log.loggers	68 2.9-3.5
tune.lua.log.stderr	68 2.9-3.5
tune.lua.maxmem	68
tune.lua.openlibs	68 3.4-3.5
tune.lua.service-timeout	68
tune.lua.session-timeout	68
tune.lua.task-timeout	68
tune.max-checks-per-thread	68 2.9-3.5
tune.max-rules-at-once	68 3.2-3.5
tune.maxaccept	68
tune.maxpollevents	68
tune.maxrewrite	68
tune.memory.hot-size	68 2.8-3.5
tune.notsent-lowat.client	68 3.2-3.5
tune.notsent-lowat.server	68 3.2-3.5
tune.pattern.cache-size	68
tune.peers.max-updates-at-once	68 2.7-3.5
tune.pipesize	68
tune.pool-high-fd-ratio	68
tune.pool-low-fd-ratio	68
tune.pt.zero-copy-forwarding	68 2.9-3.5
tune.quic.be.cc.cubic-min-losses	68 3.3-3.5
tune.quic.be.cc.hystart	68 3.3-3.5
tune.quic.be.cc.max-frame-loss	68 3.3-3.5
tune.quic.be.cc.max-win-size	68 3.3-3.5
tune.quic.be.cc.reorder-ratio	68 3.3-3.5
tune.quic.be.max-idle-timeout	68 3.3-3.5
tune.quic.be.sec.glitches-threshold	68 3.3-3.5
tune.quic.be.stream.data-ratio	68 3.3-3.5
tune.quic.be.stream.max-concurrent	68 3.3-3.5
tune.quic.be.stream.rxbuf	68 3.3-3.5
tune.quic.be.tx.pacing	68 3.3-3.5
tune.quic.be.tx.udp-gso	68 3.3-3.5
tune.quic.cc-hystart	68 3.0-3.4
tune.quic.cc.cubic.min-losses	68 3.1-3.4
tune.quic.disable-tx-pacing	68 3.2-3.4
tune.quic.disable-udp-gso	68 3.1-3.4
tune.quic.fe.cc.cubic-min-losses	68 3.3-3.5
tune.quic.fe.cc.hystart	68 3.3-3.5
tune.quic.fe.cc.max-frame-loss	68 3.3-3.5
tune.quic.fe.cc.max-win-size	68 3.3-3.5
tune.quic.fe.cc.reorder-ratio	68 3.3-3.5
tune.quic.fe.max-idle-timeout	68 3.3-3.5
tune.quic.fe.sec.glitches-threshold	68 3.3-3.5
tune.quic.fe.sec.retry-threshold	68 3.3-3.5
tune.quic.fe.sock-per-conn	68 3.3-3.5
tune.quic.fe.stream.data-ratio	68 3.3-3.5
tune.quic.fe.stream.max-concurrent	68 3.3-3.5
tune.quic.fe.stream.max-total	68 3.4-3.5
tune.quic.fe.stream.rxbuf	68 3.3-3.5
tune.quic.fe.tx.pacing	68 3.3-3.5
tune.quic.fe.tx.udp-gso	68 3.3-3.5
tune.quic.frontend.conn-tx-buffers.limit	68 2.6-3.0
tune.quic.frontend.default-max-window-size	68 3.1-3.4
tune.quic.frontend.glitches-threshold	68 3.0-3.4
tune.quic.frontend.max-data-size	68 3.2-3.4
tune.quic.frontend.max-idle-timeout	68 2.6-3.4
tune.quic.frontend.max-streams-bidi	68 2.6-3.4
tune.quic.frontend.max-tx-mem	68 3.2-3.4
tune.quic.frontend.stream-data-ratio	68 3.2-3.4
tune.quic.listen	68 3.3-3.5
tune.quic.max-frame-loss	68 2.8-3.4
tune.quic.mem.tx-max	68 3.3-3.5
tune.quic.reorder-ratio	68 3.0-3.4
tune.quic.retry-threshold	68 2.6-3.4
tune.quic.socket-owner	68 2.8-3.4
tune.quic.zero-copy-fwd-send	68 3.0-3.5
tune.quit.zero-copy-fwd-send	68 2.9
tune.rcvbuf.backend	68 2.9-3.5
tune.rcvbuf.client	68
tune.rcvbuf.frontend	68 2.9-3.5
tune.rcvbuf.server	68
tune.recv_enough	68
tune.renice.runtime	68 3.1-3.5
tune.renice.startup	68 3.1-3.5
tune.ring.queues	68 3.0-3.5
tune.runqueue-depth	68
tune.sched.low-latency	68
tune.sndbuf.backend	68 2.9-3.5
tune.sndbuf.client	68
tune.sndbuf.frontend	68 2.9-3.5
tune.sndbuf.server	68
tune.ssl.cachesize	68
tune.ssl.capture-buffer-size	68 2.5-3.5
tune.ssl.capture-cipherlist-size	68
tune.ssl.certificate-compression	68 3.4-3.5
tune.ssl.default-dh-param	68
tune.ssl.force-private-cache	68
tune.ssl.hard-maxrecord	68 2.6-3.5
tune.ssl.keylog	68
tune.ssl.keyupdate-rate-limit	68 3.5
tune.ssl.lifetime	68
tune.ssl.maxrecord	68
tune.ssl.ocsp-update.maxdelay	68 2.8-2.9	70 3.0-3.5
tune.ssl.ocsp-update.mindelay	68 2.8-2.9	70 3.0-3.5
tune.ssl.ssl-ctx-cache-size	68
tune.stick-counters	68 2.8-3.5
tune.streams-elasticity	68 3.4-3.5
tune.takeover-other-tg-connections	68 3.2-3.5
tune.vars.global-max-size	68
tune.vars.proc-max-size	68
tune.vars.reqres-max-size	68
tune.vars.sess-max-size	68
tune.vars.txn-max-size	68
tune.zlib.memlevel	68
tune.zlib.windowsize	68
txn.conn_retries	36 2.9	32 3.0-3.5
txn.id32	36 2.9-3.5
txn.redispatched	32 3.0-3.5
txn.sess_term_state	36 2.9-3.5
txn.status	30 2.9-3.5
txn.timer.total	30 2.9-3.5
txn.timer.user	33 2.9-3.5
type	45 3.4-3.5
ub64dec	17
ub64enc	17
uid	70	10
ulimit-n	70
ungrpc	17
unique-id	30
unique-id-format	7
unique-id-header	7
unix-bind	70
unset-var	17	6 2.9-3.5
unsetenv	70
upper	17
uptime	36 3.0-3.5
url	30
url32	30
url32+src	30
url_dec	17
url_enc	17
url_ip	30
url_param	30
url_port	30
urlp	30
urlp_val	30
us_ltime	17 2.9-3.5
us_utime	17 2.9-3.5
use-fcgi-app	7	76
use-server	7
use-service	6 2.9-3.5
use_backend	7
user	70	93	71 2.4-3.0	10	72 3.1-3.2
userlist	93
utime	17
uuid	36
v4v6	10
v6only	10
var	36
verify	10	80
verifyhost	80
wait-for-body time	6 2.9-3.5
wait-for-handshake	6 2.9-3.5
wait_end	35 2.4-3.0	36 3.1-3.5
waiting_entity	36 3.1-3.5
warn-blocked-traffic-after	19 3.1-3.5
weight	80
when	17 3.1-3.5
word	17
ws	80 2.5-3.5
wt6	17
wurfl-cache-size	70
wurfl-data-file	70
wurfl-information-list	70
wurfl-information-list-separator	70
wurfl-patch-file	70
x509_v_err_str	17 2.7-3.5
xor	17
xxh3	17
xxh32	17
xxh64	17
zero-warning	19`;
