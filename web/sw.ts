// Fetched only by browsers whose owner asked to be told. It keeps nothing and answers no requests of the page.

/** What a push message says: words, where to look, and what it replaces. */
export type PushWords = { text: string; url: string; tag: string }
type Waiting = { waitUntil(work: Promise<unknown>): void }
type Background = {
  addEventListener(kind: 'push', then: (event: Waiting & { data: { json(): PushWords } | null }) => void): void
  addEventListener(
    kind: 'notificationclick',
    then: (event: Waiting & { notification: { data: string; close(): void } }) => void,
  ): void
  registration: { showNotification(title: string, options: object): Promise<void> }
  clients: { openWindow(url: string): Promise<unknown> }
}

const worker = self as unknown as Background

worker.addEventListener('push', (event) => {
  if (!event.data) return
  const words = event.data.json()
  // News of the same case takes the place of the one before: a message that comes twice is seen once.
  event.waitUntil(worker.registration.showNotification(words.text, { tag: words.tag, data: words.url, lang: 'vi' }))
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(worker.clients.openWindow(event.notification.data))
})
