/** Where officers find which organisation stands by which hamlet. */
export const ASSIGNMENTS = '/can-bo/phu-trach-thon'
