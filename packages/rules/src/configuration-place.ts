export { configurationPlace } from '@haplint/core';
