import { each, type Root } from './page-tools.ts'

/** Says on the button what is being done, and takes no second press meanwhile; without words it is free again. */
export function busy(form: HTMLFormElement, text?: string): void {
  each<HTMLButtonElement>(form, '[type=submit]', (button) => {
    const was = (button.dataset.was = button.dataset.was || button.textContent)
    button.disabled = !!text
    button.textContent = text || was
  })
}

/** A form is sent once, however often its button is pressed. */
export function sendOnce(root: Root): void {
  each<HTMLFormElement>(root, 'form[method=post]', (form) => {
    // Not before the browser has gathered what it sends: a disabled button's own value would be missing.
    form.addEventListener('submit', () => setTimeout(() => busy(form, 'Đang gửi…')))
    addEventListener('pageshow', () => busy(form))
  })
}
