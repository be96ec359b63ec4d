import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { enter, PLACE, setForm, setTargets, takeReady, targetOf, TODAY, wordsOf, YEAR } from './cast.ts'

const DIA = 'hamlet:lang_dia'
const COM = 'hamlet:dong_com'

beforeAll(async () => {
  await takeReady()
})

describe('what is measured', () => {
  test('Thụ takes over what the plans set with one press; a second press changes nothing', async () => {
    const many = () =>
      env.DB.prepare("SELECT count(*) AS n FROM indicators WHERE commune_id = 'binh-xa'").first<number>('n')
    const before = await many()
    expect(before).toBe(15)
    await takeReady('duyet.mattran')
    expect(await many()).toBe(before)
    const page = await wordsOf(await as(officer('dieuphoi')).get(`${PLACE}/danh-muc`))
    expect(page).toContain('Tuyến đường hoa điển hình')
    expect(page).toContain('Hội viên, đoàn viên tham gia cuộc vận động, phong trào')
    expect(page).not.toContain('Lấy tất cả')
  })

  test('Thụ adds one of the commune’s own, and a name that is there already is said at its field', async () => {
    const fields = {
      name: 'Hộ dùng nước sạch',
      unit: '%',
      rule: 'at_least',
      scope: 'hamlet',
      gather: 'last',
      digits: '1',
    }
    const added = await as(officer('dieuphoi')).post(`${PLACE}/danh-muc/moi`, fields)
    expect(added.status).toBe(303)
    const again = await as(officer('dieuphoi')).post(`${PLACE}/danh-muc/moi`, fields)
    expect([again.status, (await wordsOf(again)).includes('Đã có chỉ tiêu tên này')]).toEqual([422, true])
    const wrong = await as(officer('dieuphoi')).post(`${PLACE}/danh-muc/moi`, { ...fields, name: 'Ít', rule: 'no' })
    const words = await wordsOf(wrong)
    expect(wrong.status).toBe(422)
    expect(words).toContain('Ông/bà viết rõ hơn')
    expect(words).toContain('mục này không còn trong danh sách')
  })

  test('two officers change one indicator: the second hears of it and loses nothing', async () => {
    const change = (name: string, revision: string) =>
      as(officer('dieuphoi')).post(`${PLACE}/danh-muc/le_duong`, {
        ...{ revision, name, unit: '%', rule: 'all', scope: 'hamlet', gather: 'last', digits: '0' },
      })
    expect((await change('Đường đã kiên cố được đắp lề', '1')).status).toBe(303)
    const late = await change('Đường được đắp lề đủ', '1')
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Đường được đắp lề đủ')
  })

  test('a body’s officer reads the list and settles nothing', async () => {
    expect((await as(officer('xuly.kinhte')).get(`${PLACE}/danh-muc`)).status).toBe(200)
    expect((await as(officer('xuly.kinhte')).post(`${PLACE}/danh-muc/lay`)).status).toBe(403)
    expect((await as(officer('thon.langdia')).post(`${PLACE}/danh-muc/lay`)).status).toBe(404)
  })
})

