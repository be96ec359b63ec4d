import { addButton, each, type Root } from './page-tools.ts'

/** Shows the fields of a group one by one: the filled ones, and one more with each press of the button that `data-more` names. */
export function showOneByOne(root: Root): void {
  each(root, '[data-more]', (group) => {
    const fields = Array.from(group.children) as HTMLElement[]
    const boxes = fields.map((field) => field.querySelector('input,textarea') as HTMLInputElement)
    let shown = 1
    boxes.forEach((box, index) => {
      if (box.value || box.hasAttribute('aria-invalid')) shown = index + 1
    })
    const button = addButton(group, group.dataset.more || '', () => {
      shown++
      show()
      boxes[shown - 1]?.focus()
    })
    const show = () => {
      fields.forEach((field, index) => (field.hidden = index >= shown))
      button.hidden = shown >= fields.length
    }
    show()
  })
}
