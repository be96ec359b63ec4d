import { PLACE } from '../place.ts'

/** Where boards file their periodic reports, and the Front sees which are in. */
export const BOARDS = `${PLACE}/ban`
