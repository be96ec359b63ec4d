import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { ROLES } from '../../worker/staff/tables.ts'
import { as, type Fields } from '../support/app.ts'
import { bring, deed, petitionIn, type Petition, photo, senderDeed, sendPetition } from '../support/build.ts'
import { hung, lan, nobody, officer, type Person } from '../support/people.ts'
import { letAsk, placeOf } from './questions.ts'

/**
 * Who sees what of Lan's five petitions. A cell has one mark for each, in the order of PETITIONS:
 *
 *   s  her words                      .  a page without anything of hers
 *   t  its title, not the rest        4  not found
 *   p  the released words, not hers   r  forbidden, said on the page of a case that is open to him
 *   b  the photo                      1  sign in first
 *   n  her name and her number        >  sent to the sign-in page
 *   x  nothing to answer now, and nothing of hers
 */
const TABLE = `
                     | form  case  photo office office-photo identity inbox home  list  page  page-photo feed  page-feed search api   questions
nobody               | ..... 44444 44444 >>>>>  >>>>>        11111    >>>>> .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
Lan, who sent them   | ..... sssss bbbbb >>>>>  >>>>>        11111    >>>>> .p... .p... 4p444 4b444      .p... 4p444     .p...  sssss ttxxt
Hùng, another sender | ..... 44444 44444 >>>>>  >>>>>        11111    >>>>> .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
tiepnhan             | ..... 44444 44444 sssss  bbbbb        rrrrr    ttttt .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
dieuphoi             | ..... 44444 44444 sssss  bbbbb        rrrrr    ttttt .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
xuly.kinhte          | ..... 44444 44444 sss44  bbb44        rrr44    ttt.. .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
duyet.kinhte         | ..... 44444 44444 sss44  bbb44        rrr44    ttt.. .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
xuly.congan          | ..... 44444 44444 44444  44444        44444    ..... .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
duyet.congan         | ..... 44444 44444 44444  44444        44444    ..... .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
duyet.mattran        | ..... 44444 44444 444ss  444bb        444rr    ...tt .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
lanhdao              | ..... 44444 44444 sssss  bbbbb        rrrrr    ttttt .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
giamsat              | ..... 44444 44444 44444  44444        44444    ..... .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
tuvan                | ..... 44444 44444 44444  44444        44444    ..... .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
thon.langdia         | ..... 44444 44444 44444  44444        44444    ..... .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
baomat               | ..... 44444 44444 44444  44444        44444    ..... .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
quantri              | ..... 44444 44444 44444  44444        44444    ..... .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
tiepnhan.dakpo       | ..... 44444 44444 44444  44444        44444    ..... .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
dieuphoi.dakpo       | ..... 44444 44444 44444  44444        44444    ..... .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
xuly.kinhte.dakpo    | ..... 44444 44444 44444  44444        44444    ..... .p... .p... 4p444 4b444      .p... 4p444     .p...  44444 44444
`

/** Phòng Kinh tế holds the first three; the Front, which receives, holds the last two. */
const PETITIONS = {
  private: { title: 'Rác đầu thôn lấp kín mương Khuổi Pậu', words: 'Nhà văn hóa cũng không mở cửa được.' },
  released: { title: 'Rác đầu thôn đổ ra bến Thác Vàng', words: 'Con bò nhà tôi giẫm phải mảnh chai.' },
  withdrawn: { title: 'Rác đầu thôn cháy âm ỉ ở bãi Nà Quan', words: 'Khói bay vào lớp mẫu giáo cả buổi sáng.' },
  declined: { title: 'Rác đầu thôn chất ở cổng chợ Bợ', words: 'Tôi đã gọi tổ thu gom từ hôm rằm.' },
  flagged: {
    title: 'Tôi tố cáo trưởng thôn nhận tiền để mặc rác đầu thôn',
    words: 'Ông ấy nhận phong bì của chủ trại lợn.',
  },
} as const
type Name = keyof typeof PETITIONS
const NAMES = Object.keys(PETITIONS) as Name[]

