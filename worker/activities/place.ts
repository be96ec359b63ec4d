/** Where officers find activity days. */
export const ACTIVITIES = '/can-bo/hoat-dong'
