import { drizzle } from 'drizzle-orm/d1'
import { crc32, deflateSync } from 'node:zlib'
import type { CommuneBook } from '../../worker/communes/book.ts'
import type { Db, Statement } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { beginRecommendations } from '../../worker/recommendations/begin-queries.ts'
import type { Source } from '../../worker/recommendations/tables.ts'
import { EXAMPLE_PASSWORD } from './accounts.ts'
import { bodyId } from './communes/common.ts'
import { BODIES } from './data/bodies.ts'
import { exampleLimits } from './limits.ts'
import { quote, type SqlValue } from './sql.ts'

const SLUG = 'binh-xa'
const FRONT = bodyId(SLUG, 'mttq')

/** What somebody does with one of them, and whether a photo goes with it. */
export type Deed = readonly [who: string, action: string, fields?: Record<string, string>, photo?: true]
type Example = {
  to: string
  lead?: string
  source?: Source
  /** So many days ago. */
  ago: number
  asked: string
  publicAsked?: string
  deeds: readonly Deed[]
}

const answer = (words: string, reply = 'accepted', step = 'Làm theo nội dung trả lời'): Record<string, string> => ({
  ...{ reply, answer: words, publicReply: words },
  ...(reply === 'accepted' ? {} : { reason: 'Kinh phí năm nay đã bố trí hết; phần còn lại đưa vào dự toán năm sau.' }),
  ...(reply === 'refused' ? {} : { buoc1: step, ngay1: addDays(localDay(new Date()), 25) }),
})

/** What the Front recommended after looking at how rubbish is gathered, and how far each has come. */
const EXAMPLES: readonly Example[] = [
  {
    to: 'phong-kinh-te',
    ago: 20,
    asked:
      'Thu gom hết bãi rác tự phát ở đầu thôn Làng Dìa, đặt biển cấm đổ rác và bố trí điểm tập kết có mái che, xa nguồn nước.',
    publicAsked: 'Thu gom bãi rác tự phát ở đầu thôn Làng Dìa, đặt biển cấm và làm điểm tập kết có mái che.',
    deeds: [
      ['xuly.kinhte', 'tiep-nhan'],
      [
        'xuly.kinhte',
        'soan-tra-loi',
        answer(
          'Phòng tiếp thu, thu gom bãi rác, đặt biển cấm và làm điểm tập kết mới.',
          'accepted',
          'Thu gom và đặt biển cấm',
        ),
      ],
      ['duyet.kinhte', 'ky-tiep-thu', { document: '31/BC-PKT' }],
      [
        'xuly.kinhte',
        'bao-xong',
        {
          steps: '1',
          words: 'Đã thu gom 3 chuyến xe, đặt 2 biển cấm, làm xong mái che điểm tập kết.',
          publicDone: 'Đã thu gom bãi rác, đặt hai biển cấm và làm xong mái che.',
        },
        true,
      ],
      [
        'tiepnhan',
        'xac-nhan',
        {
          seen: 'Đến đầu thôn Làng Dìa lúc 8 giờ: bãi rác đã sạch, có biển cấm, điểm tập kết có mái che.',
          seenOn: localDay(new Date()),
          publicCheck: 'Bãi rác đã sạch, điểm tập kết có mái che.',
        },
        true,
      ],
    ],
  },
  {
    to: 'cong-an',
    ago: 45,
    asked: 'Kiểm tra, nhắc nhở các xe chở vật liệu rơi vãi trên đường trục xã vào giờ học sinh tan trường.',
    publicAsked: 'Kiểm tra xe chở vật liệu rơi vãi trên đường trục xã vào giờ học sinh tan trường.',
    deeds: [
      [
        'dieuphoi',
        'bao-cap-tren',
        { to: bodyId(SLUG, 'dang-uy'), words: 'Đã quá hạn trả lời, Mặt trận đã nhắc hai lần.' },
      ],
    ],
  },
  {
    to: 'phong-van-hoa-xa-hoi',
    ago: 15,
    asked: 'Sửa mái hiên và khu vệ sinh nhà văn hóa thôn Làng Dìa trong năm nay.',
    publicAsked: 'Sửa mái hiên và khu vệ sinh nhà văn hóa thôn Làng Dìa trong năm nay.',
    deeds: [
      ['xuly.vanhoa', 'tiep-nhan'],
      ['xuly.vanhoa', 'soan-tra-loi', answer('Chưa bố trí được kinh phí sửa trong năm nay.', 'refused')],
      ['duyet.vanhoa', 'ky-khong-tiep-thu'],
      ['duyet.mattran', 'ghi-nhan', { note: 'Ban Thường trực ghi nhận lý do, sẽ kiến nghị khi lập dự toán năm sau.' }],
    ],
  },
  {
    to: 'phong-kinh-te',
    ago: 6,
    asked: 'Công khai tại nhà văn hóa các thôn danh sách hộ được hỗ trợ phân bón, ghi rõ mức hỗ trợ và ngày nhận.',
    deeds: [
      ['xuly.kinhte', 'tiep-nhan'],
      [
        'xuly.kinhte',
        'soan-tra-loi',
        answer('Phòng sẽ niêm yết danh sách ở 12 nhà văn hóa thôn.', 'accepted', 'Niêm yết danh sách'),
      ],
    ],
  },
  {
    to: 'ubnd',
    lead: 'thanh-tra-nhan-dan',
    source: 'inspection_board',
    ago: 3,
    asked: 'Trả lời rõ việc thu, chi quỹ đóng góp làm đường nội đồng năm nay và niêm yết tại nhà văn hóa các thôn.',
    deeds: [],
  },
]

