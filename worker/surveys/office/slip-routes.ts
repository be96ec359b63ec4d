import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { csvFile } from '../../http/csv.ts'
import { readForm } from '../../http/form.ts'
import { origin } from '../../http/origin.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { check } from '../../staff/form.ts'
import * as v from 'valibot'
import { addressOf, officeAddressOf } from '../place.ts'
import { parseSlip, showSlip, slipFromBytes, slipHash } from '../slips.ts'
import { type Desk, deskAt, readSeen, refused, surveyAnswer } from './desk-routes.ts'
import { act } from './office-queries.ts'
import { keepSlips, knownSlips, lastSeries, seriesOf, unusedOf, withdrawSlips } from './slip-queries.ts'
import { SlipSheetsPage } from './slip-sheets-page.tsx'
import { SlipsPage, type SlipsView } from './slips-page.tsx'
import { many, SLIPS_MAX } from './survey-form.ts'

/** Slips of invitation: made, shown once, counted, withdrawn; mounted at `/can-bo`. */
export const slipRoutes = new Hono<App>()

const schema = v.object({ many: many(SLIPS_MAX), hamlet: v.string() })

slipRoutes.get('/khao-sat/:slug/phieu-moi', async (c) => {
  const withdrawn = /^\d{1,6}$/.exec(c.req.query('thu-hoi') ?? '')?.[0]
  return slipsAnswer(c, await invitedDesk(c), withdrawn ? { said: `Đã thu hồi ${withdrawn} phiếu chưa dùng.` } : {})
})

slipRoutes.post('/khao-sat/:slug/phieu-moi', async (c) => {
  const { book, db, now, staff } = c.var
  const desk = await invitedDesk(c)
  const { survey } = desk
  const refusal = refused(c, 'phieu-moi', desk)
  if (refusal) return surveyAnswer(c, desk, { said: { tone: 'warn', text: refusal.sentence } }, 409)
  const { seen, text } = await readSeen(c)
  const values = { many: text('many'), hamlet: text('hamlet') }
  const checked = check(schema, values)
  const errors = checked.ok ? {} : { ...checked.errors }
  const hamletId = values.hamlet === '' ? null : values.hamlet
  if (hamletId !== null && !book.hamletsNow.some(({ id }) => id === hamletId))
    errors.hamlet = ['Ông/bà chọn một thôn trong danh sách.']
  if (!checked.ok || errors.hamlet) return slipsAnswer(c, desk, { values, errors }, 422)
  const slips = Array.from({ length: checked.value.many }, () =>
    slipFromBytes(crypto.getRandomValues(new Uint8Array(16))),
  )
  const hashes = slips.map((slip) => slipHash(c.env, survey.id, slip))
  const series = (await lastSeries(db, survey.id)) + 1
  const detail = { series, many: slips.length, hamlet: hamletId ?? '' }
  const acting = { survey, seen, by: staff.id, now }
  const kept = keepSlips({ surveyId: survey.id, series, hamletId }, hashes)
  if ((await act(db, acting, { kind: 'slips.made', detail }, {}, [kept])) === 'moved')
    return slipsAnswer(c, await invitedDesk(c), { values, moved: true }, 409)
  return page(c, SlipSheetsPage({ staff, book, survey, now, origin: origin(c), series, hamletId, slips }))
})

slipRoutes.post('/khao-sat/:slug/phieu-moi/thu-hoi', async (c) => {
  const { db, now, staff } = c.var
  const desk = await invitedDesk(c)
  const { survey } = desk
  const refusal = refused(c, 'phieu-moi', desk)
  if (refusal) return surveyAnswer(c, desk, { said: { tone: 'warn', text: refusal.sentence } }, 409)
  const { seen, text } = await readSeen(c)
  const series = /^\d{1,6}$/.test(text('series')) ? Number(text('series')) : 0
  const unused = await unusedOf(db, survey.id, series)
  if (unused === 0) throw problem.conflict('Loạt này không còn phiếu nào chưa dùng. Ông/bà mở lại trang phiếu mời.')
  const acting = { survey, seen, by: staff.id, now }
  const taken = withdrawSlips(db, survey.id, series, localDay(now))
  const detail = { series, many: unused }
  if ((await act(db, acting, { kind: 'slips.withdrawn', detail }, {}, [taken])) === 'moved')
    return slipsAnswer(c, await invitedDesk(c), { moved: true }, 409)
  return seeOther(`${officeAddressOf(survey.slug)}/phieu-moi?thu-hoi=${unused}`)
})

/** The links of slips that were just made, as their page sends them back: nothing of them is kept here. */
slipRoutes.post('/khao-sat/:slug/phieu-moi/lien-ket', async (c) => {
  const { book, db } = c.var
  const { survey } = await invitedDesk(c)
  const sent = await readForm(c)
  const typed = (sent.fields.get('phieu') ?? []).slice(0, SLIPS_MAX)
  const slips = typed.flatMap((text) => parseSlip(text) ?? [])
  const hashes = slips.map((slip) => slipHash(c.env, survey.id, slip))
  const known = await knownSlips(db, survey.id, hashes)
  const path = `${origin(c)}${addressOf(book.commune.id, survey.slug)}`
  const rows = slips.flatMap((slip, index) => {
    const hamletId = known.get(hashes[index] ?? '')
    if (hamletId === undefined) return []
    return [
      [
        index + 1,
        hamletId === null ? '' : (book.hamlets.get(hamletId)?.name ?? ''),
        showSlip(slip),
        `${path}?phieu=${slip}`,
      ],
    ]
  })
  if (rows.length === 0) throw problem.conflict('Không có phiếu mời nào của khảo sát này trong danh sách gửi lên.')
  return csvFile(c, `phieu-moi-${survey.slug}`, [['STT', 'Thôn', 'Mã phiếu', 'Đường dẫn'], ...rows])
})

/** The survey of the address, if it is answered with slips, for whoever makes them. */
async function invitedDesk(c: Context): Promise<Desk> {
  const desk = await deskAt(c)
  refused(c, 'phieu-moi', desk)
  if (desk.survey.audience !== 'invited') throw problem.notFound('Khảo sát này không trả lời bằng phiếu mời.')
  return desk
}

type Shown = Partial<Pick<SlipsView, 'values' | 'errors' | 'moved' | 'said'>>

async function slipsAnswer(c: Context, desk: Desk, shown: Shown, status = 200): Promise<Response> {
  const { book, db, staff } = c.var
  const { survey } = desk
  const view = {
    ...{ staff, book, survey, values: { many: '', hamlet: '' }, errors: {} },
    series: await seriesOf(db, survey.id),
    refusal: refused(c, 'phieu-moi', desk)?.sentence ?? null,
    ...shown,
  }
  return page(c, SlipsPage(view), status)
}
