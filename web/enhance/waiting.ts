import { WAITING } from './load-offline.ts'

/** A petition that waits on this phone for the network. */
export type Waiting = {
  key: string
  action: string
  fields: [string, FormDataEntryValue][]
  /** A draft of it is kept beside it. */
  hasDraft?: boolean
  /** The draft of a sheet that is kept beside it, by name. */
  kept?: string | undefined
}

/** Keeps one, or replaces what was kept under its key. */
export async function keep(waiting: Waiting): Promise<void> {
  await ask('readwrite', (store) => store.put(waiting))
  localStorage.setItem(WAITING, '1')
}

/** Forgets one. */
export async function forget(key: string): Promise<void> {
  if (!localStorage.getItem(WAITING)) return
  await ask('readwrite', (store) => store.delete(key))
  if ((await all()).length === 0) localStorage.removeItem(WAITING)
}

/** Everything that waits. */
export async function all(): Promise<Waiting[]> {
  return localStorage.getItem(WAITING) ? ask<Waiting[]>('readonly', (store) => store.getAll()) : []
}

function ask<T>(mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((answer, fail) => {
    const opening = indexedDB.open('nghe-dan', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(WAITING, { keyPath: 'key' })
    opening.onerror = () => fail(opening.error)
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(WAITING, mode)
      const asked = question(transaction.objectStore(WAITING))
      transaction.oncomplete = () => {
        opening.result.close()
        answer(asked.result)
      }
      transaction.onabort = () => fail(transaction.error)
    }
  })
}
