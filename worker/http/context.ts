import type { Context as HonoContext } from 'hono'
import type { Db } from '../db/connect.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'

/** What a request carries from the middleware to the routes. */
export type App = {
  Bindings: Env
  Variables: {
    db: Db
    /** The instant of this request: one for all that it writes. */
    now: Date
    /** Set below `/{commune}`. */
    book: CommuneBook
    /** Set below `/can-bo`. */
    staff: StaffMember
  }
}
export type Context = HonoContext<App>
