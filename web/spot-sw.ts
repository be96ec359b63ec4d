import { PAGES } from './enhance/spot-page.ts'

// Serves the pages on which findings, minutes and reports are written where there is no network, and the scripts that it needs. Nothing else.

type Fetching = {
  request: Request
  respondWith(answer: Promise<Response>): void
  waitUntil(work: Promise<unknown>): void
}
type Worker = {
  addEventListener(kind: 'fetch', then: (event: Fetching) => void): void
  addEventListener(
    kind: 'install' | 'activate',
    then: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

const worker = self as unknown as Worker
/** What is written in the field. A report that somebody enters for others is written at a desk. */
const WRITTEN = /\/(ghi-nhan|bien-ban)$|^\/can-bo\/bao-cao(\/[\d-]+)?$/

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, search } = new URL(request.url)
  if (request.method !== 'GET') return
  if (pathname.indexOf('/assets/') === 0) event.respondWith(asset(request))
  else if (request.mode === 'navigate' && WRITTEN.test(pathname) && !/don-vi=/.test(search))
    event.respondWith(page(event, pathname))
})

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) || fetch(request)
}

/** The network first: what is kept may be of yesterday. */
async function page(event: Fetching, path: string): Promise<Response> {
  try {
    const answer = await fetch(event.request)
    if (answer.ok) {
      const copy = answer.clone()
      event.waitUntil(caches.open(PAGES).then((pages) => pages.put(path, copy)))
      // Signed out, or not his any more: nothing of it stays here.
    } else if (answer.status < 500) event.waitUntil(caches.delete(PAGES))
    return answer
  } catch (error) {
    const kept = await caches.match(path)
    if (kept) return kept
    throw error
  }
}
