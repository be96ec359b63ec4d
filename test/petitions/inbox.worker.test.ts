import { beforeAll, describe, expect, test } from 'vitest'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, petitionIn, type Petition, sendPetition } from '../support/build.ts'
import { hung, lan, officer } from '../support/people.ts'

/** Rows on a page of an inbox. */
const PAGE = 25

describe('an inbox', () => {
  let waiting: Petition
  let assigned: Petition
  let written: Petition

  beforeAll(async () => {
    waiting = await petitionIn('received', { content: 'Cầu treo Soi Dịa đứt hai thanh ván.', category: 'giao_thong' })
    assigned = await petitionIn('assigned', {
      content: 'Kênh nội đồng Đồng Chùa tắc, ruộng úng.',
      hamlet: 'dong_chua_1',
    })
    written = await petitionIn('pending_approval', { content: 'Nước thải lò mổ chảy ra mương.' })
  })

  test('opens at the first heap on which something waits for this officer, and says how much', async () => {
    const page = wordsOf(await open('duyet.kinhte', '/can-bo'))
    expect(page).toContain('Cần nhận (1) Chờ duyệt (1)')
    expect(page).toContain(assigned.code)
    expect(page).toContain('Kênh nội đồng Đồng Chùa tắc, ruộng úng.')
    expect(page).toContain('Đồng Chùa 1')
    expect(page).not.toContain(written.code)
    expect(wordsOf(await open('duyet.kinhte', '/can-bo?muc=cho-duyet'))).toContain(written.code)
  })

  test('names what comes next for the one who looks, and leads there', async () => {
    const nextFor = async (username: string, heap: string, petition: Petition) => {
      const page = await open(username, `/can-bo?muc=${heap}`)
      return new RegExp(`<a href="/can-bo/ho-so/${petition.code}(#viec)?" aria-label="[^"]*">([^<]*)</a>`)
        .exec(page)
        ?.slice(1)
    }
    expect(await nextFor('dieuphoi', 'can-giao', waiting)).toEqual(['#viec', 'Giao cơ quan giải quyết'])
    expect(await nextFor('tiepnhan', 'can-giao', waiting)).toEqual([undefined, 'Xem'])
    expect(await nextFor('xuly.kinhte', 'can-nhan', assigned)).toEqual(['#viec', 'Nhận xử lý'])
    expect(await nextFor('duyet.kinhte', 'can-nhan', assigned)).toEqual(['#viec', 'Xem có đúng việc không'])
    expect(await nextFor('duyet.kinhte', 'cho-duyet', written)).toEqual(['#viec', 'Duyệt trả lời'])
    expect(await nextFor('xuly.kinhte', 'cho-duyet', written)).toEqual([undefined, 'Xem'])
    expect(await nextFor('lanhdao', 'cho-duyet', written)).toEqual([undefined, 'Xem'])
  })

  test('of one body shows nothing of another', async () => {
    for (const heap of ['can-nhan', 'dang-xu-ly', 'cho-duyet', 'da-tra-loi']) {
      const page = await open('xuly.congan', `/can-bo?muc=${heap}`)
      for (const petition of [waiting, assigned, written]) expect(page).not.toContain(petition.code)
    }
    expect(wordsOf(await open('xuly.congan', '/can-bo'))).toContain('Không có hồ sơ mới được giao.')
  })

  test('tells in working days how soon something is due, and that a petition waits for its sender', async () => {
    await deed('tiepnhan', await sendPetition({ content: 'Đèn đường tắt, chưa rõ ở cột nào.' }), 'yeu-cau-bo-sung', {
      question: 'Đèn ở cột số mấy, gần nhà ai?',
    })
    expect(wordsOf(await open('xuly.kinhte', '/can-bo?muc=can-nhan'))).toMatch(/còn \d+ ngày làm việc/)
    expect(wordsOf(await open('tiepnhan', '/can-bo?muc=cho-bo-sung'))).toContain('đang chờ bổ sung')
  })

  test('marks what looks like a denunciation', async () => {
    await sendPetition({ content: 'Tôi tố cáo ông trưởng thôn nhận hối lộ.' })
    expect(wordsOf(await open('tiepnhan', '/can-bo?muc=moi-gui'))).toContain('giống tố cáo')
  })

  test('says more than nine as 9+, pages on without losing or repeating a case, and forgives a spoilt address', async () => {
    const sent: string[] = []
    for (let i = 0; i < PAGE + 4; i++) sent.push((await sendPetition({ hamlet: 'to_1' }, hung, 'dak-po')).code)
    const codes = (page: string) => [...page.matchAll(/<a href="[^"]*">(DP-\d\d-\d+)<\/a>/g)].map(([, code]) => code)
    const first = await open('tiepnhan.dakpo', '/can-bo?muc=moi-gui')
    expect(wordsOf(first)).toContain('Mới gửi (9+)')
    expect(codes(first)).toHaveLength(PAGE)
    const onward = /<a[^>]*href="([^"]+)"[^>]*>Xem tiếp/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await open('tiepnhan.dakpo', onward)
    expect([...codes(first), ...codes(second)].toSorted()).toEqual(sent.toSorted())
    expect(second).toContain('Về đầu danh sách')
    for (const spoilt of ['khong-co', '', "' or 1=1"])
      expect(codes(await open('tiepnhan.dakpo', `/can-bo?muc=moi-gui&sau=${encodeURIComponent(spoilt)}`))).toHaveLength(
        PAGE,
      )
    expect(wordsOf(await open('tiepnhan.dakpo', '/can-bo?muc=khong-co'))).toContain('Mới gửi (9+)')
  })

  test('shows the approver of the Front which complaint waits for his word', async () => {
    const petition = await petitionIn('received', { content: 'Tôi không đồng ý với quyết định thu hồi đất.' })
    await deed('tiepnhan', petition, 'huong-dan', {
      reasonCode: 'khieu_nai',
      advice: 'Ông/bà gửi đơn đến Chủ tịch xã.',
    })
    const words = wordsOf(await open('duyet.mattran', '/can-bo?muc=can-giao'))
    expect(words).toMatch(/Đã tiếp nhận \(\d\)/)
    expect(words).toContain('chờ xác nhận hướng dẫn khiếu nại')
    expect(words).toContain('Xác nhận hướng dẫn khiếu nại')
  })

  test('leads the leader to what is being worked on, with nothing to do for him', async () => {
    const page = wordsOf(await open('lanhdao', '/can-bo'))
    expect(page).toContain('Hồ sơ của xã')
    expect(page).not.toContain('Việc của tôi (')
  })
})

