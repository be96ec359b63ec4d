import { bodyId } from './communes/common.ts'
import { type AssignmentSeed, TABLE_2021, TABLE_2026 } from './data/assignments.ts'
import { insertRows } from './sql.ts'

const SLUG = 'binh-xa'
const TITLE =
  'Các chi bộ, các tổ chức chính trị xã hội trực tiếp tham gia hoạt động xây dựng nông thôn mới, đô thị văn minh tại các thôn năm'

type Table = {
  year: number
  status: 'in_force' | 'replaced'
  attachedTo: string
  startsOn: string
  endsOn: string | null
  rows: readonly AssignmentSeed[]
}

const TABLES: readonly Table[] = [
  {
    ...{ year: 2021, status: 'replaced', startsOn: '2021-01-15', endsOn: '2026-01-11', rows: TABLE_2021 },
    attachedTo: 'Kèm theo Kế hoạch số 11 KH/ĐU ngày 15 /01/2021 của Đảng ủy xã Bình Xa',
  },
  {
    ...{ year: 2026, status: 'in_force', startsOn: '2026-01-12', endsOn: null, rows: TABLE_2026 },
    attachedTo: 'Kèm theo Kế hoạch số 03-KH/ĐU ngày 12/01/2026 của Đảng ủy xã Bình Xa',
  },
]

/** Which organisation stands by which hamlet of Bình Xa: the table of 2021 as it was printed, and the one in force. */
export function assignmentStatements(now: Date): string[] {
  return [
    ...insertRows(
      'assignment_tables',
      [
        ...['id', 'commune_id', 'year', 'number', 'status', 'title', 'attached_to', 'starts_on', 'ends_on', 'revision'],
        ...['created_by', 'created_at'],
      ],
      TABLES.map(({ attachedTo, endsOn, startsOn, status, year }) => [
        ...[idOf(year), SLUG, year, 1, status, `${TITLE} ${year}`, attachedTo, startsOn, endsOn, 0],
        ...['', now.toISOString()],
      ]),
    ),
    ...insertRows(
      'assignment_rows',
      ['table_id', 'position', 'name', 'body_id', 'content', 'hamlet_ids', 'hamlets'],
      TABLES.flatMap(({ rows, year }) =>
        rows.map(({ body, cell, content, hamlets, name }, at) => [
          ...[idOf(year), at + 1, name, bodyId(SLUG, body), content, JSON.stringify(hamlets), cell],
        ]),
      ),
    ),
  ]
}

function idOf(year: number): string {
  return `${SLUG}.phan-cong.${year}`
}
