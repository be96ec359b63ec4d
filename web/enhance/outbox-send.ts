import type { Outbox, Waiting } from './outbox-store.ts'

/** How the last turn of sending ended. */
export type SentSome = { sent: number; trouble: '' | 'lost' | 'later' | 'signed-out' }

/** How it is sent: the address that a form which was taken leads to; the field with the machine's own clock. */
export type Manner = { took: RegExp; clock?: string; sent?: (waiting: Waiting, led: string) => void }

/** Sends what this officer wrote, one after the other. Each goes under its key: what arrived twice is there once. */
export async function sendWaiting(outbox: Outbox, who: string, manner: Manner): Promise<SentSome> {
  let sent = 0
  for (const waiting of await outbox.all()) {
    if (waiting.who !== who || waiting.refused) continue
    const outcome = await sendOne(outbox, waiting, manner)
    if (outcome === 'sent') sent++
    else if (outcome !== 'refused') return { sent, trouble: outcome }
  }
  return { sent, trouble: '' }
}

async function sendOne(
  outbox: Outbox,
  waiting: Waiting,
  manner: Manner,
): Promise<'sent' | 'refused' | 'lost' | 'later' | 'signed-out'> {
  const data = new FormData()
  for (const [name, value] of waiting.fields) data.append(name, value)
  let answer: Response
  try {
    answer = await fetch(waiting.action, { method: 'POST', body: data, credentials: 'same-origin' })
  } catch {
    return 'lost'
  }
  if (answer.redirected && manner.took.test(answer.url)) {
    await outbox.forget(waiting.key)
    if (manner.sent) manner.sent(waiting, answer.url)
    return 'sent'
  }
  if (answer.redirected || answer.status === 401) return 'signed-out'
  if (answer.status >= 500 || answer.status === 429 || answer.ok) return 'later'
  const text = await answer.text()
  // A machine whose clock goes wrong: the hour of receipt stands for its own.
  const at = waiting.fields.find(([name]) => name === manner.clock)
  if (answer.status === 422 && at && at[1] !== '' && text.indexOf(`href="#${manner.clock}"`) >= 0) {
    at[1] = ''
    await outbox.keep(waiting)
    return sendOne(outbox, waiting, manner)
  }
  await outbox.keep({ ...waiting, refused: reasonIn(text) })
  return 'refused'
}

function reasonIn(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const said = Array.from(page.querySelectorAll('.errors li'))
    .map((line) => line.textContent || '')
    // Photos are still here: only the Worker's own page has lost them.
    .filter((line) => !/chọn lại ảnh/.test(line))
    .join(' ')
  const told =
    page.querySelector('main [role=alert] p:last-child') || page.querySelector('main [role=alert], main .lead')
  return said || told?.textContent || 'Xã chưa nhận được.'
}
