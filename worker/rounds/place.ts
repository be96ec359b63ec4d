/** Where rounds stand for those who gather, what a unit owes, and what holds units up. */
export const ROUNDS = '/can-bo/ky-bao-cao'
export const REPORTS = '/can-bo/bao-cao'
export const DIFFICULTIES = '/can-bo/vuong-mac'
