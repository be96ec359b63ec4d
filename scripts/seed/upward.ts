import { localDay } from '../../worker/deadlines/calendar.ts'
import { monthBefore, monthsUpTo, monthText, newestMonth, sendDay } from '../../worker/upward/months.ts'
import { NUMBER_NAMES } from '../../worker/upward/trouble.ts'
import { insertRows, quote } from './sql.ts'

/** Example accounts of levels above: they read what communes send. Every name is made up. */
export const EXAMPLE_VIEWERS = [
  {
    username: 'tinh.tuyenquang',
    name: 'Vi Thị Dung',
    title: 'Chuyên viên Ủy ban Mặt trận tỉnh Tuyên Quang',
    areaId: 'tuyen-quang',
  },
  {
    username: 'tinh.gialai',
    name: 'Rơ Châm Thoan',
    title: 'Chuyên viên Ủy ban Mặt trận tỉnh Gia Lai',
    areaId: 'gia-lai',
  },
] as const

const AREAS = [
  { id: 'tuyen-quang', name: 'Tỉnh Tuyên Quang', kind: 'province', commune: 'binh-xa', communeName: 'Xã Bình Xa' },
  { id: 'gia-lai', name: 'Tỉnh Gia Lai', kind: 'province', commune: 'dak-po', communeName: 'Xã Đak Pơ' },
] as const

/** Months that were sent before the other examples begin: the newest month is sent by the clock, as it is counted. */
const SENT_BEFORE = 9

/** Made-up months, the newest first, in the order of `NUMBER_NAMES`. */
const NUMBERS: readonly (readonly number[])[] = [
  [3, 56, 53, 6, 3, 125, 58, 41, 14, 12, 11, 1, 4, 2, 1, 0],
  [2, 38, 37, 3, 1, 125, 52, 38, 11, 12, 10, 0, 4, 2, 1, 0],
  [2, 38, 38, 2, 0, 125, 47, 35, 17, 15, 15, 0, 3, 2, 1, 0],
  [4, 74, 66, 9, 8, 125, 39, 44, 9, 9, 8, 0, 3, 1, 0, 1],
  [2, 38, 35, 4, 3, 125, 31, 40, 13, 10, 9, 2, 2, 1, 0, 0],
  [2, 38, 38, 1, 0, 125, 24, 29, 10, 11, 11, 0, 2, 1, 0, 0],
  [3, 56, 51, 7, 5, 125, 15, 22, 8, 7, 6, 0, 1, 1, 0, 0],
  [2, 38, 34, 5, 4, 125, 8, 0, 12, 8, 8, 1, 1, 0, 0, 0],
  [2, 38, 36, 2, 2, 125, 3, 0, 6, 5, 5, 0, 0, 0, 0, 0],
]

/** Levels above, which commune sends to which, months sent before, and who reads. On the example accounts, whose password they share. */
export function upwardStatements(now: Date): string[] {
  const last = newestMonth(localDay(now))
  const months = monthsUpTo(monthBefore(last), SENT_BEFORE)
  const first = months.at(-1) ?? last
  const at = now.getTime()
  return [
    ...insertRows(
      'areas',
      ['id', 'name', 'kind', 'opened_at'],
      AREAS.map(({ id, kind, name }) => [id, name, kind, now.toISOString()]),
    ),
    ...insertRows(
      'area_communes',
      ['area_id', 'commune_id', 'since', 'next_month', 'send_on'],
      AREAS.map(({ commune, id }) => [id, commune, `${first}-01`, last, sendDay(last)]),
    ),
    ...insertRows(
      'upward_figures',
      ['area_id', 'month', 'commune_id', 'commune_name', ...NUMBER_NAMES.map(snake), 'sent_at'],
      AREAS.flatMap(({ commune, communeName, id }, which) =>
        months.map((month, line) => {
          const numbers = NUMBERS[Math.min(line + which, NUMBERS.length - 1)] ?? []
          return [id, month, commune, communeName, ...numbers, `${sendDay(month)}T01:05:00.000Z`]
        }),
      ),
    ),
    ...reportStatements(months),
    ...EXAMPLE_VIEWERS.flatMap(({ areaId, name, title, username }) => {
      const id = `vi-du.${username}`
      return [
        ...insertRows(
          'staff_users',
          ['id', 'name', 'email', 'email_verified', 'username', 'display_username', 'created_at', 'updated_at'],
          [[id, name, `${username}@vi-du.invalid`, true, username, username, at, at]],
        ),
        `INSERT INTO staff_accounts (id, account_id, provider_id, user_id, password, created_at, updated_at) SELECT ${quote(`${id}.credential`)}, ${quote(id)}, 'credential', ${quote(id)}, password, ${at}, ${at} FROM staff_accounts WHERE id = 'vi-du.lanhdao.credential' ON CONFLICT DO NOTHING`,
        ...insertRows(
          'area_viewers',
          ['user_id', 'area_id', 'title', 'must_change_password'],
          [[id, areaId, title, false]],
        ),
      ]
    }),
  ]
}

const CONTENT = {
  sections: [
    {
      heading: 'Việc đã làm trong tháng',
      words:
        'Các thôn ra quân ngày thứ Bảy, Chủ nhật: dọn vệ sinh đường thôn, trồng hoa, vận động hộ dân đào hố rác.\nThôn Làng Dịa, Đồng Cỏm làm thêm hàng rào, cổng nhà văn hóa.',
      head: [],
      rows: [],
    },
    {
      heading: 'Số liệu các thôn',
      words: '',
      head: ['Đơn vị', 'Số buổi', 'Lượt người', 'Đường hoa (km)'],
      rows: [
        ['Thôn Làng Dịa', '4', '126', '0,3'],
        ['Thôn Đồng Cỏm', '3', '84', '0,4'],
        ['Cả xã', '7', '210', '0,7'],
      ],
    },
    {
      heading: 'Khó khăn, đề nghị',
      words: 'Đề nghị tỉnh hỗ trợ xi măng làm đường hoa ở các thôn xa.',
      head: [],
      rows: [],
    },
  ],
}

/** Two reports of Bình Xa on the province's desk: one that waits, one that was taken. */
function reportStatements(months: readonly string[]): string[] {
  return insertRows(
    'upward_reports',
    [
      ...[
        'id',
        'area_id',
        'commune_id',
        'commune_name',
        'round_id',
        'kind',
        'period',
        'title',
        'document_code',
        'content',
      ],
      ...['sent_at', 'received_by', 'received_at'],
    ],
    months
      .slice(0, 2)
      .map((month, line) => [
        ...[
          `vi-du.gui.${month}`,
          'tuyen-quang',
          'binh-xa',
          'Xã Bình Xa',
          `vi-du.gui.${month}`,
          'monthly_result',
          month,
        ],
        ...[`Báo cáo kết quả ${monthText(month)}`, `${24 - line}/BC-MTTQ`, JSON.stringify(CONTENT)],
        `${sendDay(month)}T03:20:00.000Z`,
        ...(line === 0 ? ['', null] : ['vi-du.tinh.tuyenquang', `${sendDay(month)}T08:05:00.000Z`]),
      ]),
  )
}

/** `inTime` → `in_time`. */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
