import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { mainOf, PLACE } from './difficulty-cast.ts'
import { acts, fills, gathered, LANG_DIA, openRound } from './reporting-cast.ts'

const read = async (who: string, path: string) => {
  const answer = await as(officer(who)).get(path)
  return mainOf(await answer.text(), 8000)
}
const many = () => env.DB.prepare("SELECT count(*) AS n FROM dossiers WHERE kind = 'difficulty'").first<number>('n')

test('what a hamlet head writes under “khó khăn” is tracked once his report is accepted, and once only', async () => {
  const round = await openRound()
  const words = 'Máng nước xóm 2 vỡ, ruộng hai mẫu thiếu nước.'
  expect((await fills('thon.langdia', round.own, { so_buoi: '3', luot_nguoi: '40', kho_khan: words })).status).toBe(303)
  expect(await many()).toBe(0)
  expect((await acts('dieuphoi', round, LANG_DIA, 'nhan')).status).toBe(303)
  expect(await many()).toBe(1)
  const page = await read('dieuphoi', `/can-bo/ky-bao-cao/${round.slug}`)
  expect(page).toContain(`Vướng mắc từ kỳ này ${words}`)
  const list = await read('thon.langdia', PLACE)
  expect(list).toContain(words)
  const slug = await env.DB.prepare("SELECT year, number FROM dossiers WHERE kind = 'difficulty'").first<{
    year: number
    number: number
  }>()
  const at = `${PLACE}/${String(slug?.year).slice(2)}-${String(slug?.number).padStart(4, '0')}`
  const front = await as(officer('dieuphoi')).get(at)
  // From the difficulty one opens the report that it stood in.
  expect(await front.text()).toContain(gathered(round, LANG_DIA))
  // A correction is accepted: the same difficulty goes on.
  const corrected = {
    so_buoi: '4',
    luot_nguoi: '40',
    kho_khan: `${words} Đã báo.`,
    'ly-do': 'Ghi thiếu một buổi dân cùng làm.',
  }
  expect((await fills('thon.langdia', `${round.own}/dinh-chinh`, corrected)).status).toBe(303)
  expect((await acts('dieuphoi', round, LANG_DIA, 'nhan')).status).toBe(303)
  expect(await many()).toBe(1)
})

test('“không có” begins nothing', async () => {
  const round = await openRound()
  const before = await many()
  expect(
    (await fills('thon.langdia', round.own, { so_buoi: '1', luot_nguoi: '9', kho_khan: 'Không có khó khăn gì.' }))
      .status,
  ).toBe(303)
  expect((await acts('dieuphoi', round, LANG_DIA, 'nhan')).status).toBe(303)
  expect(await many()).toBe(before)
})
