import type { Conflict, Opened, Saved, Stand } from '../../../worker/forms/making/talk.ts'
import type { Questionnaire } from '../../../worker/forms/questionnaire.ts'
import { tidy } from '../../../worker/forms/tidy.ts'

/** How the draft stands with the Worker. */
export type Keeping =
  | { state: 'saved'; at: string }
  | { state: 'waiting' }
  | { state: 'saving' }
  /** Kept on this machine until there is a line again. */
  | { state: 'offline' }
  | { state: 'signed-out' }
  | { state: 'refused'; why: string }
  | { state: 'moved'; conflict: Conflict }

type Heard = { changed: () => void; somebodySaved: (stand: Stand) => void }
type Left = { draft: Questionnaire; revision: number }

const REST_MS = 1_000
const AGAIN_MS = 15_000
const ASK_MS = 30_000
/** Nobody at the machine: it stops asking, so that a page left open does not keep its session alive. */
const IDLE_MS = 5 * 60_000

/** Saves the draft as it is made, keeps it on the machine while there is no line, and notices when somebody else saved. */
export class Keeper {
  keeping: Keeping
  private wait = 0
  private pending: Questionnaire | null = null
  private isAtIt = false
  private touchedAt = Date.now()

  constructor(
    private readonly address: string,
    private readonly box: string,
    public revision: number,
    savedAt: string,
    private readonly heard: Heard,
  ) {
    this.keeping = { state: 'saved', at: savedAt }
    addEventListener('online', () => this.retry())
    addEventListener('beforeunload', (event) => {
      if (this.isUnsaved()) event.preventDefault()
    })
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.flush()
      else {
        this.retry()
        this.ask()
      }
    })
    for (const sign of ['keydown', 'pointerdown']) addEventListener(sign, () => (this.touchedAt = Date.now()))
    setInterval(() => this.ask(), ASK_MS)
    setInterval(() => this.retry(), AGAIN_MS)
  }

  isUnsaved(): boolean {
    return this.keeping.state !== 'saved'
  }

  /** The draft changed: it is saved when nobody typed for a moment. */
  put(draft: Questionnaire): void {
    this.pending = draft
    if (this.keeping.state === 'moved') return this.remember(draft)
    this.show({ state: 'waiting' })
    clearTimeout(this.wait)
    this.wait = window.setTimeout(() => this.flush(), REST_MS)
  }

  /** Saves what waits, now. */
  flush(): void {
    clearTimeout(this.wait)
    if (!this.pending) return
    this.remember(this.pending)
    if (!this.isAtIt && this.keeping.state !== 'moved') this.send(this.pending).catch(() => {})
  }

  /** Goes on from what somebody else saved. */
  follow({ revision, editedAt }: Stand): void {
    this.revision = revision
    this.pending = null
    this.forget()
    this.show({ state: 'saved', at: editedAt })
  }

  /** What was left on this machine when the page went away without saving; null when there is nothing. */
  left(): Left | null {
    try {
      const left = JSON.parse(localStorage.getItem(this.box) ?? 'null') as Left | null
      return left && typeof left.draft.title === 'string' && Array.isArray(left.draft.nodes) ? left : null
    } catch {
      return null
    }
  }

  forget(): void {
    try {
      localStorage.removeItem(this.box)
    } catch {}
  }

  private remember(draft: Questionnaire): void {
    try {
      localStorage.setItem(this.box, JSON.stringify({ draft: tidy(draft), revision: this.revision } satisfies Left))
    } catch {}
  }

  private async send(draft: Questionnaire): Promise<void> {
    this.isAtIt = true
    this.show({ state: 'saving' })
    try {
      const body = JSON.stringify({ revision: this.revision, draft: tidy(draft) })
      const headers = { 'content-type': 'application/json' }
      await this.judge(draft, await fetch(this.address, { method: 'PUT', headers, body }))
    } catch {
      this.show({ state: 'offline' })
    } finally {
      this.isAtIt = false
    }
    if (this.pending && this.keeping.state === 'waiting') this.flush()
  }

  private async judge(draft: Questionnaire, answer: Response): Promise<void> {
    if (answer.ok) {
      const { revision, editedAt } = (await answer.json()) as Saved
      this.revision = revision
      if (this.pending === draft) {
        this.pending = null
        this.forget()
        this.show({ state: 'saved', at: editedAt })
      } else {
        if (this.pending) this.remember(this.pending)
        this.show({ state: 'waiting' })
      }
    } else if (answer.status === 409) this.show({ state: 'moved', conflict: (await answer.json()) as Conflict })
    else if (answer.status === 401) this.show({ state: 'signed-out' })
    else if (answer.status >= 500) this.show({ state: 'offline' })
    else this.show({ state: 'refused', why: await reasonOf(answer) })
  }

  private retry(): void {
    const { state } = this.keeping
    if (state === 'offline' || state === 'signed-out') this.flush()
  }

  private async ask(): Promise<void> {
    if (document.hidden || this.isUnsaved() || Date.now() - this.touchedAt > IDLE_MS) return
    try {
      const answer = await fetch(this.address.replace(/nhap$/, 'moi'))
      if (!answer.ok || this.isUnsaved()) return
      const stand = (await answer.json()) as Stand
      if (stand.revision > this.revision) this.heard.somebodySaved(stand)
    } catch {}
  }

  private show(keeping: Keeping): void {
    this.keeping = keeping
    this.heard.changed()
  }
}

/** Opens the draft; throws when there is no line. */
export async function openDraft(address: string): Promise<Opened> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(String(answer.status))
  return (await answer.json()) as Opened
}

/** Keeps what an officer has as a questionnaire of its own; its address. */
export async function keepCopy(address: string, draft: Questionnaire, key: string): Promise<string> {
  const body = JSON.stringify({ draft: tidy(draft), key })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(address.replace(/nhap$/, 'ban-sao'), { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(await reasonOf(answer))
  return ((await answer.json()) as { href: string }).href
}

/** Sends a picture or a recording; the name under which it is known, or why it is not taken. */
export async function sendMedia(
  address: string,
  file: File,
): Promise<{ name: string; type: string } | { why: string }> {
  const body = new FormData()
  body.append('file', file)
  try {
    const answer = await fetch(address.replace(/nhap$/, 'tep'), { method: 'POST', body })
    return answer.ok ? ((await answer.json()) as { name: string; type: string }) : { why: await reasonOf(answer) }
  } catch {
    return { why: 'Chưa có mạng nên chưa tải tệp lên được.' }
  }
}

/** "10:32" in Vietnam. */
export function clockText(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(11, 16)
}

async function reasonOf(answer: Response): Promise<string> {
  try {
    const { detail, errors } = (await answer.json()) as { detail?: string; errors?: Record<string, string[]> }
    const [first] = Object.entries(errors ?? {})
    return first ? `${first[1].join(' ')} (${first[0]})` : (detail ?? '')
  } catch {
    return 'Chưa lưu được.'
  }
}
