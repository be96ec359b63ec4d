import type { Context as HonoContext } from 'hono'
import type { Db } from '../db/connect.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { Viewer } from '../staff/viewers/viewer.ts'

/** What a request carries from the middleware to the routes. */
export type App = {
  Bindings: Env
  Variables: {
    db: Db
    /** The instant of this request: one for all that it writes. */
    now: Date
    /** Set below `/{commune}`. */
    book: CommuneBook
    /** Set for a sender's case: where he is asked how his answer was; null when the commune does not ask. */
    afterAnswer?: () => Promise<string | null>
    /** Set for an officer's day: answers to surveys that wait for an officer, when they are asked for. */
    waiting?: () => Promise<{ href: string; text: string }[]>
    /** Set for a meeting with the people: surveys that are open, to ask those who came. */
    surveysOpen?: () => Promise<{ slug: string; title: string }[]>
    /** Set below `/can-bo`. */
    staff: StaffMember
    /** Set below `/cap-tren`. */
    viewer: Viewer
  }
}
export type Context = HonoContext<App>
