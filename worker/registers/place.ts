/** Where officers find registers. */
export const REGISTERS_AT = '/can-bo/so-theo-doi'
