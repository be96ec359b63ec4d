/** Where officers find ratings and proposals for praise. */
export const RATINGS = '/can-bo/xep-loai'
export const COMMENDATIONS = '/can-bo/khen-thuong'
