import { each, type Root } from './page-tools.ts'

/** Shows the buttons that copy the words in their `data-copy`. */
export function offerCopy(root: Root): void {
  each(root, '[data-copy]', (button) => {
    const clipboard = navigator.clipboard
    button.hidden = !clipboard
    button.onclick = () =>
      clipboard.writeText(button.dataset.copy || '').then(() => {
        button.textContent = 'Đã chép'
      })
  })
}
