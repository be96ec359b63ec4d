import { Hono } from 'hono'
import { byText } from '../../forms/tally/cross.ts'
import { mayOpen, mayReadResults } from '../../forms/permissions.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { findSurvey, hasResults } from '../answering/survey-queries.ts'
import { officeAddressOf } from '../place.ts'
import { stateOf, type SurveyRow, takesPaper } from '../rules.ts'
import { coverageOf } from './coverage.ts'
import { figuresOf } from './figures.ts'
import { ResultsPage } from './results-page.tsx'
import { askCross, type CrossName, findCross, type Known, knownOf, UNCOUNTED_MOST } from './results-queries.ts'
import { SplitPage, type SplitView } from './split-page.tsx'
import { choicesOf, chosenBy, closesTriangle, splitTable } from './splits.ts'
import { standingOf } from './standing.ts'

/** What came of surveys, for officers who read it; mounted below `/can-bo`. */
export const resultsRoutes = new Hono<App>()

resultsRoutes.get('/khao-sat/:slug/ket-qua', async (c) => {
  const { book, db, now, staff } = c.var
  const survey = await readableSurvey(c)
  const { basis, head, uncounted } = await knownOf(db, book, survey)
  const { sheets } = basis.counts
  return page(
    c,
    ResultsPage({
      ...{ book, staff, survey, uncounted },
      uncountedMost: UNCOUNTED_MOST,
      many: sheets.many,
      countedAt: head?.countedAt ?? null,
      takesMore: takesMore(survey, now),
      isOver: stateOf(survey, now) === 'closed',
      coverage: coverageOf(sheets, basis.hamlets, head?.slips ?? null),
      figures: figuresOf(basis),
      choices: choicesOf(basis),
      standing: standingOf(basis.ground, sheets.many),
      mayOpen: mayOpen(staff),
      released: await hasResults(db, survey.id),
    }),
  )
})

resultsRoutes.get('/khao-sat/:slug/ket-qua/so-sanh', async (c) => {
  const { book, db } = c.var
  const survey = await readableSurvey(c)
  const known = await knownOf(db, book, survey)
  const asked = askedOf(c, (name) => c.req.query(name), known)
  if (asked.question === '' && asked.by === '') return page(c, viewOf(c, survey, known, asked, 'none'))
  if (asked.refusal) return page(c, viewOf(c, survey, known, asked, 'new'), asked.refusal.status)
  const kept = known.crosses.find((one) => isAsked(one, asked))
  if (!kept) return page(c, viewOf(c, survey, known, asked, 'new'))
  if (!kept.isDone) return page(c, viewOf(c, survey, known, asked, 'counting'))
  const cross = await findCross(db, survey.id, kept.question, kept.by)
  const table = cross && splitTable(known.basis, cross)
  return page(c, viewOf(c, survey, known, asked, table ? { table } : 'few'))
})

resultsRoutes.post('/khao-sat/:slug/ket-qua/so-sanh', async (c) => {
  const { book, db, now } = c.var
  const survey = await readableSurvey(c)
  const sent = await readForm(c)
  const known = await knownOf(db, book, survey)
  const asked = askedOf(c, (name) => field(sent, name), known)
  if (asked.refusal || !asked.split)
    return page(c, viewOf(c, survey, known, asked, 'new'), asked.refusal?.status ?? 422)
  const isThere = known.crosses.some((one) => isAsked(one, asked))
  if (!isThere && (await askCross(db, survey, known, { question: asked.question, by: asked.split }, now)) === 'full')
    return page(c, viewOf(c, survey, known, { ...asked, refusal: { status: 409, sentence: FULL } }, 'new'), 409)
  const query = new URLSearchParams({ cau: asked.question, theo: asked.by })
  return seeOther(`${officeAddressOf(survey.slug)}/ket-qua/so-sanh?${query}`)
})

/** The survey of the address, for whoever may read results. */
export async function readableSurvey(c: Context): Promise<SurveyRow> {
  const survey = await findSurvey(c.var.db, c.var.book.commune.id, c.req.param('slug') ?? '')
  if (!survey) throw problem.notFound()
  if (!mayReadResults(c.var.staff)) throw problem.forbidden('Chỉ cán bộ được giao mới xem kết quả khảo sát.')
  return survey
}

/** Can answers still come in? */
export function takesMore(survey: SurveyRow, now: Date): boolean {
  return stateOf(survey, now) !== 'closed' || takesPaper(survey, now)
}

const NO_PAIR = 'Hai câu này không so sánh được với nhau. Ông/bà chọn câu khác.'
const TRIANGLE =
  'Bảng này không mở được: ghép với hai bảng đã đếm của cùng những câu này thì có thể đoán ra từng người. Ông/bà chọn cách chia khác.'
const FULL = 'Khảo sát này đã có quá nhiều bảng so sánh. Ông/bà dùng các bảng đã đếm.'

type Asked = {
  question: string
  by: string
  split: ReturnType<typeof chosenBy>
  refusal: { status: 409 | 422; sentence: string } | null
}

function askedOf(c: Context, read: (name: string) => string | undefined, { basis, crosses }: Known): Asked {
  const [question, by] = [read('cau') ?? '', read('theo') ?? '']
  const split = chosenBy(basis, question, by)
  if (!split) return { question, by, split, refusal: { status: 422, sentence: NO_PAIR } }
  const asked = { question, by, split, refusal: null }
  const isNew = !crosses.some((one) => isAsked(one, asked))
  if (isNew && closesTriangle(crosses, question, byText(split)))
    return { ...asked, refusal: { status: 409, sentence: TRIANGLE } }
  return asked
}

function isAsked(one: CrossName, { question, split }: Pick<Asked, 'question' | 'split'>): boolean {
  return split !== null && one.question === question && one.by === byText(split)
}

function viewOf(c: Context, survey: SurveyRow, { basis, crosses }: Known, asked: Asked, state: SplitView['state']) {
  const { book, staff } = c.var
  const choices = choicesOf(basis)
  const here = `${officeAddressOf(survey.slug)}/ket-qua/so-sanh`
  const nameOf = (all: readonly { name: string; label: string }[], key: string) =>
    all.find(({ name }) => name === key)?.label
  const kept = crosses.flatMap(({ question, by }) => {
    const [first, second] = [nameOf(choices.questions, question), nameOf(choices.bys, by.split('|')[0] ?? '')]
    const query = new URLSearchParams({ cau: question, theo: by.split('|')[0] ?? '' })
    return first && second ? [{ title: `${first} Chia theo: ${second}`, href: `${here}?${query}` }] : []
  })
  return SplitPage({
    ...{ book, staff, survey, choices, kept, state },
    ...{ question: asked.question, by: asked.by, error: state === 'none' ? undefined : asked.refusal?.sentence },
  })
}
