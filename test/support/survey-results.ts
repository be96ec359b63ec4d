import { env } from 'cloudflare:workers'
import { connect } from '../../worker/db/connect.ts'
import { type Plan, planOf } from '../../worker/forms/plan.ts'
import type { Answers, Questionnaire } from '../../worker/forms/questionnaire.ts'
import type { Counted } from '../../worker/forms/tally/sheets.ts'
import { enter, type Ledger, readLedger, rowsOf } from '../../worker/surveys/results/ledger.ts'
import { tallyRows } from '../../worker/surveys/results/tally-queries.ts'
import { countSurveys } from '../../worker/surveys/results/tally-sweep.ts'
import type { Placed } from './surveys.ts'

/** A questionnaire with a question of each kind that shows differently. */
export const LIFE: Questionnaire = {
  name: 'doi_song',
  title: 'Đời sống ở thôn',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    { kind: 'hamlet', name: 'thon', label: { vi: 'Ông/bà ở thôn nào?' } },
    { kind: 'select_one', name: 'tot', list: 'co_khong', label: { vi: 'Đường thôn có đi được khi mưa không?' } },
    { kind: 'select_multiple', name: 'can', list: 'viec', label: { vi: 'Cần giúp việc gì?' } },
    { kind: 'range', name: 'diem', label: { vi: 'Chấm điểm cán bộ' }, parameters: { start: '1', end: '5', step: '1' } },
    { kind: 'integer', name: 'tuoi', label: { vi: 'Ông/bà bao nhiêu tuổi?' } },
    {
      kind: 'group',
      name: 'bang',
      label: { vi: 'Hài lòng đến đâu?' },
      appearance: ['table-list'],
      nodes: [
        { kind: 'select_one', name: 'hl_dien', list: 'muc', label: { vi: 'Điện' } },
        { kind: 'select_one', name: 'hl_nuoc', list: 'muc', label: { vi: 'Nước' } },
      ],
    },
    { kind: 'rank', name: 'truoc', list: 'viec', label: { vi: 'Việc nào làm trước?' } },
    { kind: 'date', name: 'ngay', label: { vi: 'Lần cuối họp thôn ngày nào?' } },
    { kind: 'text', name: 'y_kien', label: { vi: 'Ý kiến khác' }, appearance: ['multiline'] },
    {
      kind: 'repeat',
      name: 'con',
      label: { vi: 'Trẻ em trong nhà' },
      nodes: [{ kind: 'select_one', name: 'di_hoc', list: 'co_khong', label: { vi: 'Cháu có đi học không?' } }],
    },
  ],
  lists: {
    co_khong: [
      { name: 'co', label: { vi: 'Có' } },
      { name: 'khong', label: { vi: 'Không' } },
    ],
    viec: [
      { name: 'duong', label: { vi: 'Đường' } },
      { name: 'nuoc', label: { vi: 'Nước sạch' } },
      { name: 'dien', label: { vi: 'Điện' } },
    ],
    muc: [
      { name: 'hai_long', label: { vi: 'Hài lòng' } },
      { name: 'vua', label: { vi: 'Bình thường' } },
      { name: 'chua', label: { vi: 'Chưa hài lòng' } },
    ],
  },
}

/** The n-th sheet of many: always the same, and all options come up. */
export function lifeAnswers(n: number): Record<string, string> {
  const of = <T>(some: readonly T[], by: number) => some[Math.floor(n / by) % some.length] as T
  return {
    thon: of(['lang_dia', 'soi_dia', 'yen_binh'], 1),
    tot: of(['co', 'khong', 'co'], 2),
    can: of(['duong', 'duong nuoc', 'nuoc dien', 'dien'], 3),
    diem: of(['3', '4', '5', '4', '2', '4', '3'], 1),
    tuoi: String(18 + ((n * 7) % 60)),
    hl_dien: of(['hai_long', 'vua', 'chua'], 2),
    hl_nuoc: of(['vua', 'hai_long'], 5),
    truoc: of(['duong nuoc dien', 'nuoc duong dien', 'dien nuoc duong'], 2),
    ngay: of(['2026-09-12', '2026-10-02', '2026-11-03'], 4),
    ...(n % 3 === 0 ? { y_kien: `Ý kiến số ${n}: đường lầy, nước đục` } : {}),
    con: n % 2 === 0 ? '1' : '0',
    ...(n % 2 === 0 ? { 'di_hoc:1': of(['co', 'khong'], 4) } : {}),
  }
}

