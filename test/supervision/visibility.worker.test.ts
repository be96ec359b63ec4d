import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { deed, ECONOMY, paper, PLACE, proposed, see, type State, type Topic, topicIn, wordsOf } from './build.ts'

/** What a page may say, by words that stand nowhere else. */
const SIGNS = {
  topic: 'Giám sát việc thu gom rác thải ở các thôn',
  plan: 'Đánh giá việc thu gom rác.',
  team: 'Bà Lê Thị Sáu',
  minutes: 'hai bên trao đổi',
  draft: 'Hạn chế bí mật: xóm trong chưa có xe.',
} as const
type Part = keyof typeof SIGNS

const INSIDE = ['tiepnhan', 'dieuphoi', 'duyet.mattran', 'giamsat']
const ABOVE = ['lanhdao']
const BODY = ['xuly.kinhte', 'duyet.kinhte']
const NEVER = [
  'xuly.congan',
  'duyet.congan',
  'xuly.vanhoa',
  'xuly.ubnd',
  'tuvan',
  'quantri',
  'baomat',
  'thon.langdia',
  'dieuphoi.dakpo',
]
const ALL = [...INSIDE, ...ABOVE, ...BODY, ...NEVER]

/** Who sees what of a delegation in which state: everybody not named sees nothing at all of it. */
const TABLE: [State, Partial<Record<Part, string[]>>][] = [
  ['proposed', { topic: [...INSIDE.slice(0, 3), ...ABOVE] }],
  ['planned', { topic: [...INSIDE.slice(0, 3), ...ABOVE], plan: [...INSIDE.slice(0, 3), ...ABOVE] }],
  ['team_set', { topic: [...INSIDE, ...ABOVE], plan: [...INSIDE, ...ABOVE], team: [...INSIDE, ...ABOVE] }],
  [
    'notified',
    {
      topic: [...INSIDE, ...ABOVE, ...BODY],
      plan: [...INSIDE, ...ABOVE, ...BODY],
      team: [...INSIDE, ...ABOVE, ...BODY],
    },
  ],
  [
    'report_draft',
    {
      topic: [...INSIDE, ...ABOVE, ...BODY],
      plan: [...INSIDE, ...ABOVE, ...BODY],
      team: [...INSIDE, ...ABOVE, ...BODY],
      minutes: [...INSIDE, ...ABOVE, ...BODY],
      draft: INSIDE,
    },
  ],
  [
    'tracking',
    {
      topic: [...INSIDE, ...ABOVE, ...BODY],
      plan: [...INSIDE, ...ABOVE, ...BODY],
      team: [...INSIDE, ...ABOVE, ...BODY],
      minutes: [...INSIDE, ...ABOVE, ...BODY],
      draft: [...INSIDE, ...ABOVE, ...BODY],
    },
  ],
]

describe('who sees what of a topic', () => {
  test.each(TABLE)('%s', async (state, wanted) => {
    const topic = await topicIn(state)
    for (const who of ALL) {
      const page = await see(who, topic)
      const seesTopic = wanted.topic?.includes(who) ?? false
      expect(page.status, `${who} opens it`).toBe(seesTopic ? 200 : 404)
      for (const part of Object.keys(SIGNS) as Part[])
        expect(page.words.includes(SIGNS[part]), `${who} reads ${part}`).toBe(
          part === 'topic' ? seesTopic : (wanted[part]?.includes(who) ?? false),
        )
    }
  })

  test('a body reads its own session and report, not those of another body', async () => {
    const culture = 'binh-xa.phong-van-hoa-xa-hoi'
    const topic = await topicIn('notified', { bodies: [ECONOMY, culture] })
    await deed('xuly.kinhte', topic, 'gui-bao-cao', { note: 'Ghi chú riêng của Phòng Kinh tế', files: [paper()] })
    const own = await see('xuly.kinhte', topic)
    expect(own.words).toContain('Ghi chú riêng của Phòng Kinh tế')
    const other = await see('xuly.vanhoa', topic)
    expect(other.status).toBe(200)
    expect(other.words).not.toContain('Ghi chú riêng của Phòng Kinh tế')
    const sessions = other.html.slice(
      other.html.indexOf('Buổi làm việc với từng cơ quan'),
      other.html.indexOf('</table>'),
    )
    expect(sessions).not.toContain('Phòng Kinh tế')
    const way = /href="([^"]+\/tep\/[^"]+)"/.exec(own.html)?.[1] ?? ''
    expect((await as(officer('xuly.kinhte')).get(way)).status).toBe(200)
    expect((await as(officer('giamsat')).get(way)).status).toBe(200)
    expect((await as(officer('xuly.vanhoa')).get(way)).status).toBe(404)
    expect((await as(officer('xuly.congan')).get(way)).status).toBe(404)
  })

  test('a paper that the team put to its draft report stays with it, also after the report is out', async () => {
    const topic = await topicIn('session_closed')
    const { REPORT } = await import('./build.ts')
    await deed('dieuphoi', topic, 'viet-bao-cao', { ...REPORT, files: [paper('nhap.png')] })
    const way = /href="([^"]+\/tep\/[^"]+)"/.exec((await see('giamsat', topic)).html)?.[1] ?? ''
    expect((await as(officer('giamsat')).get(way)).status).toBe(200)
    await deed('duyet.mattran', topic, 'ky-bao-cao')
    for (const who of ['xuly.kinhte', 'lanhdao']) expect((await as(officer(who)).get(way)).status, who).toBe(404)
  })

  test('a recommendation to another body is not read by the one that was supervised', async () => {
    const topic = await topicIn('session_closed')
    const { REPORT } = await import('./build.ts')
    await deed('dieuphoi', topic, 'viet-bao-cao', {
      ...REPORT,
      ...{ body1: 'binh-xa.cong-an', asked1: 'Kiểm tra xe chở vật liệu rơi vãi.', wanted1: '' },
    })
    await deed('duyet.mattran', topic, 'ky-bao-cao')
    expect((await see('duyet.kinhte', topic)).words).not.toContain('Kiểm tra xe chở vật liệu rơi vãi.')
    expect((await see('dieuphoi', topic)).words).toContain('Kiểm tra xe chở vật liệu rơi vãi.')
    expect((await see('duyet.congan', topic)).status).toBe(404)
  })
})

