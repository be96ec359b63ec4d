/** A page, or the part of it that came anew. */
export type Root = Document | HTMLElement

/** Does something with each element that matches, in the order of the page. */
export function each<T extends HTMLElement>(root: Root, selector: string, act: (found: T) => void): void {
  root.querySelectorAll<T>(selector).forEach((found) => act(found))
}

/** Adds an element with these words after another one. */
export function addAfter(before: Element, tag: string, text = '', name = ''): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  made.className = name
  before.insertAdjacentElement('afterend', made)
  return made
}

/** The same for a button that sends nothing. */
export function addButton(before: Element, text: string, act: () => void): HTMLButtonElement {
  const made = addAfter(before, 'button', text, 'quiet') as HTMLButtonElement
  made.type = 'button'
  made.onclick = act
  return made
}

/** A line that is read aloud when it changes. */
export function addStatus(before: Element, name = 'hint'): HTMLElement {
  const made = addAfter(before, 'p', '', name)
  made.setAttribute('role', 'status')
  return made
}
