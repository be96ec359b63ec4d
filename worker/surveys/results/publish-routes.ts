import { Hono } from 'hono'
import * as v from 'valibot'
import { mayOpen } from '../../forms/permissions.ts'
import { FEW } from '../../forms/tally/few.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { sha256 } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { officeAddressOf } from '../place.ts'
import { stateOf, type SurveyRow } from '../rules.ts'
import { coverageOf } from './coverage.ts'
import { type Figure, figuresOf } from './figures.ts'
import { publishForm, withdrawForm } from './publish-form.ts'
import { PreviewPage, PublishPage, type PublishView } from './publish-page.tsx'
import { publish, withdraw } from './publish-queries.ts'
import { figureId, type Published, releaseFault, withTags } from './published.ts'
import { findCross, type Known, knownOf, releasesOf, tagsOf } from './results-queries.ts'
import { readableSurvey } from './results-routes.ts'
import { splitTable } from './splits.ts'
import { standingOf } from './standing.ts'

/** Releasing results, and taking them back; mounted below `/can-bo`. */
export const publishRoutes = new Hono<App>()

publishRoutes.get('/khao-sat/:slug/ket-qua/cong-bo', async (c) => {
  const stand = await standOf(c)
  const [last] = stand.releases
  const chosen = last
    ? last.results.figures.map(figureId)
    : stand.figures.filter(({ kind }) => kind !== 'split').map(figureId)
  const typed = { figures: chosen, words: last?.words ?? '', done: last?.results.done ?? '' }
  const done = c.req.query('xong')
  const said =
    done === 'dang' ? 'Đã công bố. Người dân đọc được từ lúc này.' : done === 'rut' ? 'Đã rút kết quả.' : undefined
  return page(c, PublishPage({ ...viewOf(c, stand), typed, said }))
})

publishRoutes.post('/khao-sat/:slug/ket-qua/cong-bo', async (c) => {
  const { book, db, now, staff } = c.var
  const stand = await standOf(c)
  const { survey, releases, figures } = stand
  const sent = await readForm(c)
  const typed = {
    figures: sent.fields.get('cau') ?? [],
    words: field(sent, 'words') ?? '',
    done: field(sent, 'done') ?? '',
  }
  const view = { ...viewOf(c, stand), typed }
  if (stand.refusal !== null) return page(c, PublishPage({ ...view, trouble: stand.refusal }), 409)
  if (field(sent, 'lam') === 'sua') return page(c, PublishPage(view))
  const chosen = figures.filter((one) => typed.figures.includes(figureId(one)))
  const read = v.safeParse(publishForm, { ...typed, figures: chosen.map(figureId) })
  if (!read.success) {
    const { figures: cau, ...nested } = (v.flatten<typeof publishForm>(read.issues).nested ?? {}) as Record<
      string,
      string[]
    >
    return page(c, PublishPage({ ...view, errors: { ...nested, ...(cau ? { cau } : {}) } }), 422)
  }
  const { words, done } = read.output
  const results = publishedOf(stand, chosen, done)
  const fault = releaseFault(
    results,
    releases.map((release) => release.results),
  )
  if (fault !== null) return page(c, PublishPage({ ...view, trouble: fault }), 409)
  const number = (releases[0]?.number ?? 0) + 1
  const print = sha256(JSON.stringify([results, words]))
  const preview = { book, staff, survey, number, print, published: results, seen: survey.revision }
  const shown = { ...preview, typed: { figures: chosen.map(figureId), words, done } }
  if (field(sent, 'lam') !== 'dang') return page(c, PreviewPage(shown))
  const isSame = field(sent, 'dau') === print && field(sent, 'lan') === String(survey.revision)
  const acting = { survey, seen: survey.revision, by: staff.id, now }
  if (!isSame || (await publish(db, acting, { number, results, words })) === 'moved')
    return page(c, PreviewPage({ ...shown, trouble: CHANGED }), 409)
  return seeOther(`${officeAddressOf(survey.slug)}/ket-qua/cong-bo?xong=dang`)
})

