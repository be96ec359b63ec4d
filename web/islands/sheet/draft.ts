import { valuesOf } from '../../../worker/forms/fields.ts'
import { isQuestion } from '../../../worker/forms/questionnaire.ts'
import type { Answers } from '../../../worker/forms/questionnaire.ts'
import type { Sheet } from '../../../worker/forms/sheet.ts'
import { forgetSheet, sheetKey } from '../../enhance/kept.ts'

/** A sheet that was begun on this phone: whoever goes on sends it under the same key. */
export type Draft = { at: number; key: string; started?: string | undefined; page: string; answers: Answers }

/** After so long nobody goes on with it. */
const LONGEST_MS = 30 * 24 * 3_600_000

/** What was begun here under this name, if it is not too old. */
export function draftOf(name: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(sheetKey(name)) || 'null') as Draft | null
    if (draft && Date.now() - draft.at < LONGEST_MS) return draft
    forgetSheet(name)
  } catch {}
  return null
}

/** Keeps what stands on a sheet. Photos and other files are not kept: they would be gone from under their names. */
export function keepDraft(name: string, sheet: Sheet, page: string, key: string, started?: string): void {
  const values = valuesOf(sheet)
  const answers: Record<string, string> = {}
  for (const one of Object.keys(values)) if (!isFile(sheet, one)) answers[one] = values[one] ?? ''
  try {
    localStorage.setItem(
      sheetKey(name),
      JSON.stringify({ at: Date.now(), key, started, page, answers } satisfies Draft),
    )
  } catch {}
}

/** Asks before the form whether to go on with what was begun. The answers themselves are not shown: others may hold this phone. */
export function offerDraft(form: HTMLElement, draft: Draft, goOn: () => void, drop: () => void): void {
  const box = document.createElement('div')
  box.className = 'note'
  const said = document.createElement('p')
  said.textContent = `Trên máy này có một phiếu trả lời dở, lần cuối ${when(new Date(draft.at))}. Ông/bà trả lời tiếp phiếu đó, hay bỏ đi và trả lời từ đầu?`
  box.appendChild(said)
  const add = (text: string, act: () => void) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'quiet'
    button.textContent = text
    button.onclick = () => {
      box.remove()
      act()
    }
    box.appendChild(button)
  }
  add('Trả lời tiếp', goOn)
  add('Bỏ, trả lời từ đầu', drop)
  form.insertAdjacentElement('beforebegin', box)
}

function isFile(sheet: Sheet, key: string): boolean {
  const { node } = sheet.entry(key)
  return isQuestion(node) && ['image', 'audio', 'file'].includes(node.kind)
}

function when(at: Date): string {
  const minutes = `0${at.getMinutes()}`.slice(-2)
  return `lúc ${at.getHours()}:${minutes} ngày ${at.getDate()}/${at.getMonth() + 1}`
}
