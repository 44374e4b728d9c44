import type { Written } from '../catalog-table.js';
import type { SampleFetch } from '../samples.js';

/** TLS secrets are fetched since 2.4, of which the derived dump does not tell (src/ssl_sample.c). */
const SINCE_2_4 = { since: null } as const;

/** Corrections to what the dumps say of sample fetches. */
export const SAMPLE_FETCHES: Written<SampleFetch> = {
  ssl_fc_client_early_traffic_secret: SINCE_2_4,
  ssl_fc_client_handshake_traffic_secret: SINCE_2_4,
  ssl_fc_client_traffic_secret_0: SINCE_2_4,
  ssl_fc_early_exporter_secret: SINCE_2_4,
  ssl_fc_exporter_secret: SINCE_2_4,
  ssl_fc_server_handshake_traffic_secret: SINCE_2_4,
  ssl_fc_server_traffic_secret_0: SINCE_2_4,
};
