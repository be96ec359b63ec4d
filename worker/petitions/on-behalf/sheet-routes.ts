import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { origin } from '../../http/origin.ts'
import { page } from '../../http/respond.ts'
import { MOST_SHEETS, paperFromBytes } from './paper.ts'
import { sheetPage } from './sheet-page.tsx'

/** Blank sheets to print. Nothing is kept of them: a sheet becomes known when it is picked up. */
export const sheetRoutes = new Hono<App>()

sheetRoutes.get('/kien-nghi/mau-giay', (c) => {
  const typed = (c.req.query('so-to') ?? '1').slice(0, 10)
  const many = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
  const isRight = many >= 1 && many <= MOST_SHEETS
  const papers = Array.from({ length: isRight ? many : 0 }, () =>
    paperFromBytes(crypto.getRandomValues(new Uint8Array(16))),
  )
  const errors = isRight ? undefined : [`Ông/bà ghi một số từ 1 đến ${MOST_SHEETS}.`]
  return page(c, sheetPage({ book: c.var.book, origin: origin(c), papers, typed, errors }), isRight ? 200 : 422)
})
