import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { does, OCTOBER, type Put, roundWith, textOf } from './compile-cast.ts'

const READERS = ['tiepnhan', 'dieuphoi', 'duyet.mattran', 'lanhdao']
/** Who reports, who works elsewhere, who works in another commune. */
const OTHERS = ['duyet.phunu', 'thon.langdia', 'thon.dongcom', 'xuly.kinhte', 'duyet.kinhte', 'tiepnhan.dakpo']
const PAGES = ['/tong-hop', '/tong-hop.xlsx', '/tong-hop/kho_khan', '/tong-hop/so_ho', '/tong-hop/-chung']
const TO_WOMEN = { kind: 'body' as const, id: 'binh-xa.phu-nu', name: 'Hội Liên hiệp Phụ nữ xã' }

const statusOf = async (username: string, path: string) => (await as(officer(username)).get(path)).status

describe.each(['open', 'closed'])('a round that is %s', (status) => {
  let round: Put
  beforeAll(async () => {
    round = await roundWith({ told: OCTOBER, status, addressees: [TO_WOMEN] })
  })

  test.each(READERS)('%s reads its table and every unit’s figures', async (username) => {
    for (const path of PAGES) expect([path, await statusOf(username, round.open + path)]).toEqual([path, 200])
  })

  test.each(OTHERS)('%s finds nothing of it', async (username) => {
    for (const path of [...PAGES, '/tong-hop.docx'])
      expect([path, await statusOf(username, round.open + path)]).toEqual([path, 404])
    const wrote = await as(officer(username)).post(`${round.open}/tong-hop/kho_khan`, { seen: '', words: 'x' })
    expect(wrote.status).toBe(404)
    const began = await as(officer(username)).post(`${round.open}/soan`, { paper: 'bao-cao', key: crypto.randomUUID() })
    expect(began.status).toBe(404)
  })
})

test('a draft of a round has no table for anybody', async () => {
  const round = await roundWith({ told: [], status: 'draft' })
  await env.DB.prepare("UPDATE report_rounds SET version_id = '' WHERE dossier_id = ?").bind(round.id).run()
  for (const username of [...READERS, ...OTHERS]) expect(await statusOf(username, `${round.open}/tong-hop`)).toBe(404)
})

describe('a body to which the report was sent', () => {
  let round: Put
  beforeAll(async () => {
    round = await roundWith({ told: OCTOBER, addressees: [TO_WOMEN] })
    await does('tiepnhan', round, 'trinh')
    await does('duyet.mattran', round, 'duyet')
  })

  test('finds nothing before it was sent; afterwards the report as it was sent, and no unit’s own words or figures', async () => {
    expect(await statusOf('duyet.phunu', `${round.open}/tong-hop`)).toBe(404)
    await does('tiepnhan', round, 'gui')
    const answer = await as(officer('duyet.phunu')).get(`${round.open}/tong-hop`)
    expect(answer.status).toBe(200)
    const text = textOf(await answer.text())
    expect(text).toContain('Bản tổng hợp đã gửi')
    expect(text).toMatch(/Số hộ 200/)
    expect(text).not.toContain('Thiếu bóng đèn ở ngõ 3.')
    for (const path of ['/tong-hop.xlsx', '/tong-hop/kho_khan', '/tong-hop/so_ho'])
      expect([path, await statusOf('duyet.phunu', round.open + path)]).toEqual([path, 404])
    const word = await as(officer('duyet.phunu')).get(`${round.open}/tong-hop.docx`)
    expect(word.headers.get('content-type')).toContain('wordprocessingml')
    expect(await statusOf('xuly.kinhte', `${round.open}/tong-hop`)).toBe(404)
    expect(await statusOf('thon.langdia', `${round.open}/tong-hop.docx`)).toBe(404)
  })

  test('still reads what was sent while the round is compiled again', async () => {
    await does('dieuphoi', round, 'tong-hop-lai', { reason: 'Có đính chính.' })
    const whole = `${round.open}/tong-hop/-chung`
    const seen = /name="seen" value="([^"]*)"/.exec(await (await as(officer('tiepnhan')).get(whole)).text())?.[1] ?? ''
    await as(officer('tiepnhan')).post(whole, { seen, words: 'Lời đang viết dở.' })
    const text = textOf(await (await as(officer('duyet.phunu')).get(`${round.open}/tong-hop`)).text())
    expect(text).toContain('Số hộ 200')
    expect(text).not.toContain('Lời đang viết dở.')
  })
})

describe('who may write the commune’s words', () => {
  test('a leader reads them and does not write; a member of the body that gathers does', async () => {
    const round = await roundWith({ told: OCTOBER })
    const here = `${round.open}/tong-hop/kho_khan`
    const refused = await as(officer('lanhdao')).post(here, { seen: '', words: 'x' })
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('Lời trong báo cáo do cơ quan chủ trì và Mặt trận viết.')
    expect(await (await as(officer('dieuphoi')).get(here)).text()).toContain('name="words"')
    expect(await (await as(officer('lanhdao')).get(here)).text()).not.toContain('name="words"')
  })
})

describe('a year', () => {
  test('is read whole by the Front and leaders, by others as far as they gather, by hamlets not at all', async () => {
    await roundWith({ told: OCTOBER, period: '2031-10' })
    for (const username of READERS) {
      const answer = await as(officer(username)).get('/can-bo/ky-bao-cao/nam/2031')
      expect([username, answer.status]).toEqual([username, 200])
      expect(await answer.text()).toContain('Các đơn vị giữ hạn báo cáo')
    }
    const other = await as(officer('duyet.phunu')).get('/can-bo/ky-bao-cao/nam/2031')
    expect(other.status).toBe(200)
    expect(await other.text()).toContain('Năm 2031 chưa có kỳ báo cáo nào.')
    const elsewhere = await as(officer('tiepnhan.dakpo')).get('/can-bo/ky-bao-cao/nam/2031')
    expect(await elsewhere.text()).toContain('Năm 2031 chưa có kỳ báo cáo nào.')
    expect(await statusOf('thon.langdia', '/can-bo/ky-bao-cao/nam/2031')).toBe(404)
    expect(await statusOf('thon.langdia', '/can-bo/ky-bao-cao/nam/2031/bang.xlsx')).toBe(404)
    for (const year of ['31', '2031x', '1999'])
      expect(await statusOf('tiepnhan', `/can-bo/ky-bao-cao/nam/${year}`)).toBe(404)
  })
})
