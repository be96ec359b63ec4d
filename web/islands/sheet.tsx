// oxlint-disable-next-line import/no-unassigned-import
import './sheet/old-phones.ts'
import { planFrom } from '../../worker/forms/prepared.ts'
import type { Answers } from '../../worker/forms/questionnaire.ts'
import { openSheet, type Sheet } from '../../worker/forms/sheet.ts'
import { pageOf } from '../../worker/forms/turn.ts'
import { worldOf } from '../../worker/forms/world.ts'
import type { SheetData } from '../components/sheet/data.ts'
import { forgetSheet } from '../enhance/kept.ts'
import { loadSender } from '../enhance/load-offline.ts'
import { draftOf, keepDraft, offerDraft } from './sheet/draft.ts'
import { gatherFiles } from './sheet/extras/all.ts'
import { LiveSheet } from './sheet/live-sheet.tsx'

/** A draft is kept when nobody typed for so long. */
const REST_MS = 400

/** Takes a form over that the Worker drew. Where something is missing the form stays as it is and goes to the Worker page by page. */
function takeOver(form: HTMLFormElement): void {
  const body = form.querySelector<HTMLElement>('[data-body]')
  const block = form.querySelector('script')
  const key = form.querySelector<HTMLInputElement>('[name=submissionKey]')
  const started = form.querySelector<HTMLInputElement>('[name=started]')
  if (form.hasAttribute('data-send') || !body || !block || !key) return
  const data = JSON.parse(block.textContent || '') as SheetData
  const plan = planFrom(data.plan)
  const opened = (answers: Answers): Sheet => openSheet(plan, worldOf({ ...data, submissionKey: key.value }), answers)
  const name = form.dataset.kept
  const draft = (name && draftOf(name)) || null
  let isAsked = false
  let wait = 0

  const keep = () => {
    const { sheet, page } = live.view
    if (name && !isAsked) keepDraft(name, sheet, sheet.pages()[page]?.[0] ?? '', key.value, started?.value)
  }
  const changed = () => {
    loadSender()
    clearTimeout(wait)
    wait = window.setTimeout(keep, REST_MS)
  }
  const turned = () => {
    if (!isTurning) history.pushState({ trang: live.view.page }, '')
    keep()
  }
  const { page, errors, media, send, save, more, at } = data
  const sheet = opened(data.answers)
  const live = new LiveSheet(form, body, { sheet, page, errors, media, send, save, more, at }, { changed, turned })
  form.setAttribute('data-send', '')
  form.addEventListener('focusin', loadSender)
  form.addEventListener('gather', (event) => gatherFiles((event as CustomEvent<FormData>).detail, live.view.sheet))

  let isTurning = false
  onpopstate = ({ state }: PopStateEvent) => {
    isTurning = true
    live.open(Math.min((state as { trang?: number } | null)?.trang ?? page, live.view.sheet.pages().length - 1))
    isTurning = false
  }

  if (draft && name && draft.key !== key.value && Object.keys(errors).length === 0) {
    isAsked = true
    offerDraft(
      form,
      draft,
      () => {
        isAsked = false
        key.value = draft.key
        if (started && draft.started) started.value = draft.started
        live.view.sheet = opened(draft.answers)
        live.open(pageOf(live.view.sheet, draft.page))
      },
      () => {
        isAsked = false
        forgetSheet(name)
      },
    )
  }
}

function start(root: ParentNode): void {
  root.querySelectorAll<HTMLFormElement>('form[data-sheet]').forEach((form) => {
    try {
      takeOver(form)
    } catch {}
  })
}

start(document)
document.addEventListener('fresh', () => start(document))
