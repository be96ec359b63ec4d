import { each, type Root } from './page-tools.ts'

/** Shows the buttons that print the page: they stand hidden, since without a script they could do nothing. */
export function offerPrint(root: Root): void {
  each(root, '[data-print]', (button) => {
    button.hidden = false
    button.onclick = () => print()
  })
}
