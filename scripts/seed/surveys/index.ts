import { createHash } from 'node:crypto'
import { addDays, localDay } from '../../../worker/deadlines/calendar.ts'
import { checkAnswers } from '../../../worker/forms/check.ts'
import { planOf } from '../../../worker/forms/plan.ts'
import type { Questionnaire } from '../../../worker/forms/questionnaire.ts'
import { numbersFrom, seedOf } from '../../../worker/forms/shuffle.ts'
import { TEMPLATES } from '../../../worker/forms/templates/list.ts'
import { worldOf } from '../../../worker/forms/world.ts'
import { responseId } from '../../../worker/surveys/rules.ts'
import { BINH_XA } from '../communes/binh-xa.ts'
import { insertRows, type SqlValue } from '../sql.ts'
import { bank, fillIn, type Leaning } from './chooser.ts'
import { COUNTRYSIDE_LEANING } from './countryside.ts'
import { WASTE_LEANING, WASTE_RULES } from './waste-rules.ts'

/** A survey of the examples: when it was open, counted in days from today, and how many answered. */
type Example = {
  slug: string
  kind: 'survey' | 'consultation'
  title: string
  intro: string
  questionnaire: Questionnaire
  leaning: Leaning
  opened: number
  closes: number
  answers: number
  /** Which of them wait because they look automatic. */
  waiting: number
}

const COMMUNE = BINH_XA.slug
const MAKER = 'vi-du.tiepnhan'
const OPENER = 'vi-du.dieuphoi'
const HAMLETS = BINH_XA.hamlets.map(([id, name]) => ({ id, name }))
/** More people live in some hamlets than in others, and some of them speak up more. */
const HAMLET_WEIGHTS = Object.fromEntries(HAMLETS.map(({ id }, index) => [id, 6 - (index % 5)]))
/** What programs write wherever there is a box. */
const SPAM = 'Vay tiền nhanh trong ngày, lãi thấp, không cần giấy tờ.'
/** One of so many came on paper. */
const PAPER = 6

/** The example surveys of Bình Xa with believable answers. The same statements on the same day. */
export async function surveyStatements(now: Date): Promise<string[]> {
  return (await examples()).flatMap((example) => statementsOf(example, now))
}

async function examples(): Promise<Example[]> {
  const countryside = await TEMPLATES.find(({ id }) => id === 'nong-thon-moi')?.load()
  if (!countryside) throw new Error('no template for the countryside')
  return [
    {
      ...{ slug: 'y-kien-ve-tieu-chi-nong-thon-moi-nam-2026', kind: 'survey', answers: 60, waiting: 2 },
      ...{ title: 'Ý kiến về tiêu chí nông thôn mới năm 2026', opened: -9, closes: 21 },
      intro:
        'Mặt trận xã Bình Xa hỏi bà con để biết thôn mình đã làm được gì, còn thiếu gì, và nên làm việc nào trước. Kết quả chung được báo cáo với Đảng ủy, UBND xã và đăng trên trang của xã. Phiếu không hỏi tên.',
      ...{ questionnaire: countryside, leaning: COUNTRYSIDE_LEANING },
    },
    {
      ...{ slug: 'lay-y-kien-ve-du-thao-quy-dinh-thu-gom-rac', kind: 'consultation', answers: 120, waiting: 0 },
      ...{ title: 'Lấy ý kiến về dự thảo quy định thu gom rác', opened: -40, closes: -12 },
      intro:
        'UBND xã Bình Xa lấy ý kiến nhân dân trước khi ban hành quy định thu gom rác sinh hoạt. Ý kiến của bà con được Mặt trận xã tổng hợp, báo cáo HĐND xã ở kỳ họp gần nhất và đăng trên trang của xã.',
      ...{ questionnaire: WASTE_RULES, leaning: WASTE_LEANING },
    },
  ]
}

