/** Where pages lie that are opened without a network: the worker beside them reads it. */
export const PAGES = 'ghi-nhan'

/** Keeps this page on the machine so that it opens where there is no network; `scope`: the pages beside it. */
export function keepPage(scope: string): void {
  if (!navigator.serviceWorker || !window.caches) return
  navigator.serviceWorker.register('/ghi-nhan-sw.js', { scope }).then(keep, () => {})
}

/** Whoever signs out takes the pages away that are kept here; what was written and waits stays. */
export function dropPagesAtSignOut(): void {
  if (!window.caches) return
  const out = document.querySelector('form[action="/can-bo/dang-xuat"]')
  if (out) out.addEventListener('submit', () => void caches.delete(PAGES))
}

async function keep(): Promise<void> {
  const assets = Array.from(document.querySelectorAll<HTMLElement>('script[src],link[rel=stylesheet]'))
    .map((one) => one.getAttribute('src') || one.getAttribute('href') || '')
    .filter((address) => address.indexOf('/assets/') === 0)
  try {
    const pages = await caches.open(PAGES)
    const here = location.pathname
    const missing: string[] = []
    for (const address of [here, ...assets]) if (!(await pages.match(address))) missing.push(address)
    await pages.addAll(missing)
  } catch {}
}