publishRoutes.post('/khao-sat/:slug/ket-qua/cong-bo/:number/rut', async (c) => {
  const { db, now, staff } = c.var
  const stand = await standOf(c)
  const { survey, releases } = stand
  const release = releases.find(({ number }) => String(number) === c.req.param('number'))
  if (!release) throw problem.notFound()
  const sent = await readForm(c)
  const view = { ...viewOf(c, stand), typed: typedOf(release) }
  if (release.withdrawnAt !== null) return page(c, PublishPage({ ...view, trouble: 'Bản này đã được rút rồi.' }), 409)
  const read = v.safeParse(withdrawForm, { reason: field(sent, 'reason') ?? '' })
  if (!read.success) {
    const errors = v.flatten<typeof withdrawForm>(read.issues).nested as Record<string, string[]>
    return page(c, PublishPage({ ...view, errors }), 422)
  }
  const acting = { survey, seen: seenOf(sent), by: staff.id, now }
  if ((await withdraw(db, acting, release.number, read.output.reason)) === 'moved') throw problem.moved(MOVED)
  return seeOther(`${officeAddressOf(survey.slug)}/ket-qua/cong-bo?xong=rut`)
})

const CHANGED = 'Số liệu vừa được đếm lại, hoặc khảo sát vừa có người sửa. Ông/bà xem lại bản dưới đây rồi bấm Công bố.'
const MOVED = 'Khảo sát vừa có người sửa. Ông/bà mở lại trang rồi làm tiếp.'

type Stand = {
  survey: SurveyRow
  known: Known
  figures: Figure[]
  releases: Awaited<ReturnType<typeof releasesOf>>
  refusal: string | null
}

async function standOf(c: Context): Promise<Stand> {
  const { book, db, now, staff } = c.var
  const survey = await readableSurvey(c)
  if (!mayOpen(staff)) throw problem.forbidden('Người điều phối và lãnh đạo xã công bố kết quả.')
  const known = await knownOf(db, book, survey)
  const [releases, tags, splits] = await Promise.all([
    releasesOf(db, survey.id),
    tagsOf(db, survey.id),
    Promise.all(
      known.crosses.filter(({ isDone }) => isDone).map((one) => findCross(db, survey.id, one.question, one.by)),
    ),
  ])
  const tables = splits.flatMap((cross) => (cross ? (splitTable(known.basis, cross) ?? []) : []))
  const figures = [...figuresOf(known.basis).map((one) => withTags(one, tags)), ...tables]
  return { survey, known, figures, releases, refusal: refusalOf(survey, known, now) }
}

function refusalOf(survey: SurveyRow, { basis }: Known, now: Date): string | null {
  if (survey.audience === 'staff') return 'Khảo sát cán bộ không công bố cho người dân.'
  if (stateOf(survey, now) !== 'closed') return 'Khảo sát còn nhận trả lời. Đóng khảo sát rồi mới công bố kết quả.'
  if (basis.counts.sheets.many < FEW)
    return `Chưa đủ ${FEW} phiếu đã đếm. Số phiếu ít quá thì công bố ra sẽ đoán được từng người.`
  return null
}

function publishedOf({ survey, known }: Stand, figures: Figure[], done: string): Published {
  const { basis, head } = known
  const { sheets } = basis.counts
  return {
    ...{
      title: survey.title,
      kind: survey.kind,
      audience: survey.audience,
      opensAt: survey.opensAt,
      closesAt: survey.closesAt,
    },
    ...{ many: sheets.many, changes: head?.changes ?? 0, countedAt: head?.countedAt ?? '', figures, done },
    coverage: coverageOf(sheets, basis.hamlets, head?.slips ?? null),
    standing: standingOf(basis.ground, sheets.many),
  }
}

function viewOf(c: Context, { survey, figures, releases, refusal }: Stand): Omit<PublishView, 'typed'> {
  const { book, staff } = c.var
  return { book, staff, survey, figures, releases, refusal, seen: survey.revision }
}

function typedOf({ words, results }: Stand['releases'][number]): PublishView['typed'] {
  return { figures: results.figures.map(figureId), words, done: results.done }
}

function seenOf(sent: Sent): number {
  return Number(/^\d{1,9}$/.exec(field(sent, 'lan') ?? '')?.[0] ?? -1)
}
