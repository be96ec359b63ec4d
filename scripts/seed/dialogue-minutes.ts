import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { dialogueItems, dialogueQuestions } from '../../worker/dialogue/hall/tables.ts'
import { hashOf } from '../../worker/dialogue/minutes/own.ts'
import { dialogueEntries, type EntryRow } from '../../worker/dialogue/minutes/tables.ts'
import { setMeeting } from '../../worker/dialogue/sessions/queries.ts'
import { instantAt } from '../../worker/dialogue/sessions/times.ts'
import type { EntryKind } from '../../worker/dialogue/words.ts'
import { sha256 } from '../../worker/http/keys.ts'
import { bodyId } from './communes/common.ts'
import { HEARD } from './data/heard.ts'
import { PROMISED } from './dialogue-promises.ts'
import { HELD, HELD_AGO, heldConference, officerOf } from './dialogue-sessions.ts'
import { written } from './recommendations.ts'
import { insertRows } from './sql.ts'

const SLUG = 'binh-xa'
const MAKER = 'vi-du.tiepnhan'
/** The questionnaire that asks those who came. */
const SURVEY = 'ong-ba-co-duoc-lang-nghe-khong'
/** Days before today on which the results were published. */
const PUBLISHED_AGO = HELD_AGO - 5

type Point = { title: string; asked: string; answer: string; persons: number; hamlets: number }

/** What the agenda held; each point ended in one of the promises of the examples. */
const POINTS: readonly Point[] = [
  {
    title: 'Rãnh thoát nước trước chợ',
    asked: 'Cứ mưa là nước tràn vào nhà, bao giờ xã nạo vét rãnh trước chợ?',
    answer: 'Phòng Kinh tế nạo vét rãnh, thay tấm đan vỡ.',
    ...{ persons: 21, hamlets: 3 },
  },
  {
    title: 'An ninh ở khu vực cầu Làng Dịa',
    asked: 'Thanh niên tụ tập ban đêm, ồn ào quá 22 giờ, công an xã xử lý thế nào?',
    answer: 'Công an xã tuần tra ban đêm, nhắc nhở, mời gia đình lên làm việc nếu còn tái diễn.',
    ...{ persons: 14, hamlets: 2 },
  },
  {
    title: 'Loa truyền thanh ở các thôn xa',
    asked: 'Ba cụm loa hỏng từ đầu năm, bà con không nghe được tin mưa lũ.',
    answer: 'Ba cụm loa sẽ được sửa. Trong khi chờ, trưởng thôn báo tin bằng loa cầm tay.',
    ...{ persons: 11, hamlets: 4 },
  },
  {
    title: 'Đường nội thôn Làng Dịa',
    asked: 'Bà con muốn hiến đất mở rộng đường thì làm với ai?',
    answer: 'Mặt trận về họp với thôn. Hộ hiến đất được hướng dẫn làm giấy tờ không mất phí.',
    ...{ persons: 9, hamlets: 1 },
  },
  {
    title: 'Cầu treo qua suối',
    asked: 'Mặt cầu treo mục nhiều chỗ, trẻ con đi học nguy hiểm.',
    answer: 'Xã cắm biển hạn chế tải và làm lại mặt cầu trước mùa mưa.',
    ...{ persons: 17, hamlets: 3 },
  },
]

/** What was asked from phones and answered in the hall. */
const QUESTIONS = [
  'Loa sửa xong thì có báo lịch phát không?',
  'Hộ nghèo hiến đất có được hỗ trợ xây lại cổng không?',
  'Cầu treo hạn chế tải thì xe máy chở lúa có qua được không?',
]
const ANSWERED = [
  'Có, lịch phát dán ở nhà văn hóa thôn.',
  'Có, thôn góp công, xã hỗ trợ xi măng.',
  'Qua được, từng xe một.',
]

