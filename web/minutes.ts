import { busy } from './enhance/busy.ts'
import { newKey } from './enhance/new-key.ts'
import { outboxIn, type Waiting } from './enhance/outbox-store.ts'
import { takeTurns } from './enhance/outbox-turns.ts'
import { bringBack, dropDraft, fillIn, keepDraft } from './enhance/spot-draft.ts'
import { dropPagesAtSignOut, keepPage } from './enhance/spot-page.ts'

/** How long to wait before trying again; each time twice as long. */
const AGAIN_MS = 1e4
/** What is written of an entry before it is kept. */
const WORDS = ['kind', 'text', 'speaker', 'item', 'question', 'body', 'doneOn']
/** Of these the next entry most often has the same. */
const STAYS = ['item']

const box = document.querySelector<HTMLElement>('[data-minutes]')
const form = box && box.querySelector('form')
if (box && form) start(box, form)

function start(box: HTMLElement, form: HTMLFormElement): void {
  const who = box.dataset.minutes || ''
  const entries = outboxIn('nghe-dan-doi-thoai', 'bien-ban')
  const gone: string[] = []
  const turns = takeTurns(
    box,
    who,
    entries,
    { took: /\/bien-ban\?da=ghi$/, sent: ({ place }) => gone.push(place) },
    { noun: 'mục', againMs: AGAIN_MS, edit: () => edit, shown: listGone },
  )

  function edit(waiting: Waiting): void {
    form.reset()
    setKey(waiting.key)
    fillIn(form, waiting.fields)
    box.scrollIntoView()
  }

  function listGone(note: HTMLElement): void {
    if (gone.length === 0) return
    const list = document.createElement('ul')
    for (const text of gone) list.appendChild(document.createElement('li')).textContent = `Đã gửi: ${text}`
    note.appendChild(list)
    note.hidden = false
  }

  function setKey(key = newKey()): void {
    const field = form.querySelector<HTMLInputElement>('[name=entryKey]')
    if (field) field.value = key
  }

  function write(name: string, value: string): void {
    const field = form.querySelector<HTMLInputElement>(`[name=${name}]`)
    if (field) field.value = value
  }

  /** An empty form for what is said next, at the same point of the agenda. */
  function renew(data: FormData): void {
    form.reset()
    setKey()
    write('takenAt', '')
    fillIn(
      form,
      STAYS.map((name): [string, string] => [name, String(data.get(name) || '')]),
    )
    const text = form.querySelector<HTMLTextAreaElement>('[name=text]')
    if (text) text.focus()
  }

  /** A promise without somebody who keeps it would be refused when the speaker has left. */
  function isWhole(data: FormData): boolean {
    const body = form.querySelector<HTMLInputElement>('[name=body]')
    if (!body) return true
    const isMissing = data.get('kind') === 'promise' && !body.value
    body.setCustomValidity(isMissing ? 'Ông/bà chọn cơ quan sẽ thực hiện lời hứa.' : '')
    const fold = body.closest('details')
    if (isMissing && fold) fold.open = true
    return body.reportValidity()
  }

  // A page that was opened again without a network still carries the key of its first entry.
  setKey()
  form.addEventListener('input', () => keepDraft(form, WORDS))
  form.addEventListener('change', () => {
    const body = form.querySelector<HTMLInputElement>('[name=body]')
    if (body) body.setCustomValidity('')
    const promise = form.querySelector<HTMLInputElement>('[name=kind][value=promise]')
    const fold = form.querySelector('details')
    if (promise && promise.checked && fold) fold.open = true
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    // After the page's own script, which takes no second press.
    setTimeout(() => busy(form))
    write('takenAt', new Date().toISOString())
    const data = new FormData(form)
    if (!isWhole(data)) return
    const waiting: Waiting = {
      ...{ key: String(data.get('entryKey')), action: form.action, who, at: Date.now() },
      ...{
        topic: box.dataset.topic || '',
        place: String(data.get('text') || '')
          .slice(0, 60)
          .replace(/[.\s]+$/, ''),
      },
      fields: Array.from(data.entries()),
    }
    renew(data)
    dropDraft()
    await turns.keep(waiting)
    await turns.show()
    await turns.send()
  })
  document.addEventListener('DOMContentLoaded', () => {
    dropPagesAtSignOut()
    bringBack(form, WORDS)
    keepPage('/can-bo/doi-thoai/')
    turns.resume()
  })
}