function statementsOf(example: Example, now: Date): string[] {
  const { slug, questionnaire } = example
  const today = localDay(now)
  const opensAt = instant(addDays(today, example.opened), '08:00')
  const closesAt = instant(addDays(today, example.closes), '23:59')
  const isOver = closesAt <= now.toISOString()
  const madeAt = instant(addDays(today, example.opened - 3), '09:20')
  const surveyId = uuid(`survey ${slug}`)
  const questionnaireId = uuid(`questionnaire ${slug}`)
  const versionId = uuid(`version ${slug}`)
  const data = JSON.stringify(questionnaire)
  const done: [kind: string, by: string, at: string, detail: object][] = [
    ['survey.made', MAKER, madeAt, { from: questionnaire.title }],
    ['survey.opened', OPENER, opensAt, { version: 1, opensAt, closesAt }],
  ]
  if (isOver) done.push(['survey.ended', '', closesAt, { many: example.answers }])
  const events = done.map(([kind, by, at, detail], index) => [
    surveyId,
    index + 1,
    kind,
    by,
    at,
    JSON.stringify(detail),
    COMMUNE,
  ])
  return [
    ...insertRows(
      'questionnaires',
      ['id', 'commune_id', 'title', 'draft', 'revision', 'edited_by', 'edited_at', 'created_by', 'created_at'],
      [[questionnaireId, COMMUNE, questionnaire.title, data, 1, MAKER, madeAt, MAKER, madeAt]],
    ),
    ...insertRows(
      'questionnaire_versions',
      ['id', 'questionnaire_id', 'number', 'definition', 'files', 'created_by', 'created_at'],
      [[versionId, questionnaireId, 1, data, '{}', OPENER, opensAt]],
    ),
    ...insertRows(
      'surveys',
      [
        ...[
          'id',
          'commune_id',
          'slug',
          'kind',
          'status',
          'revision',
          'title',
          'intro',
          'questionnaire_id',
          'version_id',
        ],
        ...['audience', 'on_paper', 'opens_at', 'closes_at', 'quotas', 'created_by', 'created_at', 'paper_sheets'],
      ],
      [
        [
          ...[surveyId, COMMUNE, slug, example.kind, isOver ? 'closed' : 'open', events.length],
          ...[example.title, example.intro, questionnaireId, versionId],
          ...['open', true, opensAt, closesAt, '[]', MAKER, madeAt, 0],
        ],
      ],
    ),
    ...insertRows('survey_events', ['survey_id', 'seq', 'kind', 'by_id', 'at', 'detail', 'commune_id'], events),
    ...insertRows('responses', RESPONSE, answersOf(example, { surveyId, versionId }, now)),
  ]
}

const RESPONSE = [
  ...['id', 'survey_id', 'version_id', 'submission_key', 'content_hash', 'channel', 'entered_by', 'language'],
  ...['hamlet_id', 'answers', 'submitted_at', 'seconds', 'state', 'suspicion', 'due'],
]

/** Every answer is filled in question by question and checked as the Worker checks it. */
function answersOf(example: Example, ids: { surveyId: string; versionId: string }, now: Date): SqlValue[][] {
  const { slug, questionnaire, answers: many, waiting } = example
  const leaning = { ...example.leaning, weights: { ...example.leaning.weights, thon: HAMLET_WEIGHTS } }
  const planned = planOf(questionnaire)
  if (!planned.ok) throw new Error(`${slug} has faults: ${JSON.stringify(planned.faults)}`)
  const random = numbersFrom(seedOf(slug))
  const texts = bank(leaning, random)
  const today = localDay(now)
  const last = Math.min(example.closes, 0)
  const times = Array.from({ length: many + waiting }, () => {
    const after = Math.floor(random() ** 1.4 * (last - example.opened))
    const day = addDays(today, example.opened + after)
    // The first day begins at eight, when it was opened.
    const minute = Math.floor(((after === 0 ? 8 : 6.5) + random() * 13.5) * 60)
    return instant(day, `${two(Math.floor(minute / 60))}:${two(minute % 60)}`)
  }).sort()
  return times.map((at, index) => {
    const key = uuid(`answer ${slug} ${index}`)
    const local = new Date(Date.parse(at) + 7 * 3_600_000).toISOString()
    const world = {
      ...worldOf({
        today: local.slice(0, 10),
        now: local.replace('Z', '+07:00'),
        hamlets: HAMLETS,
        language: 'vi',
        submissionKey: key,
      }),
      random,
    }
    const isPaper = index % PAPER === 2
    const waits = !isPaper && index >= times.length - waiting
    const filled = fillIn(planned.plan, world, leaning, texts)
    const answers = waits ? { ...filled, y_kien: SPAM } : filled
    const { errors } = checkAnswers(planned.plan, world, answers)
    if (Object.keys(errors).length > 0) throw new Error(`${slug} ${index}: ${JSON.stringify({ errors, answers })}`)
    const by = isPaper ? (answers.thon === 'lang_dia' ? 'vi-du.thon.langdia' : MAKER) : null
    return [
      ...[responseId(new Date(at), digest(`id ${key}`).subarray(0, 8)), ids.surveyId, ids.versionId, key, ''],
      ...[isPaper ? 'paper' : 'web', by, 'vi', answers.thon ?? null, JSON.stringify(answers), at],
      ...[
        isPaper ? null : waits ? 3 : 70 + Math.floor(random() * 400),
        waits ? 'waiting' : 'kept',
        waits ? 'pace' : null,
      ],
      waits ? 0 : 1,
    ]
  })
}

function instant(day: string, time: string): string {
  return new Date(`${day}T${time}:00+07:00`).toISOString()
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The same id for the same thing every time. */
function uuid(text: string): string {
  const hex = digest(text).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
