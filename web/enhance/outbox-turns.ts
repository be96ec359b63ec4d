import { showWaiting } from './outbox-list.ts'
import { type Manner, type SentSome, sendWaiting } from './outbox-send.ts'
import type { Outbox, Waiting } from './outbox-store.ts'

type Ways = {
  /** What one of them is called. */
  noun: string
  /** How long to wait before trying again; each time twice as long. */
  againMs: number
  /** Puts one that was not taken back into the form; null where there is none. */
  edit: () => ((waiting: Waiting) => void) | null
  /** What else the page shows once it is known what waits. */
  shown?: (note: HTMLElement, all: readonly Waiting[]) => void
}

/** What waits on this machine and how it goes away: said before the box, sent one turn at a time. */
export type Turns = {
  note: HTMLElement
  send(): Promise<void>
  show(): Promise<void>
  /** Keeps one more and says so; what was sent before is no news any more. */
  keep(waiting: Waiting): Promise<void>
  forget(waiting: Waiting): Promise<void>
  /** Sends what an earlier visit left here. */
  resume(): void
}

/** Sends what waits as long as there is a network, tries again when there was none, and says above the box how it goes. */
export function takeTurns(box: HTMLElement, who: string, outbox: Outbox, manner: Manner, ways: Ways): Turns {
  const note = document.createElement('div')
  note.setAttribute('role', 'status')
  note.hidden = true
  box.insertAdjacentElement('beforebegin', note)
  let last: SentSome = { sent: 0, trouble: '' }
  let wait = 0
  let pause = ways.againMs
  let working: Promise<void> | null = null

  /** Whoever asks while a turn is on gets one more after it. */
  function send(): Promise<void> {
    const turn = (working || Promise.resolve()).then(async () => {
      clearTimeout(wait)
      const found = await sendWaiting(outbox, who, manner)
      last = { ...found, sent: found.sent || last.sent }
      if (found.trouble && found.trouble !== 'signed-out') {
        wait = window.setTimeout(send, pause)
        pause *= 2
      } else pause = ways.againMs
      await show()
    })
    working = turn
    return turn
  }

  async function show(): Promise<void> {
    const all = await outbox.all()
    showWaiting(note, who, all, last, {
      noun: ways.noun,
      send,
      edit: ways.edit(),
      drop: forget,
    })
    if (ways.shown) ways.shown(note, all)
  }

  async function forget({ key }: Waiting): Promise<void> {
    await outbox.forget(key)
    await show()
  }

  addEventListener('online', () => send())
  return {
    note,
    send,
    show,
    forget,
    async keep(waiting) {
      last = { sent: 0, trouble: '' }
      await outbox.keep(waiting)
    },
    resume() {
      outbox.all().then((waiting) => {
        if (waiting.length > 0) show().then(send)
      })
    },
  }
}
