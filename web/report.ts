import { busy } from './enhance/busy.ts'
import { forgetSheet } from './enhance/kept.ts'
import { newKey } from './enhance/new-key.ts'
import { outboxIn, type Waiting } from './enhance/outbox-store.ts'
import { takeTurns } from './enhance/outbox-turns.ts'
import { dropPagesAtSignOut, keepPage } from './enhance/spot-page.ts'

/** How long to wait before trying again; each time twice as long. */
const AGAIN_MS = 1e4
/** A sheet writes its draft when nobody typed for a moment: it is forgotten after that. */
const REST_MS = 600

// Runs before all other scripts of the page: the sheet asks under this key whether to go on with what was begun.
const box = document.querySelector<HTMLElement>('[data-report]')
if (box) start(box, box.querySelector('form'))

function start(box: HTMLElement, form: HTMLFormElement | null): void {
  const who = box.dataset.report || ''
  const turns = takeTurns(
    box,
    who,
    outboxIn('nghe-dan-bao-cao', 'bao-cao'),
    { took: /[?&]da=nop$/, sent },
    { noun: 'báo cáo', againMs: AGAIN_MS, edit: () => edit, shown },
  )

  /** The report of this page is there: its receipt. */
  function sent(waiting: Waiting, led: string): void {
    if (!form || waiting.action !== form.action) return
    forgetSheet(form.dataset.kept || '')
    location.assign(led)
  }

  /** One that was not taken: as it stands in this page, or in the page that it was written on. */
  function edit(waiting: Waiting): void {
    turns.forget(waiting).then(() => {
      if (!form || waiting.action !== form.action) return location.assign(waiting.action)
      setKey(form)
      box.scrollIntoView()
    })
  }

  /** What waits is not written a second time. */
  function shown(_note: HTMLElement, all: readonly Waiting[]): void {
    box.hidden = !!form && all.some((one) => one.who === who && one.action === form.action && !one.refused)
  }

  if (form) attach(form)
  document.addEventListener('DOMContentLoaded', () => {
    dropPagesAtSignOut()
    if (location.search.indexOf('don-vi=') < 0) keepPage('/can-bo/bao-cao')
    turns.resume()
  })

  function attach(form: HTMLFormElement): void {
    let pressed = ''
    // A page that was opened again without a network still carries the key of its first sending.
    setKey(form)
    form.addEventListener('click', ({ target }) => {
      const button = (target as HTMLElement).closest('button')
      pressed = button && button.name === 'buoc' ? button.value : ''
    })
    form.addEventListener('submit', async (event) => {
      if (pressed !== 'gui' && pressed !== 'luu') return
      event.preventDefault()
      const isSent = pressed === 'gui'
      // After the page's own script, which takes no second press.
      setTimeout(() => busy(form, isSent ? 'Đang nộp…' : 'Đang lưu…'))
      const data = new FormData(form)
      data.set('buoc', pressed)
      form.dispatchEvent(new CustomEvent('gather', { detail: data }))
      if (isSent) {
        await turns.keep({
          ...{ key: String(data.get('submissionKey')), action: form.action, who, at: Date.now() },
          ...{ topic: box.dataset.topic || '', place: '' },
          fields: Array.from(data.entries()),
        })
        await turns.send()
      } else await save(form, data)
      setTimeout(() => busy(form))
      if (!turns.note.hidden) turns.note.scrollIntoView({ block: 'center' })
    })
  }

  async function save(form: HTMLFormElement, data: FormData): Promise<void> {
    let why = 'Chưa lưu lên xã được vì chưa có mạng. Máy này vẫn giữ những gì ông/bà viết.'
    try {
      const answer = await fetch(form.action, { method: 'POST', body: data, credentials: 'same-origin' })
      if (answer.redirected && /[?&]da=luu$/.test(answer.url)) {
        await new Promise((done) => setTimeout(done, REST_MS))
        forgetSheet(form.dataset.kept || '')
        return location.assign(answer.url)
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const told = page.querySelector('main [role=alert]')
      why = told ? told.textContent || '' : 'Chưa lưu lên xã được. Máy này vẫn giữ những gì ông/bà viết.'
      // Somebody else's draft was seen now: pressed once more this one takes its place.
      const seen = page.querySelector<HTMLInputElement>('[name=nhap]')
      const own = form.querySelector<HTMLInputElement>('[name=nhap]')
      if (seen && own) own.value = seen.value
    } catch {}
    turns.note.className = 'note warn'
    turns.note.textContent = why
    turns.note.hidden = false
  }
}

/** Files that came with an earlier page go under the key of that page. */
function setKey(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[name=submissionKey]')
  if (field && !form.querySelector('[name=tep]')) field.value = newKey()
}
