/** A list that others add to asks for itself now and then, until something on the page is ticked, typed or chosen. */
export function reloadUntilTouched(): void {
  const list = document.querySelector<HTMLElement>('[data-reload]')
  if (!list) return
  let isTouched = false
  for (const kind of ['input', 'change', 'keydown'])
    document.addEventListener(kind, () => {
      isTouched = true
    })
  const wait = Number(list.getAttribute('data-reload')) * 1000
  setInterval(() => {
    if (!isTouched && !document.hidden) location.reload()
  }, wait)
}
