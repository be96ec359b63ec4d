import { randomUUID } from 'node:crypto'
import { ask, made, one, options, YES_NO } from '../../worker/forms/templates/words.ts'
import { observationCode } from '../../worker/supervision/observations/rules.ts'
import { EXAMPLE_PASSWORD } from './accounts.ts'
import { picture } from './recommendations.ts'
import { insertRows } from './sql.ts'

const CHECKLIST = 'vi-du.phieu-kiem-tra'
/** The example topic whose team is under way. */
const TOPIC = 'vi-du.giam-sat-2'

/** What the team asks in each hamlet. */
const QUESTIONS = made(
  'kiem_tra_binh_xet',
  'Kiểm tra việc bình xét hộ nghèo ở thôn',
  [
    one('hop', 'Thôn có họp dân bình xét không?', 'co_khong'),
    one('niem_yet', 'Danh sách có niêm yết ở nhà văn hóa không?', 'co_khong'),
    ask('integer', 'so_ngay', 'Niêm yết được mấy ngày?'),
    one('y_kien', 'Người dân có ý kiến khác không?', 'y_kien'),
    ask('text', 'ghi_them', 'Ghi thêm'),
  ],
  {
    co_khong: YES_NO,
    y_kien: options({ khong: 'Không có', da_tra_loi: 'Có, đã được trả lời', chua: 'Có, chưa được trả lời' }),
  },
)

const OBSERVED: readonly [ago: number, hamlet: string, place: string, content: string, state: string, note: string][] =
  [
    [
      6,
      'lang_dia',
      'nhà văn hóa',
      'Danh sách dán ở mặt sau bảng tin, đi qua không nhìn thấy.',
      'considered',
      'Đoàn đã đến xem, thôn đã dán lại mặt trước.',
    ],
    [2, '', '', 'Nhà bà Nọi neo đơn mà năm nay không thấy trong danh sách, bà con ở xóm đều tiếc.', 'new', ''],
  ]

/** A check-list of Bình Xa and what the people added to an example topic. */
export function spotStatements(now: Date): string[] {
  const at = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
  return [
    ...insertRows(
      'questionnaires',
      ['id', 'commune_id', 'title', 'draft', 'revision', 'edited_by', 'edited_at', 'created_by', 'created_at'],
      [
        [
          CHECKLIST,
          'binh-xa',
          QUESTIONS.title,
          JSON.stringify(QUESTIONS),
          1,
          'vi-du.dieuphoi',
          at(12),
          'vi-du.dieuphoi',
          at(12),
        ],
      ],
    ),
    ...insertRows(
      'observations',
      [
        ...['id', 'commune_id', 'dossier_id', 'code', 'content', 'hamlet_id', 'place', 'state', 'note', 'handled_by'],
        ...['handled_at', 'sent_at', 'submission_key', 'content_hash'],
      ],
      OBSERVED.map(([ago, hamlet, place, content, state, note], n) => {
        const id = `vi-du.gop-y-${n + 1}`
        const by = note ? ['vi-du.giamsat', at(ago - 1)] : ['', null]
        const code = observationCode(`${n + 1}a2b3c4d5e6f708192a3b4c5d6e7f809`)
        return [id, 'binh-xa', TOPIC, code, content, hamlet, place, state, note, ...by, at(ago), id, 'vi-du']
      }),
    ),
  ]
}

const FINDINGS = [
  {
    who: 'giamsat',
    fields: {
      ...{ limits: 'Danh sách dán ở mặt sau bảng tin, chỉ 3 ngày.', strengths: 'Có biên bản họp dân, 41 hộ dự.' },
      ...{ place: 'Nhà văn hóa thôn', hamlet: 'lang_dia', present: 'Bà Nguyễn Thị Chanh, Trưởng thôn' },
      ...{ consent: 'agreed', signer: 'Nguyễn Thị Chanh' },
      ...{ 'c.hop': 'co', 'c.niem_yet': 'co', 'c.so_ngay': '3', 'c.y_kien': 'chua' },
    },
  },
  {
    who: 'dieuphoi',
    fields: {
      ...{ limits: '', strengths: 'Niêm yết đủ ngày, có sổ ghi ý kiến.', place: 'Nhà họp thôn', hamlet: '' },
      ...{ present: '', consent: 'nobody', signer: '', 'c.hop': 'co', 'c.niem_yet': 'co', 'c.so_ngay': '15' },
    },
  },
]

/** The team of an example topic chooses its check-list and records on the spot, through the application itself. */
export async function playSpot(origin: string): Promise<void> {
  const cookies = new Map<string, string>()
  const send = async (who: string, path: string, fields?: Record<string, string>, photos = 0): Promise<Response> => {
    if (!cookies.has(who)) {
      const body = new URLSearchParams({ username: who, password: EXAMPLE_PASSWORD })
      const answer = await fetch(`${origin}/can-bo/dang-nhap`, { method: 'POST', body, redirect: 'manual' })
      cookies.set(
        who,
        answer.headers
          .getSetCookie()
          .map((line) => line.split(';')[0])
          .join('; '),
      )
    }
    const init: RequestInit = { redirect: 'manual', headers: { cookie: cookies.get(who) ?? '' } }
    if (!fields) return fetch(origin + path, init)
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (let n = 0; n < photos; n++)
      body.append('photos', new File([new Uint8Array(picture())], 'tai-cho.png', { type: 'image/png' }))
    const answer = await fetch(origin + path, { ...init, method: 'POST', body })
    if (answer.status !== 303)
      throw new Error(`example data: ${who} ${path} answered ${answer.status}: ${(await answer.text()).slice(-900)}`)
    return answer
  }
  const way = await send('dieuphoi', `/can-bo/giam-sat/mo/${TOPIC}`)
  const place = way.headers.get('location') ?? ''
  const choosing = await (await send('dieuphoi', `${place}/phieu-kiem-tra`)).text()
  const version = /name="version" value="(\d+)"/.exec(choosing)?.[1] ?? ''
  await send('dieuphoi', `${place}/phieu-kiem-tra`, { questionnaire: CHECKLIST, version })
  for (const { fields, who } of FINDINGS) {
    const page = await (await send(who, `${place}/ghi-nhan`)).text()
    const started = /name="started" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const [, name = '', value = ''] = /<button[^>]*name="([^"]+)"[^>]*value="(gui)"/.exec(page) ?? []
    const rest = { started, submissionKey: randomUUID(), foundAt: '', body: '', latitude: '', longitude: '' }
    await send(who, `${place}/ghi-nhan`, { ...rest, ...fields, [name]: value }, who === 'giamsat' ? 2 : 1)
  }
}