/** What was said at the conference of the examples, how both sides confirmed it, and what everybody reads of it. */
export function minutesStatements(now: Date): string[] {
  const { told } = heldConference(now)
  const { db } = told
  const before = told.statements.length
  const today = localDay(now)
  const ago = (days: number, hour: string) => new Date(instantAt(addDays(today, -days), hour))
  const clerk = officerOf('tiepnhan', 'mttq', 'intake_officer')
  const coordinator = officerOf('dieuphoi', 'mttq', 'coordinator')
  const front = officerOf('duyet.mattran', 'mttq', 'approver')
  const government = officerOf('duyet.ubnd', 'ubnd', 'approver')
  const entries: EntryRow[] = []
  const take = (kind: EntryKind, at: number, text: string, speaker: string, more: Partial<EntryRow> = {}) => {
    const id = `${HELD}.muc.${entries.length + 1}`
    const takenAt = new Date(ago(HELD_AGO, '08:00').getTime() + entries.length * 6 * 60_000).toISOString()
    entries.push({
      ...{ id, sessionId: HELD, entryKey: id, contentHash: sha256(text), kind, itemId: itemId(at), questionId: null },
      ...{ speaker, text, bodyId: null, doneWantedOn: null, commitmentId: null, revision: 1, removedAt: null },
      ...{ enteredBy: clerk.id, takenAt, at: takenAt },
      ...more,
    })
  }
  for (const [at, point] of POINTS.entries()) {
    const promise = PROMISED[at]
    take('question', at, point.asked, 'Đại diện bà con')
    take('answer', at, point.answer, 'Chủ tịch UBND xã')
    if (promise)
      take('promise', at, promise.asked, 'Chủ tịch UBND xã', {
        ...{ bodyId: bodyId(SLUG, promise.to), commitmentId: promise.id },
        doneWantedOn: promise.dueIn === null ? null : addDays(today, promise.dueIn),
      })
  }
  told.statements.push(
    ...POINTS.map((point, at) =>
      db.insert(dialogueItems).values({
        ...{ id: itemId(at), sessionId: HELD, position: at + 1, title: point.title, persons: point.persons },
        ...{ devices: point.persons + 4, hamlets: point.hamlets, caseCodes: [] },
        ...{ outcome: 'answered' as const, answer: point.answer },
      }),
    ),
    ...QUESTIONS.map((text, at) =>
      db.insert(dialogueQuestions).values({
        ...{ id: `${HELD}.cau.${at + 1}`, sessionId: HELD, number: at + 1, way: 'hall' as const, text },
        ...{
          state: 'shown' as const,
          itemId: itemId(at + 2),
          outcome: 'answered' as const,
          answer: ANSWERED[at] ?? '',
        },
        ...{ submissionKey: `${HELD}.cau.${at + 1}`, contentHash: '', at: ago(HELD_AGO, '09:10').toISOString() },
      }),
    ),
    ...entries.map((entry) => db.insert(dialogueEntries).values(entry)),
  )
  const hash = hashOf(entries)
  told.moves(
    {
      ...{ kind: 'dialogue.minutes_ready', actor: coordinator, at: ago(HELD_AGO - 2, '09:00') },
      detail: { entries: entries.length, points: POINTS.length, minutesHash: hash },
    },
    { writtenBy: coordinator.id },
    [setMeeting(db, HELD, { minutesReadyAt: ago(HELD_AGO - 2, '09:00').toISOString() })],
  )
  told.moves(
    {
      ...{ kind: 'dialogue.minutes_confirmed_front', actor: front, at: ago(HELD_AGO - 2, '15:00') },
      detail: { minutesHash: hash, whole: false },
    },
    {},
    [setMeeting(db, HELD, { frontConfirmedAt: ago(HELD_AGO - 2, '15:00').toISOString(), frontConfirmedBy: front.id })],
  )
  const remark = 'Việc làm mặt cầu treo còn chờ ý kiến của tỉnh.'
  told.moves(
    {
      ...{ kind: 'dialogue.minutes_confirmed_government', actor: government, at: ago(HELD_AGO - 3, '10:00') },
      ...{ detail: { minutesHash: hash, whole: true }, text: remark },
    },
    { status: 'minutes_approved', writtenBy: null },
    [
      setMeeting(db, HELD, {
        governmentConfirmedAt: ago(HELD_AGO - 3, '10:00').toISOString(),
        ...{ governmentConfirmedBy: government.id, governmentRemark: remark },
      }),
    ],
  )
  const results =
    'Hội nghị bàn năm việc bà con nêu nhiều nhất. Chủ tịch UBND xã trả lời từng việc, năm việc được hứa làm, mỗi việc có cơ quan và ngày xong.'
  told.moves(
    {
      ...{ kind: 'dialogue.results_published', actor: government, at: ago(PUBLISHED_AGO, '09:00'), text: results },
      detail: { limit: 'L19', late: 0, promises: PROMISED.length },
    },
    { status: 'results_published', dueOn: null, limitCode: '', waitsForBodyId: null },
    [setMeeting(db, HELD, { results, resultsOn: addDays(today, -PUBLISHED_AGO), surveySlug: SURVEY })],
  )
  return [...surveyRows(now), ...told.statements.slice(before).map(written)]
}

