/** A finding that waits on this phone. */
export type Finding = {
  key: string
  action: string
  /** The officer who wrote it: nobody else sends it. */
  who: string
  topic: string
  place: string
  at: number
  fields: [string, FormDataEntryValue][]
  /** Why it was not taken. */
  refused?: string
}

const STORE = 'ghi-nhan'
/** Where a phone keeps nothing, findings wait as long as the page is open. */
const unkept = new Map<string, Finding>()

/** Keeps one, or what it became. */
export async function keepFinding(finding: Finding): Promise<void> {
  try {
    await ask('readwrite', (store) => store.put(finding))
    unkept.delete(finding.key)
  } catch {
    unkept.set(finding.key, finding)
  }
}

/** Forgets one. */
export async function forgetFinding(key: string): Promise<void> {
  unkept.delete(key)
  await ask('readwrite', (store) => store.delete(key)).catch(() => {})
}

/** All that wait, the oldest first. */
export async function keptFindings(): Promise<Finding[]> {
  const kept = await ask<Finding[]>('readonly', (store) => store.getAll()).catch((): Finding[] => [])
  return kept.concat(Array.from(unkept.values())).sort((a, b) => a.at - b.at)
}

function ask<T>(mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((answer, fail) => {
    const opening = indexedDB.open('nghe-dan-giam-sat', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'key' })
    opening.onerror = () => fail(opening.error)
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(STORE, mode)
      const asked = question(transaction.objectStore(STORE))
      transaction.oncomplete = () => {
        opening.result.close()
        answer(asked.result)
      }
      transaction.onabort = () => fail(transaction.error)
    }
  })
}
