import { addAfter, addStatus, each, type Root } from './page-tools.ts'

/** Says how many signs are left in a box; aloud only near the end, and not with every key. */
export function countSigns(root: Root): void {
  each<HTMLTextAreaElement>(root, '[data-count]', (box) => {
    const shown = addAfter(box, 'p', '', 'hint')
    const heard = addStatus(shown, 'sr')
    let wait = 0
    const show = () => {
      const left = box.maxLength - box.value.length
      shown.textContent = 'còn ' + left.toLocaleString('vi') + ' ký tự'
      clearTimeout(wait)
      wait = window.setTimeout(() => {
        heard.textContent = left < 200 ? shown.textContent : ''
      }, 900)
    }
    box.addEventListener('input', show)
    show()
  })
}
