/** Where photos that show what was reached lie, by the day they were sent. */
export function proofFolder(day: string): string {
  return `targets/${day}/`
}
