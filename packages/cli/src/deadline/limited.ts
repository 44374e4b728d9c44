/** The variable of the environment that says to a run that it is the one with the limit, not the one that waits for it. */
export const LIMITED = 'HAPLINT_LIMITED_RUN';
