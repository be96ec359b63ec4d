import { Hono } from 'hono'
import { localDay } from '../deadlines/calendar.ts'
import type { App } from '../http/context.ts'
import { page } from '../http/respond.ts'
import { questionRoutes } from './questions/question-routes.ts'
import { caseRoutes } from './sender/case-routes.ts'
import { followRoutes } from './sender/follow-routes.ts'
import { complaintPage } from './public/info-pages.tsx'
import { privacyPage } from './public/privacy-page.tsx'
import { publicRoutes } from './public/public-routes.ts'
import { dataRoutes } from './sender/data-routes.ts'
import { senderRoutes } from './sender/sender-routes.ts'
import { sendRoutes } from './sending/send-routes.ts'
import { sheetRoutes } from './on-behalf/sheet-routes.ts'
import { supportRoutes } from './public/support-routes.ts'

/** What citizens open, mounted below a commune's name. */
export const citizenRoutes = new Hono<App>()

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