describe('an officer who sees no case', () => {
  const PAGES: [username: string, has: string[], not: string[]][] = [
    ['quantri', ['/can-bo/tai-khoan', '/can-bo/phan-cong'], ['thon=']],
    ['thon.langdia', ['/binh-xa/kien-nghi?thon=lang_dia', '/can-bo/phan-cong'], ['/can-bo/tai-khoan']],
    ['giamsat', ['/binh-xa/kien-nghi', '/can-bo/phan-cong'], ['/can-bo/tai-khoan', 'thon=']],
    ['tuvan', ['/binh-xa/kien-nghi', '/can-bo/phan-cong'], ['/can-bo/tai-khoan', 'thon=']],
    ['baomat', ['/binh-xa/kien-nghi', '/can-bo/phan-cong'], ['/can-bo/tai-khoan', 'thon=']],
  ]

  test.each(PAGES)('%s finds what he can do, and every link leads somewhere', async (username, has, not) => {
    const page = await open(username, '/can-bo')
    const links = [...page.matchAll(/<a[^>]*href="([^"#]+)"/g)].map(([, href]) =>
      (href ?? '').replace(/^http:\/\/[^/]+/, ''),
    )
    expect(links).toEqual(expect.arrayContaining(has))
    for (const part of not) expect(links.join(' ')).not.toContain(part)
    for (const link of new Set(links)) {
      const answer = await as(officer(username)).get(link)
      // What stands by years, or by whose it is, leads to the page for him.
      const further = answer.status === 303 ? (answer.headers.get('location') ?? '') : ''
      const shown = further.startsWith(link) ? await as(officer(username)).get(further) : answer
      expect(shown.status, link).toBe(200)
    }
  })

  test('the representative of Làng Dịa can hold out the code that leads people to the form', async () => {
    const page = await open('thon.langdia', '/can-bo')
    expect(page).toContain('<title>Mã dẫn đến trang gửi kiến nghị</title>')
    expect(wordsOf(page)).toContain('nghe-dan.test/binh-xa/kien-nghi/moi')
    expect((await as(lan).get('/binh-xa/kien-nghi/moi')).status).toBe(200)
  })
})

async function open(username: string, path: string): Promise<string> {
  const answer = await as(officer(username)).get(path)
  if (answer.status !== 200) throw new Error(`${username} does not open ${path}: ${answer.status}`)
  return answer.text()
}
