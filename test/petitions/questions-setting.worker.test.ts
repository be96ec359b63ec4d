import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { nobody, officer } from '../support/people.ts'
import { askedBy, coordinator, letAsk, questionnaireOf, see, send, SETTING, SMELL } from './questions.ts'

const intake = officer('tiepnhan')
const FORMS = '/can-bo/bieu-mau'

async function many(table: string): Promise<number> {
  return (await env.DB.prepare(`SELECT count(*) AS many FROM ${table}`).first<number>('many')) ?? 0
}

function edited(id: string, draft: Questionnaire) {
  return env.DB.prepare(
    "UPDATE questionnaires SET draft = ?, title = ?, revision = revision + 1, edited_at = '2099-01-01T00:00:00.000Z' WHERE id = ?",
  )
    .bind(JSON.stringify(draft), draft.title, id)
    .run()
}

describe('the coordinator', () => {
  test('lets a field ask a questionnaire, and every officer who makes them sees which, how long, since when, by whom', async () => {
    const id = await questionnaireOf({ ...SMELL, title: 'Hỏi thêm về đường' })
    const { status, location } = await send(coordinator, SETTING, { category: 'giao_thong', questionnaire: id })
    expect([status, location]).toEqual([303, `${SETTING}?xong=hoi#giao_thong`])
    for (const person of [coordinator, intake, officer('lanhdao')]) {
      const { words } = await see(person, SETTING)
      expect(words).toContain('Đường, cầu, chiếu sáng')
      expect(words).toContain('Hỏi thêm về đường, bản 1, 3 câu.')
      expect(words).toMatch(/Ma Văn Thụ cho hỏi từ .*\d{4}, \d+\s+giờ/)
    }
    expect((await see(intake, FORMS)).words).toContain('Câu hỏi thêm của lĩnh vực Đường, cầu, chiếu sáng (đang hỏi)')
    const journal = (await see(officer('quantri'), '/can-bo/cai-dat/nhat-ky')).words
    expect(journal).toContain('Thêm câu hỏi theo lĩnh vực: Hỏi thêm về đường, bản 1')
  })

  test('chooses another questionnaire for a field that asks already: the new one is asked, the old one is remembered', async () => {
    await letAsk('dat_dai')
    const first = await askedBy('dat_dai')
    await letAsk('dat_dai', { ...SMELL, title: 'Hỏi thêm về đất' })
    const second = await askedBy('dat_dai')
    expect(second?.id).not.toBe(first?.id)
    const ended = await env.DB.prepare('SELECT ended_by, ended_at FROM category_questions WHERE id = ?')
      .bind(first?.id)
      .first()
    expect(ended).toEqual({ ended_by: 'vi-du.dieuphoi', ended_at: expect.stringMatching(/^20/) })
    expect((await see(coordinator, SETTING)).words).toContain('Hỏi thêm về đất, bản 1')
  })

  test('presses the button twice, and nothing is written the second time', async () => {
    const id = await letAsk('xay_dung')
    const before = [await many('category_questions'), await many('setting_events')]
    expect((await send(coordinator, SETTING, { category: 'xay_dung', questionnaire: id })).status).toBe(303)
    expect([await many('category_questions'), await many('setting_events')]).toEqual(before)
  })

  test('takes the newer version once it is edited, and is told when there is nothing newer', async () => {
    const id = await letAsk('y_te')
    expect((await see(coordinator, SETTING)).words).not.toContain('có bản mới hơn')
    await edited(id, { ...SMELL, nodes: SMELL.nodes.slice(0, 2) })
    expect((await see(coordinator, SETTING)).words).toContain('Biểu mẫu đã sửa: có bản mới hơn.')
    const row = await askedBy('y_te')
    const renewed = await send(coordinator, `${SETTING}/y_te`, { id: row?.id ?? '', lam: 'ban-moi' })
    expect(renewed.status).toBe(303)
    expect((await see(coordinator, SETTING)).words).toContain('Hỏi thêm về mùi hôi, bản 2, 2 câu.')
    const again = await send(coordinator, `${SETTING}/y_te`, {
      id: (await askedBy('y_te'))?.id ?? '',
      lam: 'ban-moi',
    })
    expect([again.status, again.words]).toEqual([409, expect.stringContaining('không có gì để đổi')])
  })

  test('is told when somebody else changed the field first, and his button does nothing', async () => {
    await letAsk('giao_duc')
    const seen = await askedBy('giao_duc')
    await letAsk('giao_duc', { ...SMELL, title: 'Hỏi thêm về trường' })
    for (const lam of ['thoi', 'ban-moi']) {
      const said = await send(coordinator, `${SETTING}/giao_duc`, { id: seen?.id ?? '', lam })
      expect([said.status, said.words]).toEqual([409, expect.stringContaining('Có người vừa đổi')])
    }
    expect((await see(coordinator, SETTING)).words).toContain('Hỏi thêm về trường, bản 1')
  })

  test('stops asking; until then the questionnaire cannot be put away', async () => {
    const id = await letAsk('quan_su')
    const refused = await send(intake, `${FORMS}/${id}/cat`, {})
    expect([refused.status, refused.words]).toEqual([409, expect.stringContaining('đang hỏi thêm theo biểu mẫu này')])
    expect((await see(intake, `${FORMS}/${id}/ban`)).words).toContain('rồi mới cất được')
    const row = await askedBy('quan_su')
    expect((await send(coordinator, `${SETTING}/quan_su`, { id: row?.id ?? '', lam: 'thoi' })).status).toBe(303)
    expect(await askedBy('quan_su')).toBeNull()
    expect((await send(intake, `${FORMS}/${id}/cat`, {})).status).toBe(303)
  })
})

