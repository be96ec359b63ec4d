import { render } from 'preact'
import { answerOf, fieldKey, fieldName } from '../../../worker/forms/fields.ts'
import type { Entry } from '../../../worker/forms/sheet.ts'
import { ASKED, turn, type Turn } from '../../../worker/forms/turn.ts'
import { Sheet } from '../../components/sheet/sheet.tsx'
import { idOf, type Live, type View } from '../../components/sheet/view.ts'
import { filesAtWork, pressed, takeFile } from './extras/all.ts'

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Heard = {
  /** An answer changed. */
  changed: () => void
  /** Another page is open. */
  turned: () => void
}

/** A sheet under the hands of somebody: what is typed is worked out at once, pages turn without the Worker. */
export class LiveSheet {
  readonly view: View & { live: Live }
  private readonly typed = new Map<string, string[]>()
  private readonly said = new Map<string, string>()

  constructor(
    private readonly form: HTMLElement,
    readonly body: HTMLElement,
    start: View,
    private readonly heard: Heard,
  ) {
    const live = { said: this.said, heard: '', isSending: false, canFind: !!navigator.geolocation }
    this.view = { ...start, typed: this.typed, live }
    // What was typed before the script came: all of it is read before anything is drawn.
    const before = Array.from(body.querySelectorAll<HTMLElement>('[data-key]')).map((question) => this.read(question))
    for (const [key, value] of before) start.sheet.put(key, value)
    this.draw()
    form.addEventListener('input', (event) => this.take(event))
    form.addEventListener('change', (event) => this.take(event))
    form.addEventListener('click', (event) => this.press(event))
  }

  draw(): void {
    render(<Sheet {...this.view} />, this.body)
  }

  /** Opens another page, without asking what is wrong on this one. */
  open(page: number): void {
    this.show({ page, errors: {}, isSent: false })
  }

  /** Puts an answer and shows what follows from it. A fault that was told goes as soon as it is put right. */
  put(key: string, value: string): void {
    const { sheet, errors } = this.view
    const changed = sheet.put(key, value)
    const fault = errors[key] && sheet.errors([key])[key]
    const isTold = fault !== errors[key]
    if (isTold) {
      const rest: Record<string, string> = { ...errors }
      delete rest[key]
      this.view.errors = fault ? { ...rest, [key]: fault } : rest
    }
    if (changed.length > 0 || isTold) this.draw()
    if (changed.length > 0) this.heard.changed()
  }

  /** Tells about a question how something went. */
  say(key: string, text: string): void {
    this.said.set(key, text)
    this.draw()
  }

  private take(event: Event): void {
    const box = event.target as Box
    const question = box.closest<HTMLElement>('[data-key]')
    const key = question?.dataset.key
    if (!question || key === undefined) return
    if (box.type !== 'file') this.put(...this.read(question, box))
    else if (event.type === 'change') takeFile(this, key, box as HTMLInputElement)
  }

  /** The answer that stands in a question's boxes; `last` is the one that was just touched. */
  private read(question: HTMLElement, last?: Box): [key: string, value: string] {
    const key = question.dataset.key ?? ''
    const entry = this.view.sheet.entry(key)
    const boxes: Record<string, string[]> = {}
    for (const box of Array.from(question.querySelectorAll('input,select,textarea')) as unknown as Box[]) {
      const field = fieldKey(box.name)
      if (!field || field.key !== key || box.type === 'file') continue
      // Where the phone was found says nothing of a place that is typed.
      if (last && (field.box === 'alt' || field.box === 'acc')) continue
      this.typed.delete(box.name)
      if (/^(radio|checkbox)$/.test(box.type) && !(box as HTMLInputElement).checked) continue
      const values = (boxes[field.box] = boxes[field.box] || [])
      values.push(box.value)
    }
    for (const name of Object.keys(boxes)) this.typed.set(fieldName(key, name), boxes[name] || [])
    const value = answerOf(entry.kind, boxes)
    return [key, last && entry.kind === 'select_multiple' ? alone(entry, last as HTMLInputElement, value) : value]
  }

  private press(event: Event): void {
    const target = event.target as HTMLElement
    const link = target.closest<HTMLAnchorElement>('.errors a, [role=status] a')
    if (link) {
      event.preventDefault()
      return this.focus(decodeURIComponent(link.hash.slice(1)))
    }
    const button = target.closest('button')
    if (!button) return
    const { name, value } = button
    const key = button.closest<HTMLElement>('[data-key]')?.dataset.key ?? ''
    if ([ASKED.step, ASKED.add, ASKED.drop, ASKED.clear, ASKED.switch].some((one) => one === name))
      this.turn(event, name, value)
    else pressed(this, key, button)
  }

  private turn(event: Event, name: string, value: string): void {
    const { view } = this
    const { sheet } = view
    const waits = filesAtWork()
    if (waits) {
      event.preventDefault()
      waits.then(() => (event.target as HTMLElement).click())
      return
    }
    const open = sheet.pages()[view.page]?.[0] ?? ''
    const turned = turn(
      sheet,
      new Map([
        [ASKED.page, [open]],
        [ASKED.language, [sheet.language]],
        [name, [value]],
      ]),
    )
    view.live.isSending = turned.isSent || value === 'luu'
    // Nothing wrong: the form goes as it stands, with the answers of all pages.
    if (view.live.isSending) return this.draw()
    event.preventDefault()
    this.show(turned)
    if (name !== ASKED.step && name !== ASKED.switch) this.heard.changed()
  }

  private show({ page, errors, more, at }: Turn): void {
    const { view } = this
    const isOther = page !== view.page
    Object.assign(view, { page, errors, listed: errors, more, at })
    this.draw()
    const told = this.body.querySelector<HTMLElement>('.errors')
    if (told) told.focus()
    else if (at) this.focus(idOf(at))
    else if (isOther) {
      this.form.scrollIntoView()
      this.focus('trang')
    }
    if (isOther) this.heard.turned()
  }

  focus(id: string): void {
    const found = document.getElementById(id)
    const folded = found?.closest('details')
    if (folded) folded.open = true
    found?.focus()
  }
}

/** An option that stands alone takes the others off, and they it. */
function alone(entry: Entry, { value, checked }: HTMLInputElement, chosen: string): string {
  const isAlone = (name: string) =>
    entry.choices.some((choice) => choice.name === name && choice.choice?.more?.['exclusive'] === 'yes')
  if (!checked) return chosen
  if (isAlone(value)) return value
  return chosen
    .split(' ')
    .filter((name) => !isAlone(name))
    .join(' ')
}
