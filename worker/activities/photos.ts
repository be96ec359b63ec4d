/** Where photos of activity days lie, by the day they were sent. */
export function activityFolder(day: string): string {
  return `activities/${day}/`
}
