/** Where officers find targets. */
export const TARGETS = '/can-bo/chi-tieu'
