/** Where officers find coordination programmes. */
export const PROGRAMMES = '/can-bo/phoi-hop'
