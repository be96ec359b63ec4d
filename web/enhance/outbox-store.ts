/** A filled-in form that waits on this machine. */
export type Waiting = {
  key: string
  action: string
  /** The officer who wrote it: nobody else sends it. */
  who: string
  topic: string
  /** What it is known by in the list. */
  place: string
  at: number
  fields: [string, FormDataEntryValue][]
  /** Why it was not taken. */
  refused?: string
}

/** Forms that wait: kept, forgotten, all of them with the oldest first. */
export type Outbox = {
  keep(waiting: Waiting): Promise<void>
  forget(key: string): Promise<void>
  all(): Promise<Waiting[]>
}

/** An outbox of its own, in a database of that name. Where a machine keeps nothing, forms wait as long as the page is open. */
export function outboxIn(base: string, name: string): Outbox {
  const unkept = new Map<string, Waiting>()

  function ask<T>(mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((answer, fail) => {
      const opening = indexedDB.open(base, 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore(name, { keyPath: 'key' })
      opening.onerror = () => fail(opening.error)
      opening.onsuccess = () => {
        const transaction = opening.result.transaction(name, mode)
        const asked = question(transaction.objectStore(name))
        transaction.oncomplete = () => {
          opening.result.close()
          answer(asked.result)
        }
        transaction.onabort = () => fail(transaction.error)
      }
    })
  }

  return {
    async keep(waiting) {
      try {
        await ask('readwrite', (store) => store.put(waiting))
        unkept.delete(waiting.key)
      } catch {
        unkept.set(waiting.key, waiting)
      }
    },
    async forget(key) {
      unkept.delete(key)
      await ask('readwrite', (store) => store.delete(key)).catch(() => {})
    },
    async all() {
      const kept = await ask<Waiting[]>('readonly', (store) => store.getAll()).catch((): Waiting[] => [])
      return kept.concat(Array.from(unkept.values())).sort((a, b) => a.at - b.at)
    },
  }
}
