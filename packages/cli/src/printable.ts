export { printable } from '@haplint/core/internal';