describe('a year’s targets', () => {
  test('Thụ gives all hamlets the same at once, sees it filled in, and takes one back', async () => {
    const form = await setForm('nha_van_hoa')
    const filled = await as(officer('dieuphoi')).post(`${PLACE}/${YEAR}/dat?chi-tieu=nha_van_hoa`, {
      ...form,
      ...{ viec: 'dien', all: '1' },
    })
    expect((await filled.text()).match(/ value="1"/g)?.length).toBeGreaterThanOrEqual(18)
    expect((await setTargets('nha_van_hoa', '1')).status).toBe(303)
    expect((await targetOf('nha_van_hoa', DIA)).target).toBe(1)
    expect((await setTargets('nha_van_hoa', { [DIA]: '1' })).status).toBe(303)
    expect((await targetOf('nha_van_hoa', COM)).dropped_at).not.toBeNull()
    expect((await targetOf('nha_van_hoa', DIA)).dropped_at).toBeNull()
    expect((await setTargets('nha_van_hoa', '1')).status).toBe(303)
    expect((await targetOf('nha_van_hoa', COM)).dropped_at).toBeNull()
  })

  test('Hiên and Lập set the same indicator: the second is told, nothing of his is written', async () => {
    const form = await setForm('duong_dien')
    const fields = (value: string) => ({
      ...form,
      viec: 'ghi',
      ...Object.fromEntries((form.unit ?? []).map((_, at) => [`n.${at}`, value])),
    })
    const address = `${PLACE}/${YEAR}/dat?chi-tieu=duong_dien`
    expect((await as(officer('duyet.mattran')).post(address, fields('1'))).status).toBe(303)
    const second = await as(officer('lanhdao')).post(address, fields('3'))
    expect(second.status).toBe(409)
    expect(await second.text()).toContain('Vừa có người sửa mức giao')
    expect((await targetOf('duong_dien', DIA)).target).toBe(1)
  })

  test('an increase asks for the base year and its figure, and may not lead beyond 100 %', async () => {
    const without = await setTargets('chan_nuoi_sach', { [DIA]: '10' })
    expect([without.status, (await wordsOf(without)).includes('Ông/bà ghi số của năm gốc')]).toEqual([422, true])
    const beyond = await setTargets('chan_nuoi_sach', { [DIA]: '10' }, { base: '95' })
    expect([beyond.status, (await wordsOf(beyond)).includes('quá 100 %')]).toEqual([422, true])
    expect((await setTargets('chan_nuoi_sach', { [DIA]: '10' }, { base: '55,5' })).status).toBe(303)
    expect(await targetOf('chan_nuoi_sach', DIA)).toMatchObject({ target: 10, base: 55.5 })
  })

  test('what cannot be read stays in its box with a sentence', async () => {
    const wrong = await setTargets('duong_hoa', { [DIA]: 'hai tuyến' })
    const html = await wrong.text()
    expect(wrong.status).toBe(422)
    expect(html).toContain('value="hai tuyến"')
    expect(html).toContain('Làng Dịa: Ông/bà ghi một số')
  })

  test('who does not lead sets nothing, another year far away is not there', async () => {
    expect((await as(officer('duyet.kinhte')).get(`${PLACE}/${YEAR}/dat`)).status).toBe(403)
    expect((await as(officer('thon.langdia')).get(`${PLACE}/${YEAR}/dat`)).status).toBe(404)
    expect((await as(officer('dieuphoi')).get(`${PLACE}/2020/dat`)).status).toBe(404)
    expect((await as(officer('dieuphoi')).get(`${PLACE}/${YEAR}/dat?chi-tieu=khong_co`)).status).toBe(404)
  })
})

