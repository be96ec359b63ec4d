import { forgetSheet } from './kept.ts'
import { WAITING } from './load-offline.ts'
import { addButton, each, type Root } from './page-tools.ts'

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Kept = [name: string, value: string]

/** One draft for each commune, which the first part of a path names. After it a `!` when it was sent and the receipt is still awaited. */
function key(path = location.pathname): string {
  return 'nhap:' + path.split('/')[1]
}

/** Keeps what is being written on this phone, brings it back after the page was left, and forgets it once it was received. */
export function keepDraft(root: Root): void {
  const saved = localStorage.getItem(key())
  each<HTMLFormElement>(root, '[data-draft]', (form) => {
    if (saved && !localStorage.getItem(WAITING) && !root.querySelector('[data-focus]'))
      bringBack(form, JSON.parse(saved.replace('!', '')))
    form.addEventListener('input', () => save(form))
    form.addEventListener('submit', () => save(form, '!'))
  })
  if (root.querySelector('[data-draft-done]') && /!$/.test(saved || '')) dropDraft()
  each(root, '[data-kept-done]', (receipt) => forgetSheet(receipt.dataset.keptDone || ''))
}

/** Forgets the draft of this commune, or of the one that another path names. */
export function dropDraft(path?: string): void {
  localStorage.removeItem(key(path))
}

function save(form: HTMLFormElement, sent = ''): void {
  const kept = boxes(form).map((box): Kept => [box.name, isChosen(box) ? box.value : ''])
  localStorage.setItem(key(), JSON.stringify(kept) + sent)
}

function bringBack(form: HTMLFormElement, kept: Kept[]): void {
  boxes(form).forEach((box, index) => {
    const was = kept[index]
    if (!was || was[0] !== box.name || !was[1]) return
    if (box.type === 'radio') (box as HTMLInputElement).checked = box.value === was[1]
    else box.value = was[1]
  })
  form.insertAdjacentHTML(
    'afterbegin',
    '<div class="note" role="status"><p>Đã khôi phục nội dung ông/bà viết dở.</p></div>',
  )
  addButton(form.querySelector('.note p') as Element, 'Xóa bản nháp', () => {
    dropDraft()
    form.reset()
    location.reload()
  })
}

/** What may be kept: no ticks, files or hidden values, and nothing that the phone itself would fill in, such as name and telephone. */
function boxes(form: HTMLFormElement): Box[] {
  return (Array.from(form.elements) as Box[]).filter(
    (box) => /^(text|radio|select)/.test(box.type) && !box.hasAttribute('autocomplete'),
  )
}

function isChosen(box: Box): boolean {
  return box.type !== 'radio' || (box as HTMLInputElement).checked
}
