/** Set on this device when the keys are not wanted: voice control and screen readers need letters for themselves. */
const OFF = 'phim-tat'

const GO: Record<string, string> = { i: '/can-bo', h: '/can-bo/hom-nay', t: '/can-bo/tim' }
const HELP = '/can-bo/phim-tat'
/** A second key belongs to the first one for so long. */
const PAIR_MS = 1500

/** Keys for officers who have many rows before them: to the next row, into it, to the inbox, to the search. Off while somebody types. */
export function listenForKeys(): void {
  offerSwitch()
  let wentAt = 0
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target) || isOff())
      return
    const isPair = Date.now() - wentAt < PAIR_MS
    wentAt = 0
    if (isPair && GO[event.key]) location.assign(GO[event.key] as string)
    else if (event.key === 'g') wentAt = Date.now()
    else if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1)
    else if (event.key === '/') find()
    else if (event.key === '?') location.assign(HELP)
    else return
    event.preventDefault()
  })
}

/** To the next row's link: Enter is then the browser's own. */
function step(by: 1 | -1): void {
  const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('[data-rows] tbody tr')).map((row) =>
    row.querySelector<HTMLAnchorElement>('a[href]'),
  )
  const here = links.findIndex((link) => link?.closest('tr')?.contains(document.activeElement))
  const next = links[here < 0 ? (by > 0 ? 0 : links.length - 1) : here + by]
  next?.focus()
}

function find(): void {
  const box = document.querySelector<HTMLInputElement>('input[name=tim]')
  if (box) box.focus()
  else location.assign('/can-bo/tim')
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !isTick(target)
  )
}

function isTick(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(target.type)
}

function isOff(): boolean {
  try {
    return localStorage.getItem(OFF) === 'tat'
  } catch {
    return false
  }
}

/** On the page that lists them: one button turns them off or on, for this device. */
function offerSwitch(): void {
  const place = document.querySelector<HTMLElement>('[data-keys]')
  if (!place) return
  const said = place.querySelector('p') as HTMLElement
  const button = place.querySelector('button') as HTMLButtonElement
  const show = () => {
    said.textContent = isOff() ? 'Phím tắt đang tắt trên máy này.' : 'Phím tắt đang bật trên máy này.'
    button.textContent = isOff() ? 'Bật phím tắt' : 'Tắt phím tắt'
  }
  button.onclick = () => {
    if (isOff()) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, 'tat')
    show()
  }
  place.hidden = false
  show()
}