describe('what a hamlet reached', () => {
  test('Chanh enters a second road on her phone: the board adds both and says so', async () => {
    await setTargets('duong_hoa', '2')
    const { id } = await targetOf('duong_hoa', DIA)
    const own = await wordsOf(await as(officer('thon.langdia')).get(`${PLACE}/cua-toi?nam=${YEAR}`))
    expect(own).toContain('Tuyến đường hoa điển hình')
    expect(own).toContain('Chưa có số liệu')
    expect((await enter('thon.langdia', id, { value: '1' })).status).toBe(303)
    expect((await enter('thon.langdia', id, { value: '1', note: 'Tuyến ngõ Bà Lý' })).status).toBe(303)
    expect(await targetOf('duong_hoa', DIA)).toMatchObject({ actual: 2, actual_on: TODAY, first: 1 })
    const page = await wordsOf(await as(officer('thon.langdia')).get(`${PLACE}/muc/${id}`))
    expect(page).toContain('Đạt')
    expect(page).toContain('Tuyến ngõ Bà Lý')
    const board = await wordsOf(await as(officer('lanhdao')).get(`${PLACE}/${YEAR}?chi-tieu=duong_hoa`))
    expect(board).toContain('1/18 đạt; tổng 2 tuyến')
  })

  test('a number that was wrong is taken back with a reason and stays to be read', async () => {
    const { id } = await targetOf('duong_dien', DIA)
    await enter('thon.langdia', id, { value: '1' })
    await enter('thon.langdia', id, { value: '5' })
    expect((await targetOf('duong_dien', DIA)).actual).toBe(6)
    const entry = await env.DB.prepare('SELECT id FROM target_actuals WHERE target_id = ? AND value = 5')
      .bind(id)
      .first<string>('id')
    const back = (why: string) => as(officer('thon.langdia')).post(`${PLACE}/muc/${id}/rut/${entry}`, { why })
    expect((await back('')).status).toBe(422)
    expect((await back('Ghi nhầm thôn khác')).status).toBe(303)
    expect((await back('Ghi nhầm thôn khác')).status).toBe(409)
    expect((await targetOf('duong_dien', DIA)).actual).toBe(1)
    expect(await wordsOf(await as(officer('thon.langdia')).get(`${PLACE}/muc/${id}`))).toContain('Ghi nhầm thôn khác')
  })

  test('one tap that a weak network sends twice counts once; the same key with other words is asked about', async () => {
    const { id } = await targetOf('duong_hoa', COM)
    const submissionKey = crypto.randomUUID()
    const send = (value: string) => enter('thon.dongcom', id, { value, submissionKey })
    const answers = await Promise.all([send('1'), send('1'), send('1')])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect((await targetOf('duong_hoa', COM)).actual).toBe(1)
    expect((await send('2')).status).toBe(409)
    expect((await targetOf('duong_hoa', COM)).actual).toBe(1)
  })

  test('of newest values the day decides, not the order in which they were written', async () => {
    await setTargets('ho_rac', { [DIA]: '80' })
    const { id } = await targetOf('ho_rac', DIA)
    await enter('thon.langdia', id, { value: '70,5', onDay: TODAY })
    await enter('thon.langdia', id, { value: '60', onDay: `${YEAR}-01-01` })
    expect(await targetOf('ho_rac', DIA)).toMatchObject({ actual: 70.5, first: 60 })
  })

  test('wrong numbers and days are said at their fields, with everything typed kept', async () => {
    const { id } = await targetOf('ho_rac', DIA)
    const answer = await enter('thon.langdia', id, { value: '120', onDay: `${YEAR + 1}-01-05`, note: 'Đo ở xóm trong' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Tỷ lệ nhiều nhất là 100 %.')
    expect(html).toContain('Muộn nhất là ngày')
    expect(html).toContain('Đo ở xóm trong')
  })

  test('a photo is kept without what the phone wrote into it, and only for those who see the target', async () => {
    const { id } = await targetOf('ho_rac', DIA)
    const photo = new File([PNG], 'anh.png', { type: 'image/png' })
    expect((await enter('thon.langdia', id, { value: '72', photos: photo })).status).toBe(303)
    const proof = await env.DB.prepare('SELECT id, object_key AS key FROM target_proofs').first<{
      id: string
      key: string
    }>()
    const address = `${PLACE}/muc/${id}/anh/${proof?.id}`
    const seen = await as(officer('thon.langdia')).get(address)
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await as(officer('thon.dongcom')).get(address)).status).toBe(404)
    expect(proof?.key).toMatch(/^targets\/\d{4}-\d\d-\d\d\//)
    const wrong = await enter('thon.langdia', id, { value: '73', photos: new File(['abc'], 'a.txt') })
    expect([wrong.status, (await wordsOf(wrong)).includes('không phải ảnh')]).toEqual([422, true])
  })

  test.each([
    ['the other hamlet’s representative does not see it', 'thon.dongcom', 404],
    ['an officer of Kinh tế sees it and enters nothing', 'xuly.kinhte', 403],
    ['the Front’s intake enters for anybody', 'tiepnhan', 303],
    ['somebody of another commune does not see it', 'dieuphoi.dakpo', 404],
    ['the administrator does not see it', 'quantri', 404],
  ])('%s', async (_, who, status) => {
    const { id } = await targetOf('nha_van_hoa', DIA)
    expect((await enter(who, id, { value: '1' })).status).toBe(status)
  })

  test('a target that was dropped takes no more figures', async () => {
    await setTargets('duong_hoa_ngan', { [DIA]: '0,3' })
    const { id } = await targetOf('duong_hoa_ngan', DIA)
    await setTargets('duong_hoa_ngan', {})
    expect((await enter('thon.langdia', id, { value: '0,4' })).status).toBe(409)
  })
})

describe('the board', () => {
  test('Lập sees who is behind first, and takes it home as a spreadsheet', async () => {
    await setTargets('duong_hoa_trung_tam', { '': '0,8' })
    const { id } = await targetOf('duong_hoa_trung_tam', '')
    expect((await enter('duyet.ubnd', id, { value: '0,1', onDay: `${YEAR}-01-01` })).status).toBe(303)
    const words = await wordsOf(await as(officer('lanhdao')).get(`${PLACE}/${YEAR}`))
    expect(words).toContain('Đường hoa ở trung tâm xã')
    expect(words).toContain('Cả xã')
    const file = await as(officer('lanhdao')).get(`${PLACE}/${YEAR}/bang.xlsx`)
    const { readXlsx } = await import('hucre/xlsx')
    const book = await readXlsx(new Uint8Array(await file.arrayBuffer()))
    const rows = book.sheets[0]?.rows ?? []
    const center = rows.find((row) => row[1] === 'Đường hoa ở trung tâm xã')
    expect(center?.slice(0, 8)).toEqual(['Cả xã', 'Đường hoa ở trung tâm xã', 'km', null, null, 0.8, 0.8, 0.1])
  })

  test('a representative is led to the targets of his hamlet, and has no board', async () => {
    const there = await as(officer('thon.langdia')).get(PLACE)
    expect([there.status, there.headers.get('location')]).toEqual([303, `${PLACE}/cua-toi`])
    expect((await as(officer('thon.langdia')).get(`${PLACE}/${YEAR}`)).status).toBe(404)
    expect((await as(officer('quantri')).get(PLACE)).status).toBe(404)
  })
})

/** One pixel, with a text of the phone in it. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
)