/** What an officer made of two of them for the public: none of her words. The second was withdrawn afterwards. */
const RELEASES: Partial<Record<Name, { title: string; text: string }>> = {
  released: { title: 'Bến nước của thôn nhiều phế thải', text: 'Bà con phản ánh rác đầu thôn gây khó đi lại.' },
  withdrawn: { title: 'Khói từ bãi rác của thôn', text: 'Bà con phản ánh rác đầu thôn bị đốt gần trường.' },
}

const HER_NAME = [lan.name, lan.phone ?? '', (lan.phone ?? '').replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2 $3')]
/** All heaps of an inbox; one that an officer does not have leads to his first. */
const HEAPS =
  'moi-gui kiem-tra can-giao xem-lai can-nhan dang-xu-ly cho-duyet cho-bo-sung da-tra-loi ket-thuc khong-thu-ly huong-dan da-rut'
const CAST: Record<string, Person> = { nobody, 'Lan, who sent them': lan, 'Hùng, another sender': hung }

const sent = {} as Record<Name, Petition>
let ofHung: Petition

beforeAll(async () => {
  await letAsk('moi_truong')
  for (const name of NAMES) {
    const { title, words } = PETITIONS[name]
    sent[name] = await sendPetition({ content: `${title}. ${words}`, allowPublish: '1', photos: [photo()] })
  }
  for (const name of ['private', 'released', 'withdrawn'] as const) {
    await bring(sent[name], 'assigned')
    const release = RELEASES[name]
    if (release) await deed('tiepnhan', sent[name], 'cong-khai', { ...release, photo: sent[name].photos })
  }
  await senderDeed(sent.withdrawn, 'rut')
  await bring(sent.declined, 'declined')
  await bring(sent.flagged, 'received')
  ofHung = await petitionIn('assigned', { content: 'Đèn đường ở ngã ba tắt từ đầu tháng.' }, hung)
}, 60_000)

describe('of five petitions of Lan', () => {
  const [header = '', ...rows] = TABLE.trimEnd().split('\n').slice(1)
  const places = header.replace(/.*\|/, '').trim().split(/ +/)
  const people = rows.map((row) => row.split('|').map((part) => part.trim()))

  test.each(people)('%s sees what the table says', async (who = '', cells = '') => {
    const found = await everyPlace(CAST[who] ?? officer(who))
    expect(found).toEqual(Object.fromEntries(cells.split(/ +/).map((marks, index) => [places[index], marks])))
  })

  test('the table has somebody in every role', async () => {
    const names = JSON.stringify(people.map(([who]) => who))
    const { results } = await env.DB.prepare(
      `SELECT DISTINCT role FROM staff_roles JOIN staff_users ON staff_users.id = user_id
       WHERE username IN (SELECT value FROM json_each(?)) AND username NOT LIKE '%.dakpo'`,
    )
      .bind(names)
      .all<{ role: string }>()
    expect(results.map(({ role }) => role).toSorted()).toEqual([...ROLES].toSorted())
  })

  test('hidden as she is, nobody opened her name alone, and her history says so', async () => {
    for (const name of NAMES) {
      const sql = "SELECT count(*) AS many FROM events WHERE case_id = ? AND kind = 'identity.opened'"
      expect(await env.DB.prepare(sql).bind(sent[name].id).first('many')).toBe(0)
      const page = await (await as(lan).get(`/binh-xa/ho-so/${sent[name].code}`)).text()
      expect(page).not.toContain('đã mở tên và số điện thoại của ông/bà')
    }
  })
})

test('the petition that reads like a denunciation is marked as one, and nobody releases it', async () => {
  const row = await env.DB.prepare('SELECT flags FROM cases WHERE id = ?').bind(sent.flagged.id).first()
  expect(row).toEqual({ flags: 'denunciation' })
  for (const name of ['tiepnhan', 'dieuphoi']) {
    const answer = await as(officer(name)).post(`/can-bo/ho-so/${sent.flagged.code}/cong-khai`, RELEASES.released)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('nên không công khai')])
  }
  expect((await as(nobody).get(`/binh-xa/kien-nghi/${sent.flagged.code}`)).status).toBe(404)
})

