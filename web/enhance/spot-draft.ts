import { addButton } from './page-tools.ts'

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** One draft for each page. */
function key(): string {
  return `nhap:tai-cho${location.pathname}`
}

/** Keeps what is being written in fields of these names. */
export function keepDraft(form: HTMLFormElement, names: readonly string[]): void {
  const data = new FormData(form)
  const kept = names.map((name) => [name, String(data.get(name) || '')])
  try {
    localStorage.setItem(key(), JSON.stringify(kept))
  } catch {}
}

/** Forgets it. */
export function dropDraft(): void {
  localStorage.removeItem(key())
}

/** Brings back what was being written when the page was left. */
export function bringBack(form: HTMLFormElement, names: readonly string[]): void {
  const kept = JSON.parse(localStorage.getItem(key()) || '[]') as [string, string][]
  // What the Worker sent back is newer.
  if (!kept.some(([name, value]) => value && names.indexOf(name) >= 0) || document.querySelector('[data-focus]')) return
  fillIn(form, kept)
  form.insertAdjacentHTML(
    'afterbegin',
    '<div class="note" role="status"><p>Đã khôi phục nội dung ông/bà viết dở.</p></div>',
  )
  addButton(form.querySelector('.note p') as Element, 'Xóa bản nháp', () => {
    dropDraft()
    location.reload()
  })
}

/** Puts values into a form, photos among them. */
export function fillIn(form: HTMLFormElement, fields: readonly [string, FormDataEntryValue][]): void {
  const photos = new DataTransfer()
  for (const [name, value] of fields) {
    if (value instanceof File) {
      if (name === 'photos') photos.items.add(value)
      continue
    }
    for (const box of Array.from(form.elements) as Box[]) {
      if (box.name !== name || box.type === 'hidden' || box.type === 'file') continue
      if (box.type === 'radio' || box.type === 'checkbox') {
        if (box.value === value) (box as HTMLInputElement).checked = true
      } else box.value = value
    }
  }
  const input = form.querySelector<HTMLInputElement>('[name=photos]')
  if (input && photos.files.length > 0) input.files = photos.files
}
