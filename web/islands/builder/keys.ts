import type { Bench } from './bench.ts'

/** What keys do here: Alt with an arrow moves the question at hand, Ctrl+Z and Ctrl+Y go back and forth, Escape adds nothing. */
export function listenForKeys(place: HTMLElement, bench: Bench): void {
  place.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const target = event.target as HTMLElement
    const key = event.key.toLowerCase()
    const isMove = event.altKey && (key === 'arrowup' || key === 'arrowdown') && target.tagName !== 'SELECT'
    const name = target.closest<HTMLElement>('[data-q]')?.dataset.q
    const undoes = (event.ctrlKey || event.metaKey) && !event.altKey && !isTyped(target)
    if (isMove && name !== undefined) bench.move(name, key === 'arrowup' ? -1 : 1)
    else if (key === 'escape' && bench.adding) bench.offer(null)
    else if (undoes && key === 'z' && !event.shiftKey) bench.undo()
    else if (undoes && (key === 'y' || key === 'z')) bench.redo()
    else return
    event.preventDefault()
  })
}

/** There the browser itself takes back what was typed. */
function isTyped(target: HTMLElement): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !/^(checkbox|radio|file|button)$/.test(target.type))
  )
}
