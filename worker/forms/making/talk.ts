import type { Questionnaire } from '../questionnaire.ts'

/** Who saved last, and when. */
export type Stand = { revision: number; editedAt: string; who: string }

/** What the page is given when it opens. */
export type Opened = Stand & {
  draft: Questionnaire
  /** Somebody else saved within the last minutes. */
  isRecent: boolean
  /** The Worker's clock: the machine's own may be wrong. */
  now: string
  uses: readonly { title: string; href: string; state: string; number: number | null; isLive: boolean }[]
  /** The newest version; 0 when there is none. */
  version: number
  media: readonly { name: string; type: string }[]
  hamlets: readonly { id: string; name: string }[]
}

export type Saved = { revision: number; editedAt: string }

/** Somebody else saved since: what he saved. */
export type Conflict = Stand & { draft: Questionnaire }