describe('what was made public and is not to be', () => {
  const release = { title: 'Cống thoát nước của thôn bị tắc', text: 'Bà con phản ánh cống tắc.' }
  const decline = { reasonCode: 'khong_co_that', reason: 'Đã xác minh.' }
  const afterwards: [what: string, deeds: [who: string, action: string, fields: Fields][]][] = [
    ['received', []],
    ['given to a body', [['dieuphoi', 'giao', { body: 'binh-xa.phong-kinh-te' }]]],
    ['waiting for Lan', [['tiepnhan', 'yeu-cau-bo-sung', { question: 'Cống ở đoạn nào?' }]]],
    ['sent elsewhere', [['tiepnhan', 'huong-dan', { reasonCode: 'noi_khac' }]]],
    [
      'declined',
      [
        ['tiepnhan', 'khong-thu-ly', decline],
        ['dieuphoi', 'khong-thu-ly', decline],
      ],
    ],
  ]
  test.each(afterwards)(
    'is taken back although the petition is %s: page, photo, lists, feeds',
    async (_what, deeds) => {
      const lans = await petitionIn('received', { allowPublish: '1', photos: [photo()] })
      await deed('dieuphoi', lans, 'cong-khai', { ...release, photo: lans.photos })
      for (const [who, action, fields] of deeds) await deed(who, lans, action, fields)
      const page = `/binh-xa/kien-nghi/${lans.code}`
      const own = [page, `${page}.atom`, `${page}/anh/${lans.photos[0]}`]
      const lists = ['/binh-xa', '/binh-xa/kien-nghi', '/binh-xa/kien-nghi?tim=cong+tac', '/binh-xa/kien-nghi.atom']
      const seen = async () => [
        ...(await Promise.all(own.map(async (path) => (await as(nobody).get(path)).status === 200))),
        ...(await Promise.all(
          lists.map(async (path) => (await (await as(nobody).get(path)).text()).includes(lans.code)),
        )),
      ]
      expect(await seen()).toEqual([...own, ...lists].map(() => true))
      await deed('tiepnhan', lans, 'thoi-cong-khai', { reason: 'Nội dung để lộ nhà của người gửi.' })
      expect(await seen()).toEqual([...own, ...lists].map(() => false))
    },
  )
})

describe('what is never made public', () => {
  const release = { title: 'Việc ở thôn', text: 'Bà con phản ánh một việc ở thôn.' }

  test('a petition about the conduct of an officer, also when it is the intake officer who says that it is one', async () => {
    const lans = await sendPetition({ category: 'khac', allowPublish: '1' })
    await deed('tiepnhan', lans, 'tiep-nhan', { category: 'can_bo_thai_do' })
    expect((await as(officer('tiepnhan')).post(`/can-bo/ho-so/${lans.code}/cong-khai`, release)).status).toBe(422)
    expect((await as(nobody).get(`/binh-xa/kien-nghi/${lans.code}`)).status).toBe(404)
  })

  test('a petition to which Lan adds what reads like a denunciation: it is marked then', async () => {
    const lans = await petitionIn('needs_info', { allowPublish: '1' })
    await senderDeed(lans, 'bo-sung', { content: 'Tôi tố cáo trưởng thôn nhận tiền của chủ trại lợn.' })
    const row = await env.DB.prepare('SELECT flags FROM cases WHERE id = ?').bind(lans.id).first()
    expect(row).toEqual({ flags: 'denunciation' })
  })
})

test('when Lan does not hide her name, whoever works on her petition may open it, and no other body', async () => {
  const open = await petitionIn('assigned', { hideIdentity: '0' })
  const found: Record<string, string> = {}
  for (const name of [
    'tiepnhan',
    'dieuphoi',
    'xuly.kinhte',
    'duyet.kinhte',
    'xuly.congan',
    'duyet.mattran',
    'lanhdao',
    'quantri',
    'tiepnhan.dakpo',
  ]) {
    const before = await (await as(officer(name)).get(`/can-bo/ho-so/${open.code}`)).text()
    const answer = await as(officer(name)).post(`/can-bo/ho-so/${open.code}/xem-nguoi-gui`)
    const named = HER_NAME.some((part) => before.includes(part)) ? ' before asking' : ''
    found[name] = `${answer.status}${(await answer.text()).includes(lan.name) ? ' named' : ''}${named}`
  }
  expect(found).toEqual({
    tiepnhan: '200 named',
    dieuphoi: '200 named',
    'xuly.kinhte': '200 named',
    'duyet.kinhte': '200 named',
    'xuly.congan': '404',
    'duyet.mattran': '404',
    lanhdao: '403',
    quantri: '404',
    'tiepnhan.dakpo': '404',
  })
})

