import { busy } from './enhance/busy.ts'
import { forgetSheet } from './enhance/kept.ts'
import { addPhotos, forgetPhotos, gatherPhotos } from './enhance/photo.ts'
import { offerSignature } from './enhance/sign.ts'
import { bringBack, dropDraft, fillIn, keepDraft } from './enhance/spot-draft.ts'
import { newKey } from './enhance/new-key.ts'
import { takeTurns } from './enhance/outbox-turns.ts'
import { type Finding, findings } from './enhance/spot-store.ts'
import { dropPagesAtSignOut, keepPage } from './enhance/spot-page.ts'

/** How long to wait before trying again; each time twice as long. */
const AGAIN_MS = 2e4
/** A sheet writes its draft when nobody typed for a moment: it is forgotten after that. */
const REST_MS = 600
/** What is written of a finding before it is sent; the check-list keeps its own. */
const WORDS = ['limits', 'strengths', 'place', 'hamlet', 'body', 'present', 'consent', 'signer']

// Runs before all other scripts of the page: the form is still as the Worker drew it.
const box = document.querySelector<HTMLElement>('[data-spot]')
if (box) start(box, box.innerHTML)

function start(box: HTMLElement, fresh: string): void {
  const who = box.dataset.spot || ''
  const turns = takeTurns(
    box,
    who,
    findings,
    { took: /\/ghi-nhan\?da=gui$/, clock: 'foundAt' },
    { noun: 'ghi nhận', againMs: AGAIN_MS, edit: () => (form() ? edit : null) },
  )

  function form(): HTMLFormElement | null {
    return box.querySelector('form')
  }

  /** An empty form under a key of its own, or a finding that was not taken, to be put right. */
  function renew(finding?: Finding): void {
    forgetPhotos()
    box.innerHTML = fresh
    const made = form()
    if (!made) return
    setKey(made, finding?.key)
    if (finding) fillIn(made, finding.fields)
    document.dispatchEvent(new CustomEvent('fresh'))
    attach(made, finding)
  }

  function edit(finding: Finding): void {
    renew(finding)
    box.scrollIntoView()
  }

  function attach(form: HTMLFormElement, finding?: Finding): void {
    gatherPhotos(box)
    const place = box.querySelector<HTMLElement>('[data-sign]')
    const sign = place && offerSignature(place)
    const drawn = finding?.fields.find(([name]) => name === 'signature')?.[1]
    if (sign && drawn instanceof Blob) sign.show(drawn)
    const foundAt = form.querySelector<HTMLInputElement>('[name=foundAt]')
    form.addEventListener('input', () => {
      if (foundAt && !foundAt.value && !finding) foundAt.value = new Date().toISOString()
      keepDraft(form, WORDS)
    })
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      // After the page's own script, which takes no second press.
      setTimeout(() => busy(form, isWhole(form) ? 'Đang lưu…' : undefined))
      if (!isWhole(form)) return
      const data = await addPhotos(new FormData(form))
      form.dispatchEvent(new CustomEvent('gather', { detail: data }))
      const drawing = sign && (await sign.drawing())
      data.delete('signature')
      if (drawing) data.append('signature', drawing, 'chu-ky.png')
      await turns.keep({
        ...{ key: String(data.get('submissionKey')), action: form.action, who, at: Date.now() },
        ...{ topic: box.dataset.topic || '', place: String(data.get('place') || '') },
        fields: Array.from(data.entries()),
      })
      dropDraft()
      const kept = form.dataset.kept
      await new Promise((done) => setTimeout(done, kept ? REST_MS : 0))
      if (kept) forgetSheet(kept)
      renew()
      await turns.show()
      turns.note.scrollIntoView({ block: 'center' })
      await turns.send()
    })
  }

  const first = form()
  // A page that was opened again without a network still carries the key of its first finding.
  if (first) setKey(first)
  document.addEventListener('DOMContentLoaded', () => {
    dropPagesAtSignOut()
    if (first) {
      bringBack(first, WORDS)
      attach(first)
      keepPage('/can-bo/giam-sat/')
    }
    turns.resume()
  })
}

function setKey(form: HTMLFormElement, key?: string): void {
  const field = form.querySelector<HTMLInputElement>('[name=submissionKey]')
  if (field) field.value = key || newKey()
}

/** Says at the first field what is missing: without a network nobody else would. */
function isWhole(form: HTMLFormElement): boolean {
  const named = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)
  const signer = named('signer')
  const consent = form.querySelector<HTMLInputElement>('[name=consent]:checked')
  if (signer)
    signer.setCustomValidity(
      consent && consent.value !== 'nobody' && !signer.value.trim() ? 'Ông/bà ghi tên người xác nhận.' : '',
    )
  return ['place', 'consent', 'signer'].every((name) => {
    const field = named(name)
    return !field || field.reportValidity()
  })
}
