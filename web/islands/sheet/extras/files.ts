import { fieldName } from '../../../../worker/forms/fields.ts'
import type { Sheet } from '../../../../worker/forms/sheet.ts'
import { idOf } from '../../../components/sheet/view.ts'
import { smaller } from '../../../enhance/shrink.ts'
import { weight } from '../../../enhance/weight.ts'
import type { LiveSheet } from '../live-sheet.tsx'

/** As the Worker takes them. */
const MOST_BYTES = 8 * 1024 * 1024

/** The files chosen so far, by key. They outlive their page, and a form that comes back with errors. */
const chosen = new Map<string, File>()
/** A photo that is being made smaller. */
let working: Promise<void> | null = null

/** Takes the file that was just chosen; its name is the answer. */
export function takeFile(live: LiveSheet, key: string, box: HTMLInputElement): void {
  const file = box.files?.[0]
  if (!file) return
  const done = (small: File) => {
    working = null
    if (small.size > MOST_BYTES) {
      dropFile(live, key)
      return live.say(key, `${file.name} nặng ${weight(small.size)}, quá 8 MB. Ông/bà chọn tệp khác.`)
    }
    chosen.set(key, small)
    live.put(key, file.name)
    live.say(key, `Sẽ gửi ${file.name}, ${weight(small.size)}.`)
  }
  if (live.view.sheet.entry(key).kind !== 'image') return done(file)
  live.say(key, 'Đang thu nhỏ ảnh…')
  working = (async () => done(await smaller(file)))()
}

/** Takes a file back. */
export function dropFile(live: LiveSheet, key: string): void {
  chosen.delete(key)
  live.put(key, '')
  live.say(key, '')
  const box = document.getElementById(idOf(key)) as HTMLInputElement | null
  if (!box) return
  box.value = ''
  box.focus()
}

/** What has to be waited for before the sheet is sent; null when nothing. */
export function filesAtWork(): Promise<void> | null {
  return working
}

/** Puts the files into what is sent, in place of their boxes and names. */
export function gatherFiles(data: FormData, sheet: Sheet): void {
  chosen.forEach((file, key) => {
    if (!sheet.has(key) || !sheet.entry(key).relevant) return
    data.delete(fieldName(key))
    data.append(fieldName(key), file, file.name)
  })
}
