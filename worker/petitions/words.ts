/** A petition's own words as its first event hashes them. */
export function petitionWords(row: {
  content: string
  demands: string[]
  place: string
  latitude: number | null
  longitude: number | null
}): string {
  return JSON.stringify([row.content, row.demands, row.place, row.latitude, row.longitude])
}

/** An answer's words as the event that proposed it hashes them. */
export function replyWords(row: {
  text: string
  demandAnswers: string[]
  documentNumber: string
  documentOn: string | null
}): string {
  return JSON.stringify([row.text, row.demandAnswers, row.documentNumber, row.documentOn])
}
