import { drizzle } from 'drizzle-orm/d1'
import type { CommuneBook } from '../../worker/communes/book.ts'
import type { Db, Statement } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import { beginning, eventAfter, moving } from '../../worker/dossiers/queries.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import { difficultyId } from '../../worker/rounds/difficulties/begin.ts'
import { difficultyParts } from '../../worker/rounds/difficulties/begin-queries.ts'
import { DIFFICULTY_DEEDS } from '../../worker/rounds/difficulties/deeds.ts'
import type { DifficultyRow } from '../../worker/rounds/difficulties/own.ts'
import { alsoOf } from '../../worker/rounds/difficulties/queries.ts'
import { DIFFICULTY_STEPS } from '../../worker/rounds/difficulties/rules.ts'
import type { Role, StaffMember } from '../../worker/staff/actor.ts'
import { bodyId } from './communes/common.ts'
import { HAMLET_PEOPLE, PEOPLE } from './data/people.ts'
import { bookOf } from './recommendations.ts'
import { quote, type SqlValue } from './sql.ts'

const SLUG = 'binh-xa'

/** What somebody does, so many days ago; days in its fields are told as days from today. */
type Step = readonly [ago: number, who: string, action: string, fields?: Record<string, string | number>]
type Example = { unit: string; by: string; ago: number; words: string; steps: readonly Step[] }

const EXAMPLES: readonly Example[] = [
  {
    ...{ unit: 'hamlet:lang_dia', by: 'thon.langdia', ago: 26 },
    words: 'Đoạn đường hoa trước nhà văn hóa chưa có điện, buổi tối tối om, bà con ngại đi họp.',
    steps: [
      [25, 'dieuphoi', 'giao', { owner: 'phong-kinh-te', dueOn: -8, asked: 'Lắp hai bóng đèn trước nhà văn hóa.' }],
      [24, 'xuly.kinhte', 'nhan-viec'],
      [12, 'xuly.kinhte', 'bao-xong', { result: 'Đã lắp hai bóng đèn năng lượng mặt trời, thử sáng ba đêm.' }],
      [11, 'thon.langdia', 'xac-nhan', { words: 'Đèn sáng, bà con mừng.' }],
    ],
  },
  {
    ...{ unit: 'hamlet:dong_com', by: 'thon.dongcom', ago: 20 },
    words: 'Cống ngang đường xóm 3 bị tắc, mưa to nước tràn vào vườn bốn hộ.',
    steps: [
      [19, 'dieuphoi', 'giao', { owner: 'phong-kinh-te', dueOn: -3, asked: 'Thông cống, gia cố hai đầu.' }],
      [18, 'xuly.kinhte', 'nhan-viec'],
      [9, 'xuly.kinhte', 'tien-do', { words: 'Đã khảo sát, chờ máy xúc về xã.' }],
    ],
  },
  {
    ...{ unit: 'hamlet:lang_dia', by: 'thon.langdia', ago: 9 },
    words: 'Trạm biến áp quá tải, giờ cao điểm máy bơm không chạy được.',
    steps: [
      [
        ...([8, 'lanhdao', 'chuyen-len'] as const),
        { to: 'Điện lực Hàm Yên', number: '45/UBND-KT', dueOn: 6, reason: 'Trạm biến áp do Điện lực quản lý.' },
      ],
    ],
  },
  {
    ...{ unit: 'body:binh-xa.phu-nu', by: 'duyet.phunu', ago: 2 },
    words: 'Chưa có kinh phí mua cây giống cho 1,2 km đường hoa đã đăng ký.',
    steps: [],
  },
]

/** Difficulties of xã Bình Xa, each with its whole chain: one solved, one overdue, one passed up, one new. */
export function difficultyExamples(now: Date): string[] {
  const db = drizzle({} as D1Database) as unknown as Db
  const book = { ...bookOf(), hamlets: new Map(HAMLET_PEOPLE.map((one) => [one.hamlet, { name: one.hamlet }])) }
  return EXAMPLES.flatMap((example, at) => play(db, book as unknown as CommuneBook, example, at, now)).map(written)
}

