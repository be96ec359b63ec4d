import { dropDraft } from './draft.ts'
import { forgetSheet } from './kept.ts'
import { forget, type Waiting } from './waiting.ts'
import { showWaiting } from './waiting-note.ts'

/** Sends what an earlier visit left on this phone. Its `submissionKey` makes sure that nothing arrives twice. */
export async function resume(waiting: Waiting): Promise<void> {
  async function done(): Promise<void> {
    await forget(waiting.key)
    if (waiting.hasDraft) dropDraft(new URL(waiting.action).pathname)
    if (waiting.kept) forgetSheet(waiting.kept)
  }
  const note = showWaiting(done)
  const data = new FormData()
  waiting.fields.forEach((field) => data.append(field[0], field[1]))

  async function send(): Promise<void> {
    removeEventListener('online', send)
    note.sending()
    try {
      const answer = await fetch(waiting.action, { method: 'POST', body: data, credentials: 'same-origin' })
      if (answer.redirected) {
        await done()
        note.sent(answer.url, waiting.kept && 'Xem phiếu đã nhận')
      } else if (answer.status < 500 && answer.status !== 429) {
        await forget(waiting.key)
        note.refused(waiting.action)
      } else note.later()
    } catch {
      note.lost()
      addEventListener('online', send)
    }
  }
  await send()
}
