import { Hono } from 'hono'
import * as v from 'valibot'
import { fold } from '../../communes/fold.ts'
import { mayMake, mayOpen } from '../../forms/permissions.ts'
import { FEW } from '../../forms/tally/few.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import { knownOf } from './results-queries.ts'
import { readableSurvey } from './results-routes.ts'
import { standingOf } from './standing.ts'
import { tagForm } from './tag-form.ts'
import { MOST_TAGS, tagsOn, tagTexts, textsOn } from './text-queries.ts'
import { addressOf, TextsPage, type TextsView } from './texts-page.tsx'
import { askedIn } from './wording.ts'

/** What people wrote, for officers who read results; mounted below `/can-bo`. */
export const textRoutes = new Hono<App>()

textRoutes.get('/khao-sat/:slug/ket-qua/y-kien/:question', async (c) => {
  const survey = await readableSurvey(c)
  const ask = askOf((name) => c.req.query(name))
  const said = c.req.query('xong') === undefined ? undefined : { tone: 'good' as const, text: 'Đã ghi nhãn.' }
  return page(c, TextsPage({ ...(await viewOf(c, survey, ask)), said }))
})

textRoutes.post('/khao-sat/:slug/ket-qua/y-kien/:question', async (c) => {
  const { db } = c.var
  const survey = await readableSurvey(c)
  if (!mayTag(c)) throw problem.forbidden('Vai trò của ông/bà chỉ đọc ý kiến, không gắn nhãn.')
  const sent = await readForm(c)
  const ask = askOf((name) => field(sent, name))
  const view = await viewOf(c, survey, ask)
  const marks = sent.fields.get('mark') ?? []
  const read = v.safeParse(tagForm, { marks, tag: field(sent, 'tag') ?? '', lam: field(sent, 'lam') ?? 'them' })
  const typed = { tag: field(sent, 'tag') ?? '', marks }
  if (!read.success) {
    const { nested = {} } = v.flatten<typeof tagForm>(read.issues)
    return page(c, TextsPage({ ...view, typed, errors: nested as Record<string, string[]> }), 422)
  }
  const { tag, lam } = read.output
  const isNew = !view.tags.some((one) => one.tag === tag)
  if (lam === 'them' && isNew && view.tags.length >= MOST_TAGS)
    return page(
      c,
      TextsPage({ ...view, typed, errors: { tag: [`Câu này đã có ${MOST_TAGS} nhãn. Ông/bà dùng nhãn đã có.`] } }),
      422,
    )
  await tagTexts(
    db,
    { surveyId: survey.id, question: view.question.name, tag, marks: read.output.marks },
    lam === 'them',
  )
  const here = addressOf(`${officeAddressOf(survey.slug)}/ket-qua/y-kien/${view.question.name}`, ask)
  return seeOther(`${here}${here.includes('?') ? '&' : '?'}xong=1`)
})

function askOf(read: (name: string) => string | undefined): TextsView['ask'] {
  const after = /^[0-9a-f]{16}$/.exec(read('sau') ?? '')?.[0] ?? ''
  return { words: (read('tim') ?? '').slice(0, 100), tag: (read('nhan') ?? '').slice(0, 100), after }
}

async function viewOf(c: Context, survey: SurveyRow, ask: TextsView['ask']): Promise<TextsView> {
  const { book, db, staff } = c.var
  const { basis } = await knownOf(db, book, survey)
  const name = c.req.param('question') ?? ''
  const asked = askedIn(basis.plans, basis.hamlets)
  const question = [...asked.values()].find(({ measure }) => measure.isText && measure.name === name)
  if (!question) throw problem.notFound()
  if ((basis.counts.tallies.get(question.measure.key)?.n ?? 0) < FEW)
    throw problem.notFound(
      `Câu này mới có dưới ${FEW} ý kiến. Từ ${FEW} ý kiến mới mở ra đọc, để không ai đoán ra người viết.`,
    )
  const [{ texts, next }, tags] = await Promise.all([
    textsOn(db, { surveyId: survey.id, question: name, folded: fold(ask.words), tag: ask.tag, after: ask.after }),
    tagsOn(db, survey.id, name),
  ])
  return {
    ...{ book, staff, survey, texts, next, tags, ask },
    question: { name, title: question.title },
    mayTag: mayTag(c),
    standing: standingOf(basis.ground, basis.counts.tallies.get(question.measure.key)?.n ?? 0),
  }
}

/** Those who prepare surveys put texts in order; those who supervise read them. */
function mayTag(c: Context): boolean {
  return mayMake(c.var.staff) || mayOpen(c.var.staff)
}
