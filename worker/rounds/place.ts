/** Where rounds stand for those who gather, what a unit owes, and what holds units up. */
export const ROUNDS = '/can-bo/ky-bao-cao'
export const REPORTS = '/can-bo/bao-cao'
export const DIFFICULTIES = '/can-bo/vuong-mac'
export const SETS = '/can-bo/ky-bao-cao/nhom'
export const SERIES = '/can-bo/ky-bao-cao/dinh-ky'
export const HUB = '/can-bo/cong-tac'
