/**
 * Does a cron expression of wrangler.toml name this minute? Minute, hour, day and month, in UTC, each `*`, a number, a range,
 * a list, or one of these with a step. Days of the week are refused: the platform counts them from Sunday = 1, others from 0.
 */
export function isDue(cron: string, at: Date): boolean {
  const fields = cron.trim().split(/\s+/)
  if (fields.length !== 5 || fields[4] !== '*') throw new Error(`Lịch «${cron}» không chạy được trên máy này.`)
  const now = [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1]
  return now.every((value, index) => fields[index]?.split(',').some((part) => covers(part, value)))
}

/** One part of a field: a number, a range, or all, with or without a step. */
function covers(part: string, value: number): boolean {
  const [range = '', step = '1'] = part.split('/')
  const [from, to] = range === '*' ? [0, Infinity] : range.split('-').map(Number)
  if (from === undefined || Number.isNaN(from + Number(step)))
    throw new Error(`Lịch có phần «${part}» không hiểu được.`)
  const last = to ?? (part.includes('/') ? Infinity : from)
  return value >= from && value <= last && (value - from) % Number(step) === 0
}
