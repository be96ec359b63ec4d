/** Where officers' pages of dialogue stand. */
export const OFFICE = '/can-bo/doi-thoai'
export const REQUESTS = `${OFFICE}/de-nghi`
export const TOPICS = `${OFFICE}/chu-de`
export const SESSIONS = `${OFFICE}/cuoc`

/** Where everybody reads of dialogue: `/binh-xa/doi-thoai`. */
export function publicPlace(communeId: string): string {
  return `/${communeId}/doi-thoai`
}
