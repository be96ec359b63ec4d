import { each, type Root } from './page-tools.ts'

/** Set while a petition waits on this phone for the network. */
export const WAITING = 'cho-gui'

let asked = false

function load(): void {
  const src = document.documentElement.dataset.offlineSrc
  if (asked || !src) return
  asked = true
  const script = document.createElement('script')
  script.src = src
  document.head.appendChild(script)
}

/** Fetches what sends without a network while there still is one: when somebody begins to write, or when something still waits here. */
export function loadOffline(root: Root): void {
  each(root, '[data-send]', (form) => {
    form.addEventListener('focusin', load)
    form.addEventListener('input', load)
  })
  if (localStorage.getItem(WAITING)) load()
}
