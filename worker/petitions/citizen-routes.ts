import { Hono } from 'hono'
import { figuresOf } from '../communes/queries.ts'
import { localDay } from '../deadlines/calendar.ts'
import type { App } from '../http/context.ts'
import { page } from '../http/respond.ts'
import { questionRoutes } from './questions/question-routes.ts'
import { caseRoutes } from './sender/case-routes.ts'
import { followRoutes } from './sender/follow-routes.ts'
import { homePage } from './public/home-page.tsx'
import { complaintPage } from './public/info-pages.tsx'
import { privacyPage } from './public/privacy-page.tsx'
import { publicPage } from './list-queries.ts'
import { listed, publicRoutes } from './public/public-routes.ts'
import { dataRoutes } from './sender/data-routes.ts'
import { senderRoutes } from './sender/sender-routes.ts'
import { sendRoutes } from './sending/send-routes.ts'
import { sheetRoutes } from './on-behalf/sheet-routes.ts'
import { supportRoutes } from './public/support-routes.ts'

/** Released petitions on a commune's front page. */
const RECENT = 5

/** What citizens open, mounted below a commune's name. */
export const citizenRoutes = new Hono<App>()

citizenRoutes.get('/', async (c) => {
  const { book, db } = c.var
  const [found, figures, asked = []] = await Promise.all([
    publicPage(db, book.commune.id, {}, null, RECENT),
    figuresOf(db, book.commune.id),
    c.var.asked?.(),
  ])
  return page(c, homePage({ book, figures, recent: listed(book, found.rows), asked }))
})

citizenRoutes.get('/to-cao-khieu-nai', (c) => page(c, complaintPage(c.var.book)))
citizenRoutes.get('/rieng-tu', (c) => page(c, privacyPage(c.var.book, localDay(c.var.now))))

citizenRoutes.route('/', sendRoutes)
citizenRoutes.route('/', sheetRoutes)
citizenRoutes.route('/', supportRoutes)
citizenRoutes.route('/', publicRoutes)
citizenRoutes.route('/', caseRoutes)
citizenRoutes.route('/', questionRoutes)
citizenRoutes.route('/', followRoutes)
citizenRoutes.route('/', dataRoutes)
citizenRoutes.route('/', senderRoutes)