function play(db: Db, book: CommuneBook, example: Example, at: number, now: Date): Statement[] {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const began = ago(example.ago)
  const unique = `vi-du-vuong-mac-${at + 1}`
  const parts = difficultyParts(db, {
    ...{ book, id: difficultyId(began, `vidu${at + 1}`), unit: example.unit, words: example.words, parentId: null },
    ...{ leadBodyId: book.commune.triageBodyId, submissionId: '', question: '', submissionKey: unique },
    ...{ actor: officer(example.by), now: began },
  })
  const first = eventAfter({ ...parts.row, version: 0, headHash: '' }, parts.event)
  const row = { ...EMPTY, ...parts.row, version: 1, headHash: first.hash } as DossierRow
  const own: DifficultyRow = { ...OWN, dossierId: row.id, unit: example.unit, words: example.words }
  const statements = [...beginning(db, parts.row, parts.event), ...parts.also]
  const speaker = HAMLET_PEOPLE.find(({ hamlet }) => example.unit === `hamlet:${hamlet}`)
  const people = speaker ? [{ staffId: `vi-du.${speaker.username}`, until: null }] : []
  for (const [days, who, action, fields = {}] of example.steps) {
    const when = ago(days)
    const file = { row, own: { row: own }, events: [], people, bodies: [], files: [], kin: [] } as never
    const desk = {
      ...{ book, today: localDay(when), now: when, staff: officer(who), file, seq: row.version + 1, colleagues: [] },
      newId: () => `${unique}-${row.version}`,
    }
    const verdict = nextOf(DIFFICULTY_STEPS, row, groundOf(book, file), action, desk.staff)
    if (!verdict.ok) throw new Error(`example difficulty: ${who} ${action}: ${verdict.sentence}`)
    const values = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'number' ? addDays(localDay(now), value) : name === 'owner' ? bodyId(SLUG, value) : value,
      ]),
    )
    const plan = DIFFICULTY_DEEDS[action]?.plan(desk, values, verdict.step, 1)
    if (!plan?.ok) throw new Error(`example difficulty: ${who} cannot ${action}`)
    const event = {
      kind: verdict.step.event,
      actor: desk.staff,
      at: when,
      detail: plan.detail ?? {},
      text: plan.text ?? '',
    }
    const set = { status: verdict.step.to, ...plan.set }
    statements.push(...moving(db, row, event, set), ...(plan.more ? alsoOf(db, desk, plan.more) : []))
    const last = eventAfter(row, event)
    Object.assign(row, set, { version: last.seq, headHash: last.hash })
    Object.assign(own, plan.more?.set)
  }
  return statements
}

const EMPTY = {
  ...{ addressedBodyId: null, addressedAt: null, writtenBy: null, restricted: false, endedAt: null, publishedAt: null },
  ...{ number: 0, startedBy: '', startedAt: '', changedAt: '', limitCode: '', alarm: '' },
}
const OWN = { communeId: SLUG, submissionId: '', question: '', result: '', passedTo: '', owedOn: null }

function officer(username: string): StaffMember {
  const person = PEOPLE.find((one) => one.username === username)
  const speaker = HAMLET_PEOPLE.find((one) => one.username === username)
  const roles: readonly Role[] = person?.roles ?? ['hamlet_rep']
  return {
    ...{ kind: 'staff', id: `vi-du.${username}`, name: '', username, communeId: SLUG, title: '', roles },
    ...{ bodyId: bodyId(SLUG, person?.body ?? 'mttq'), hamletId: speaker?.hamlet ?? null, mustChangePassword: false },
  }
}

/** A statement as one line of SQL, also where its values are numbered. */
function written(statement: Statement): string {
  const { params, sql } = statement.toSQL()
  let next = 0
  const text = sql
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\?(\d+)?/g, (_, number?: string) =>
      quote((params[number ? Number(number) - 1 : next++] ?? null) as SqlValue),
    )
  return /on conflict/.test(text) ? text : text.replace(/^insert into/, 'insert or ignore into')
}
