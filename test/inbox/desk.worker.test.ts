import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { heapCounts } from '../../worker/petitions/list-queries.ts'
import { tabsFor } from '../../worker/petitions/officer/inbox.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { connect } from '../../worker/db/connect.ts'
import { plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, type Petition, petitionIn, sendPetition } from '../support/build.ts'
import { hung, lan, officer } from '../support/people.ts'

const open = async (username: string, path: string) => {
  const answer = await as(officer(username)).get(path)
  expect(answer.status, path).toBe(200)
  return plain(await answer.text())
}
const words = (html: string) =>
  html
    .replace(/^[\s\S]*<main/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const statusOf = (petition: Petition) =>
  env.DB.prepare('select status from cases where id = ?').bind(petition.id).first<string>('status')
/** The tick of a petition as the officer's page offers it. */
async function tick(username: string, heap: string, petition: Petition): Promise<string> {
  const page = await open(username, `/can-bo?muc=${heap}`)
  const value = new RegExp(`name="chon" value="(${petition.code}~\\d+)"`).exec(page)?.[1]
  if (!value) throw new Error(`${petition.code} cannot be ticked by ${username}`)
  return value
}

describe('doing several at once', () => {
  test('the coordinator gives two petitions to one body, each with an event of its own', async () => {
    const some = [await petitionIn('received'), await petitionIn('received', {}, hung)]
    const chon = await Promise.all(some.map((one) => tick('dieuphoi', 'can-giao', one)))
    const answer = await as(officer('dieuphoi')).post('/can-bo/nhieu/giao', { chon, body: 'binh-xa.phong-kinh-te' })
    expect(answer.status).toBe(200)
    expect(words(plain(await answer.text()))).toContain('2 hồ sơ đã giao Phòng Kinh tế.')
    for (const one of some) {
      expect(await statusOf(one)).toBe('assigned')
      expect(words(await open('dieuphoi', `/can-bo/ho-so/${one.code}`))).toContain('giao Phòng Kinh tế')
    }
  })

  test('a petition that somebody gave out meanwhile stays there, and the page says which', async () => {
    const [mine, taken] = [await petitionIn('received'), await petitionIn('received')]
    const chon = [await tick('dieuphoi', 'can-giao', mine), await tick('dieuphoi', 'can-giao', taken)]
    await deed('dieuphoi', taken, 'giao', { body: 'binh-xa.cong-an' })
    const answer = await as(officer('dieuphoi')).post('/can-bo/nhieu/giao', { chon, body: 'binh-xa.phong-kinh-te' })
    const page = plain(await answer.text())
    expect(words(page)).toContain('1 hồ sơ đã giao Phòng Kinh tế; 1 hồ sơ đã có người làm trước.')
    expect(page.slice(page.indexOf('Đã có người làm trước</h2>'))).toContain(taken.code)
    const holder = await env.DB.prepare('select holder_body_id from cases where id = ?')
      .bind(taken.id)
      .first('holder_body_id')
    expect(holder).toBe('binh-xa.cong-an')
  })

  test('intake receives several as they are, but not what looks like a denunciation', async () => {
    const plainOne = await sendPetition({ content: 'Bóng đèn đường đầu ngõ bị cháy.', category: 'giao_thong' })
    const grave = await sendPetition({ content: 'Tôi tố cáo ông trưởng thôn nhận hối lộ.' })
    const chon = [await tick('tiepnhan', 'moi-gui', plainOne)]
    await expect(tick('tiepnhan', 'moi-gui', grave)).rejects.toThrow('cannot be ticked')
    const answer = await as(officer('tiepnhan')).post('/can-bo/nhieu/tiep-nhan', { chon: [...chon, `${grave.code}~1`] })
    expect(words(plain(await answer.text()))).toContain('1 hồ sơ đã tiếp nhận; 1 hồ sơ chưa làm được.')
    expect([await statusOf(plainOne), await statusOf(grave)]).toEqual(['received', 'submitted'])
    const category = await env.DB.prepare('select category from cases where id = ?').bind(plainOne.id).first('category')
    expect(category).toBe('giao_thong')
  })

  test('who forgot to tick or to choose is told where, and keeps his ticks', async () => {
    const petition = await petitionIn('received')
    const chon = await tick('dieuphoi', 'can-giao', petition)
    const noBody = await as(officer('dieuphoi')).post('/can-bo/nhieu/giao', { chon, body: '' })
    expect(noBody.status).toBe(422)
    const page = plain(await noBody.text())
    expect(page).toContain('href="#giao-nhieu"')
    expect(page).toMatch(new RegExp(`<input[^>]*value="${chon}"[^>]*checked|checked[^>]*value="${chon}"`))
    const noTick = await as(officer('dieuphoi')).post('/can-bo/nhieu/giao', { body: 'binh-xa.phong-kinh-te' })
    expect(noTick.status).toBe(422)
    expect(words(plain(await noTick.text()))).toContain('Ông/bà chọn ít nhất một hồ sơ.')
    const many = Array.from({ length: 26 }, (_, i) => `BX-26-${String(i + 1).padStart(6, '0')}~1`)
    const tooMany = await as(officer('dieuphoi')).post('/can-bo/nhieu/giao', {
      chon: many,
      body: 'binh-xa.phong-kinh-te',
    })
    expect(tooMany.status).toBe(422)
    expect(await statusOf(petition)).toBe('received')
  })

  test('nobody moves what is not his to move: another role, another commune, a spoilt tick', async () => {
    const petition = await petitionIn('received')
    for (const who of ['xuly.kinhte', 'lanhdao', 'dieuphoi.dakpo', 'quantri'])
      for (const body of ['binh-xa.phong-kinh-te', 'dak-po.phong-kinh-te'])
        await as(officer(who)).post('/can-bo/nhieu/giao', { chon: [`${petition.code}~2`, "x' or 1~1", '~'], body })
    expect(await statusOf(petition)).toBe('received')
    expect((await as(officer('dieuphoi')).post('/can-bo/nhieu/duyet', { chon: `${petition.code}~2` })).status).toBe(404)
  })
})

describe('a search that an officer keeps', () => {
  test('stands on his inbox, not on a colleague’s, until he drops it', async () => {
    const kept = await as(officer('dieuphoi')).post('/can-bo/bo-loc?linh-vuc=moi_truong&han=qua-han', {
      ten: ' Rác  quá hạn ',
    })
    expect(kept.status).toBe(303)
    const inbox = await open('dieuphoi', '/can-bo')
    expect(inbox).toContain('<a href="/can-bo/tim?han=qua-han&linh-vuc=moi_truong"><bdi>Rác quá hạn</bdi></a>')
    expect(await open('tiepnhan', '/can-bo')).not.toContain('Rác quá hạn')
    const page = await open('dieuphoi', '/can-bo/tim?linh-vuc=moi_truong&han=qua-han')
    const drop = /action="(\/can-bo\/bo-loc\/[\w-]+\/bo)"/.exec(page)?.[1] ?? ''
    expect((await as(officer('tiepnhan')).post(drop)).status).toBe(404)
    expect((await as(officer('dieuphoi')).post(drop)).status).toBe(303)
    expect(await open('dieuphoi', '/can-bo')).not.toContain('Rác quá hạn')
  })

  test('needs a name, keeps one of a name, and at most twelve', async () => {
    const keep = (query: string, ten: string) => as(officer('lanhdao')).post(`/can-bo/bo-loc?${query}`, { ten })
    expect((await keep('thon=lang_dia', '   ')).status).toBe(422)
    expect((await keep('thon=lang_dia', 'x'.repeat(41))).status).toBe(422)
    expect((await keep('', 'Mọi thứ')).status).toBe(400)
    await keep('thon=lang_dia', 'Thôn tôi')
    await keep('thon=dong_chua_1', 'Thôn tôi')
    expect((await open('lanhdao', '/can-bo')).split('Thôn tôi')).toHaveLength(2)
    for (let i = 0; i < 11; i++) expect((await keep(`tim=x${i}`, `Lọc ${i}`)).status).toBe(303)
    const full = await keep('tim=y', 'Lọc nữa')
    expect(full.status).toBe(422)
    expect(plain(await full.text())).toContain('value="Lọc nữa"')
  })
})

describe('the day on one page', () => {
  test('counts what is due, overdue and escalated, and each number leads to as many cases', async () => {
    const [due, late] = [await petitionIn('in_progress', {}, hung), await petitionIn('in_progress', {}, hung)]
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    await env.DB.batch([
      env.DB.prepare('update cases set due_on = ?1, act_on = ?1 where id = ?2').bind(today, due.id),
      env.DB.prepare("update cases set due_on = ?1, act_on = ?1, alarm = 'leader' where id = ?2").bind(
        '2026-01-05',
        late.id,
      ),
    ])
    await petitionIn('answered')
    const page = await open('duyet.kinhte', '/can-bo/hom-nay')
    expect(words(page)).toContain('Phòng Kinh tế hôm nay')
    const links = [...page.matchAll(/<a href="(\/can-bo\/tim\?[^"]*)">([^<]*): (\d+) hồ sơ/g)]
    expect(Object.fromEntries(links.map(([, , title, many]) => [title, Number(many)]))).toMatchObject({
      'Đang quá hạn': 1,
      'Đến hạn hôm nay': 1,
      'Đã báo lên cấp trên': 1,
      'Trả lời đúng hạn tuần này': 1,
    })
    for (const [, href = '', title, many] of links) {
      const list = await open('duyet.kinhte', href)
      const rows = list.slice(list.indexOf('<tbody>')).split('<tr>').length - 1
      expect(rows, title).toBe(Number(many))
    }
    expect(words(await open('duyet.congan', '/can-bo/hom-nay'))).not.toContain(late.code)
    expect((await as(officer('quantri')).get('/can-bo/hom-nay')).status).toBe(404)
  })

  test('an officer with every role still gets his inbox counted', async () => {
    const roles = ['intake_officer', 'coordinator', 'handler', 'approver', 'leader']
    const staff = {
      kind: 'staff',
      id: 'x',
      communeId: 'binh-xa',
      bodyId: 'binh-xa.mttq',
      roles,
    } as unknown as StaffMember
    const tabs = tabsFor(staff).filter((tab) => tab.mine)
    expect(tabs.length).toBeGreaterThan(5)
    expect((await heapCounts(connect(env), staff, tabs)).size).toBe(tabs.length)
  })
})

describe('the cover of a file', () => {
  test('names the case, who had it and what lies in it, and nothing of the sender', async () => {
    const petition = await petitionIn('answered', { email: 'lan@example.org' })
    const page = await open('tiepnhan', `/can-bo/ho-so/${petition.code}/bia`)
    const text = words(page)
    for (const said of [petition.code, 'Phòng Kinh tế', '12/PKT', 'Ai đã giữ hồ sơ', 'tiếp nhận'])
      expect(text).toContain(said)
    expect(page).toContain(`<title>Mã mở hồ sơ ${petition.code} trên máy của cán bộ</title>`)
    for (const secret of [lan.name, lan.phone ?? '', 'lan@example.org', petition.secret, 'Trẻ con đi học phải bịt mũi'])
      expect(page).not.toContain(secret)
    expect((await as(officer('xuly.congan')).get(`/can-bo/ho-so/${petition.code}/bia`)).status).toBe(404)
  })
})