function itemId(at: number): string {
  return `${HELD}.diem.${at + 1}`
}

/** The questionnaire for those who came, open for some weeks. */
function surveyRows(now: Date): string[] {
  const today = localDay(now)
  const opensAt = instantAt(addDays(today, -PUBLISHED_AGO), '09:30')
  const closesAt = instantAt(addDays(today, 20), '17:00')
  const [questionnaireId, versionId, surveyId] = ['bang-hoi', 'ban', 'khao-sat'].map((name) => `${HELD}.${name}`)
  const data = JSON.stringify(HEARD)
  const events = [
    ['survey.made', MAKER, opensAt, { from: HEARD.title }],
    ['survey.opened', 'vi-du.dieuphoi', opensAt, { version: 1, opensAt, closesAt }],
  ] as const
  return [
    ...insertRows(
      'questionnaires',
      ['id', 'commune_id', 'title', 'draft', 'revision', 'edited_by', 'edited_at', 'created_by', 'created_at'],
      [[questionnaireId ?? '', SLUG, 'Ông/bà có được lắng nghe không?', data, 1, MAKER, opensAt, MAKER, opensAt]],
    ),
    ...insertRows(
      'questionnaire_versions',
      ['id', 'questionnaire_id', 'number', 'definition', 'files', 'created_by', 'created_at'],
      [[versionId ?? '', questionnaireId ?? '', 1, data, '{}', MAKER, opensAt]],
    ),
    ...insertRows(
      'surveys',
      [
        ...['id', 'commune_id', 'slug', 'kind', 'status', 'revision', 'title', 'intro', 'questionnaire_id'],
        ...['version_id', 'audience', 'on_paper', 'opens_at', 'closes_at', 'quotas', 'created_by', 'created_at'],
        'paper_sheets',
      ],
      [
        [
          ...[surveyId ?? '', SLUG, SURVEY, 'survey', 'open', 2, 'Ông/bà có được lắng nghe không?'],
          'Xã hỏi bà con đã dự đối thoại. Phiếu không hỏi tên, trả lời trong một phút.',
          ...[questionnaireId ?? '', versionId ?? '', 'open', true, opensAt, closesAt, '[]', MAKER, opensAt, 0],
        ],
      ],
    ),
    ...insertRows(
      'survey_events',
      ['survey_id', 'seq', 'kind', 'by_id', 'at', 'detail', 'commune_id'],
      events.map(([kind, by, at, detail], index) => [
        surveyId ?? '',
        index + 1,
        kind,
        by,
        at,
        JSON.stringify(detail),
        SLUG,
      ]),
    ),
  ]
}
