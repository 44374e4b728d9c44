export { configurationPlace } from '@haplint/core/internal';