/** The example recommendations as they were sent, some weeks ago. */
export function recommendationStatements(now: Date): string[] {
  const db = drizzle({} as D1Database) as unknown as Db
  return EXAMPLES.flatMap(({ ago, asked, lead = 'mttq', publicAsked, source = 'supervision', to }, n) => {
    const statements = beginRecommendations(db, {
      book: bookOf(),
      parent: { id: 'vi-du.giam-sat', communeId: SLUG, leadBodyId: bodyId(SLUG, lead), restricted: false },
      source,
      items: [{ id: idOf(n), addressedBodyId: bodyId(SLUG, to), asked, ...(publicAsked ? { publicAsked } : {}) }],
      actor: {
        ...{ kind: 'staff', id: 'vi-du.dieuphoi', name: '', username: '', communeId: SLUG, bodyId: FRONT },
        ...{ hamletId: null, title: '', roles: ['coordinator'], mustChangePassword: false },
      },
      now: new Date(now.getTime() - ago * 86_400_000),
    })
    return statements.map(written)
  })
}

/** Works on them through the very pages that officers use. */
export function playRecommendations(origin: string): Promise<void> {
  return playDeeds(
    origin,
    EXAMPLES.map(({ deeds }, n) => [idOf(n), deeds] as const),
  )
}

/** Does these deeds with recommendations, each by its id, one after the other. */
export async function playDeeds(
  origin: string,
  all: readonly (readonly [id: string, deeds: readonly Deed[]])[],
): Promise<void> {
  const cookies = new Map<string, string>()
  const ask = (who: string, path: string, init: RequestInit = {}) =>
    fetch(origin + path, {
      redirect: 'manual',
      ...init,
      headers: { 'cf-connecting-ip': '192.0.2.1', cookie: cookies.get(who) ?? '' },
    })
  const enter = async (who: string) => {
    if (cookies.has(who)) return
    const body = new URLSearchParams({ username: who, password: EXAMPLE_PASSWORD })
    const answer = await fetch(`${origin}/can-bo/dang-nhap`, { method: 'POST', body, redirect: 'manual' })
    const kept = answer.headers.getSetCookie().map((one) => one.split(';')[0])
    cookies.set(who, kept.join('; '))
  }
  for (const [id, deeds] of all)
    for (const [who, action, fields = {}, photo] of deeds) {
      await enter(who)
      const way = await ask(who, `/can-bo/kien-nghi/mo/${id}`)
      const place = way.headers.get('location') ?? ''
      const version = /name="version" value="(\d+)"/.exec(await (await ask(who, place)).text())?.[1] ?? ''
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...fields, version })) form.append(name, value)
      if (photo) form.append('files', new File([new Uint8Array(picture())], 'tai-cho.png', { type: 'image/png' }))
      const answer = await ask(who, `${place}/${action}`, { method: 'POST', body: form })
      if (answer.status !== 303)
        throw new Error(
          `example data: ${who} ${action} answered ${answer.status}: ${(await answer.text()).slice(-900)}`,
        )
    }
}

function idOf(n: number): string {
  return `vi-du.kien-nghi-${n + 1}`
}

/** What the statements need to know of Bình Xa. */
export function bookOf(): CommuneBook {
  const bodies = BODIES.map(([suffix, name, kind, , parent]) => ({
    ...{ id: bodyId(SLUG, suffix), name, kind, parentBodyId: parent && bodyId(SLUG, parent), endsOn: null },
  }))
  const commune = { id: SLUG, triageBodyId: FRONT }
  const byId = new Map(bodies.map((body) => [body.id, body]))
  return { commune, bodies: byId, limits: exampleLimits(), specialDays: new Map() } as unknown as CommuneBook
}

/** A statement with its values in it. */
export function written(statement: Statement): string {
  const { params, sql } = statement.toSQL()
  const values = [...params]
  const text = sql.replaceAll(/\s+/g, ' ').replaceAll('?', () => quote((values.shift() ?? null) as SqlValue))
  return text.replace(/^insert into/, 'insert or ignore into')
}

/** A photo of nothing in particular: grey, 200 by 150. */
export function picture(): Buffer {
  const [width, height] = [200, 150]
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height, 0x99)
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([signature, ...parts])
}
