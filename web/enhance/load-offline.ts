import { each, type Root } from './page-tools.ts'

/** Set while a petition waits on this phone for the network. */
export const WAITING = 'cho-gui'

/** Fetches what sends without a network; once, whoever asks for it. */
export function loadSender(): void {
  const src = document.documentElement.dataset.offlineSrc
  if (!src || document.querySelector(`script[src="${src}"]`)) return
  const script = document.createElement('script')
  script.src = src
  document.head.appendChild(script)
}

/** Fetches what sends without a network while there still is one: when somebody begins to write, or when something still waits here. */
export function loadOffline(root: Root): void {
  each(root, '[data-send]', (form) => {
    form.addEventListener('focusin', loadSender)
    form.addEventListener('input', loadSender)
  })
  if (localStorage.getItem(WAITING)) loadSender()
}