describe('nobody is asked', () => {
  const wrong: [what: string, questionnaire: () => Promise<string>, sentence: string][] = [
    [
      'for a photo, which has its place with the petition',
      () =>
        questionnaireOf({ ...SMELL, nodes: [...SMELL.nodes, { kind: 'image', name: 'anh', label: { vi: 'Ảnh' } }] }),
      'có câu cần gửi ảnh, ghi âm hoặc tệp',
    ],
    [
      'a sheet without a question',
      () => questionnaireOf({ ...SMELL, nodes: SMELL.nodes.slice(3), lists: {} }),
      'chưa có câu hỏi nào',
    ],
    ['with a questionnaire of another commune', () => questionnaireOf(SMELL, 'dak-po'), 'không có ở xã'],
    [
      'with one that was put away',
      async () => {
        const id = await questionnaireOf(SMELL)
        expect((await send(intake, `${FORMS}/${id}/cat`, {})).status).toBe(303)
        return id
      },
      'đã cất',
    ],
    ['with none at all', async () => '', 'Ông/bà chọn biểu mẫu.'],
    [
      'with one that has faults, each of which is told',
      () =>
        questionnaireOf({
          ...SMELL,
          nodes: [...SMELL.nodes, { kind: 'text', name: 'y', label: { vi: 'Ý kiến' }, relevant: "${khong_co} = '1'" }],
        }),
      'Biểu mẫu còn 1 chỗ cần sửa.',
    ],
  ]
  test.each(wrong)('%s', async (_what, questionnaire, sentence) => {
    const id = await questionnaire()
    const before = [await many('category_questions'), await many('questionnaire_versions')]
    const said = await send(coordinator, SETTING, { category: 'tai_chinh_dong_gop', questionnaire: id })
    expect([said.status, said.words]).toEqual([422, expect.stringContaining(sentence)])
    expect(said.html).toMatch(/<option value="tai_chinh_dong_gop" selected/)
    expect([await many('category_questions'), await many('questionnaire_versions')]).toEqual(before)
  })

  test('about a field that the commune does not have', async () => {
    const said = await send(coordinator, SETTING, {
      category: 'linh_vuc_la',
      questionnaire: await questionnaireOf(SMELL),
    })
    expect([said.status, said.words]).toEqual([422, expect.stringContaining('xã không dùng nữa')])
  })
})

test('whoever only makes questionnaires changes nothing, others do not even see the page, and visitors sign in first', async () => {
  const id = await questionnaireOf(SMELL)
  const found: Record<string, [number, number]> = {}
  for (const name of ['dieuphoi', 'lanhdao', 'tiepnhan', 'duyet.kinhte', 'xuly.kinhte', 'quantri', 'giamsat']) {
    const seen = await see(officer(name), SETTING)
    const sent = await send(officer(name), SETTING, { category: 'dan_toc_ton_giao', questionnaire: id })
    found[name] = [seen.status, sent.status]
  }
  expect(found).toEqual({
    dieuphoi: [200, 303],
    lanhdao: [200, 303],
    tiepnhan: [200, 403],
    'duyet.kinhte': [200, 403],
    'xuly.kinhte': [403, 403],
    quantri: [403, 403],
    giamsat: [403, 403],
  })
  expect((await see(nobody, SETTING)).location).toContain('/can-bo/dang-nhap')
})

test('a coordinator of another commune sees and changes nothing of it', async () => {
  await letAsk('van_hoa_thong_tin', { ...SMELL, title: 'Chỉ của Bình Xa' })
  const row = await askedBy('van_hoa_thong_tin')
  const stranger = officer('dieuphoi.dakpo')
  expect((await see(stranger, SETTING)).words).not.toContain('Chỉ của Bình Xa')
  const said = await send(stranger, `${SETTING}/van_hoa_thong_tin`, { id: row?.id ?? '', lam: 'thoi' })
  expect(said.status).toBe(409)
  expect(await askedBy('van_hoa_thong_tin')).toEqual(row)
})
