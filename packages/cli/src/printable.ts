export { printable } from '@haplint/core';