/** What this person finds in every place, by the marks of the table. */
async function everyPlace(person: Person): Promise<Record<string, string>> {
  const me = as(person)
  const secret = person === hung ? ofHung.secret : person === lan ? null : ''
  const once = async (...paths: string[]) => {
    const answers = await Promise.all(paths.map((path) => me.get(path)))
    const texts = await Promise.all(answers.map((answer) => answer.clone().text()))
    const marks = NAMES.map((name) => mark(name, answers[0] as Response, texts.join('\n')))
    return marks.join('')
  }
  const each = async (open: (petition: Petition) => Promise<Response>) => {
    const marks: string[] = []
    for (const name of NAMES) {
      const answer = await open(sent[name])
      marks.push(mark(name, answer, await answer.clone().text()))
    }
    return marks.join('')
  }
  const ofPhoto = (path: string) => each(({ code, photos }) => me.get(`${path}/${code}/anh/${photos[0]}`))
  return {
    form: await once('/binh-xa/kien-nghi/moi'),
    case: await each(({ code }) => me.get(`/binh-xa/ho-so/${code}`)),
    questions: await each((petition) => me.get(placeOf(petition))),
    photo: await ofPhoto('/binh-xa/ho-so'),
    office: await each(({ code }) => me.get(`/can-bo/ho-so/${code}`)),
    'office-photo': await ofPhoto('/can-bo/ho-so'),
    identity: await each(({ code }) => me.post(`/can-bo/ho-so/${code}/xem-nguoi-gui`)),
    inbox: await once(...HEAPS.split(' ').map((heap) => `/can-bo?muc=${heap}`)),
    home: await once('/binh-xa'),
    list: await once('/binh-xa/kien-nghi'),
    page: await each(({ code }) => me.get(`/binh-xa/kien-nghi/${code}`)),
    'page-photo': await ofPhoto('/binh-xa/kien-nghi'),
    feed: await once('/binh-xa/kien-nghi.atom'),
    'page-feed': await each(({ code }) => me.get(`/binh-xa/kien-nghi/${code}.atom`)),
    search: await once('/binh-xa/kien-nghi?tim=rac+dau+thon'),
    api: await each((petition) =>
      me.get(`/api/communes/binh-xa/cases/${petition.code}`, bearer(secret ?? petition.secret)),
    ),
  }
}

function bearer(secret: string): Record<string, string> {
  return secret === '' ? {} : { authorization: `Bearer ${secret}` }
}

/** One mark of the table, or words for an answer that the table has no mark for. */
function mark(name: Name, answer: Response, text: string): string {
  const { title, words } = PETITIONS[name]
  const hasWords = text.includes(words)
  const hasTitle = text.includes(title)
  const release = RELEASES[name]
  const isReleased = release !== undefined && (text.includes(release.title) || text.includes(release.text))
  const isNamed = HER_NAME.some((part) => text.includes(part))
  const { status } = answer
  if (status === 403 && hasWords && !isNamed) return 'r'
  const isBare = !hasWords && !hasTitle && !isReleased && !isNamed
  if (status === 404 && isBare) return '4'
  if (status === 409 && isBare) return 'x'
  if (status === 401 && isBare) return '1'
  if (status === 303 && isBare && answer.headers.get('location')?.startsWith('/can-bo/dang-nhap')) return '>'
  if (status !== 200) return `[${status}${isBare ? '' : ' with words'}]`
  if (answer.headers.get('content-type')?.startsWith('image/')) return 'b'
  if (isNamed) return HER_NAME.slice(0, 1).every((part) => text.includes(part)) ? 'n' : '[half named]'
  if (hasWords) return 's'
  return hasTitle ? 't' : isReleased ? 'p' : '.'
}