describe('a topic about the conduct of cadres', () => {
  const secret = (title: string) =>
    proposed({ title, restricted: '1', people: ['vi-du.duyet.mattran', 'vi-du.baomat'] })

  test('is found by those who are named on it and by nobody else, whatever their role', async () => {
    const topic = await secret('Giám sát lối sống của một cán bộ xã')
    for (const who of ['dieuphoi', 'duyet.mattran', 'baomat']) expect((await see(who, topic)).status, who).toBe(200)
    for (const who of ['tiepnhan', 'giamsat', 'lanhdao', 'xuly.kinhte', 'duyet.kinhte', 'tuvan', 'quantri'])
      expect((await see(who, topic)).status, who).toBe(404)
  })

  test('stands in no list and no notice of others, and never becomes public', async () => {
    const title = 'Giám sát việc tu dưỡng của một đảng viên'
    const topic = await secret(title)
    await deed('duyet.mattran', topic, 'vao-chuong-trinh')
    for (const who of ['tiepnhan', 'lanhdao', 'giamsat'])
      for (const list of ['', '?muc=tat-ca', '?muc=cho-lam', '?muc=co-ten'])
        expect(await (await as(officer(who)).get(PLACE + list)).text(), `${who} ${list}`).not.toContain(title)
    expect(await (await as(officer('dieuphoi')).get(`${PLACE}?muc=co-ten`)).text()).toContain(title)
    expect((await as(nobody).get(`/binh-xa/giam-sat/${topic.slug}`)).status).toBe(404)
    expect(await (await as(nobody).get('/binh-xa/giam-sat')).text()).not.toContain(title)
    await deed('duyet.mattran', topic, 'lap-ke-hoach', { purpose: 'Riêng', subject: 'Riêng' })
    expect(
      (
        await as(officer('duyet.mattran')).post(`${PLACE}/${topic.slug}/cong-bo`, {
          version: '3',
          words: 'x'.repeat(30),
        })
      ).status,
    ).toBe(409)
  })

  test('names nobody of the body that is looked at, and somebody of the standing board', async () => {
    const { proposalFields } = await import('./build.ts')
    const propose = (people: string[], by = 'lanhdao') =>
      as(officer(by)).post(`${PLACE}/moi`, proposalFields({ restricted: '1', people }))
    const looked = await propose(['vi-du.xuly.kinhte', 'vi-du.duyet.mattran'])
    expect(looked.status).toBe(422)
    expect(await looked.text()).toContain('ở cơ quan được giám sát')
    const none = await propose(['vi-du.baomat'])
    expect(await none.text()).toContain('ít nhất một người của Ban Thường trực Mặt trận')
  })
})

test('everybody reads a topic when its programme is issued, in plain words, and of its conclusions what was written for them', async () => {
  const topic: Topic = await topicIn('tracking')
  const open = () => as(nobody).get(`/binh-xa/giam-sat/${topic.slug}`)
  expect((await open()).status).toBe(404)
  await deed('duyet.mattran', topic, 'cong-bo', { words: 'Rác đã được thu gom đều, xóm trong cần thêm xe.' })
  const page = wordsOf(await (await open()).text())
  expect(page).toContain('Rác đã được thu gom đều, xóm trong cần thêm xe.')
  expect(page).toContain('Đã có kết luận, đang theo dõi việc thực hiện')
  for (const secret of ['bí mật', 'Bà Lê Thị Sáu', 'hai bên trao đổi', 'Đánh giá việc thu gom rác.', 'Bố trí xe'])
    expect(page).not.toContain(secret)
  const list = wordsOf(await (await as(nobody).get('/binh-xa/giam-sat')).text())
  expect(list).toContain('Đã có kết luận')
})