let placed = 0

/** Answers that came in, written at once as sending would have left them. */
export async function placeAnswers(
  { survey, versionId }: Pick<Placed, 'survey' | 'versionId'>,
  many: number,
  answersOf: (n: number) => Answers = lifeAnswers,
  more: { channel?: string; hamletOf?: (answers: Answers) => string | null; versionId?: string } = {},
): Promise<string[]> {
  const { channel = 'web', hamletOf = (answers) => answers['thon'] ?? null } = more
  const rows = Array.from({ length: many }, (_, n) => {
    const answers = answersOf(n)
    const id = `${(1_900_000_000_000 + placed++).toString(36).padStart(9, '0')}-${String(n).padStart(16, '0')}`
    return { id, key: crypto.randomUUID(), answers: JSON.stringify(answers), hamlet: hamletOf(answers) }
  })
  await env.DB.prepare(
    `insert into responses (id, survey_id, version_id, submission_key, content_hash, channel, language, hamlet_id, answers,
       submitted_at, state, due)
     select value ->> 'id', ?2, ?3, value ->> 'key', '', ?4, 'vi', value ->> 'hamlet', value ->> 'answers',
       '2026-11-20T02:00:00.000Z', 'kept', 1 from json_each(?1)`,
  )
    .bind(JSON.stringify(rows), survey.id, more.versionId ?? versionId, channel)
    .run()
  return rows.map(({ id }) => id)
}

export const NOW = new Date('2026-11-21T03:35:00.000Z')

/** The clock's turn for surveys, as often as there is something to do. */
export async function counted(now = NOW): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await countSurveys(connect(env), now)
}

/** What is kept of a survey's counts, as things. */
export async function ledgerOf(surveyId: string): Promise<Ledger> {
  return readLedger(await tallyRows(connect(env), surveyId))
}

/** The same by counting every answer that is in the figures anew. */
export async function recounted(surveyId: string, crosses: Ledger['crosses'] = []): Promise<Ledger> {
  const plans = new Map<string, Plan>()
  const ledger = readLedger([])
  ledger.crosses = crosses
  const { results } = await env.DB.prepare(
    `select r.*, v.definition from responses r join questionnaire_versions v on v.id = r.version_id
     where r.survey_id = ? and (r.state = 'kept' and r.due = 0 or r.state <> 'kept' and r.due = -1)`,
  )
    .bind(surveyId)
    .all<Record<string, string>>()
  for (const row of results) {
    const versionId = row['version_id'] ?? ''
    const plan = plans.get(versionId) ?? planFrom(row['definition'] ?? '')
    plans.set(versionId, plan)
    const sheet: Counted & { id: string } = {
      id: row['id'] ?? '',
      answers: JSON.parse(row['answers'] ?? '{}') as Answers,
      hamletId: row['hamlet_id'] ?? null,
      channel: row['channel'] ?? '',
      day: '2026-11-20',
      versionId,
    }
    enter(ledger, sheet, plan, 1)
  }
  return ledger
}

function planFrom(definition: string): Plan {
  const planned = planOf(JSON.parse(definition) as Questionnaire)
  if (!planned.ok) throw new Error('no plan')
  return planned.plan
}

/** Rows of a ledger that say something, to be compared. */
export function plainRows(ledger: Ledger) {
  return rowsOf(ledger)
    .filter(({ counts }) => counts['n'] !== 0)
    .map(({ question, by, counts, upTo }) => ({
      question,
      by,
      counts: JSON.parse(JSON.stringify(counts)) as object,
      upTo,
    }))
    .sort((a, b) => `${a.by} ${a.question}`.localeCompare(`${b.by} ${b.question}`))
}
