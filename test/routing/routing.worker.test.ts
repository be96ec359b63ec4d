import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { closeBooks } from '../../worker/communes/queries.ts'
import { as } from '../support/app.ts'
import { sendPetition } from '../support/build.ts'
import { officer, nobody } from '../support/people.ts'

describe('the page of who answers for what', () => {
  test('is open to every officer and to nobody else', async () => {
    for (const username of ['tiepnhan', 'xuly.congan', 'lanhdao', 'quantri', 'thon.langdia', 'giamsat'])
      expect((await as(officer(username)).get('/can-bo/phan-cong')).status, username).toBe(200)
    expect((await as(nobody).get('/can-bo/phan-cong')).status).toBe(303)
  })

  test('tells each rule in words: when, who, how long, why, since when', async () => {
    const page = await words()
    expect(page).toContain('Công an xã: 6 quy định')
    expect(page).toMatch(
      /Ủy ban Mặt trận Tổ quốc xã: 2 quy định .*Nông thôn mới · ở Đồng Cỏm 5 ngày làm việc, thời hạn cam kết Đồng Cỏm do Mặt trận xã đứng chân giúp xây dựng nông thôn mới\. từ 01\/07\/2025/,
    )
  })

  test('names the field of life for which nobody answers yet', async () => {
    expect(await words()).toContain(
      'Những việc này chờ Ủy ban Mặt trận Tổ quốc xã xem và giao từng việc Khác : ở mọi thôn',
    )
  })

  test('names the one hamlet that a field leaves out', async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE routing_rules SET hamlet_id = 'lang_dia' WHERE id = 'binh-xa.quan_su'"),
      env.DB.prepare("UPDATE communes SET version = version + 1 WHERE id = 'binh-xa'"),
    ])
    closeBooks()
    const page = await words()
    expect(page).toMatch(/Nghĩa vụ quân sự, dân quân : ở Đồng Chùa 1, Đồng Chùa 2,/)
    expect(page).not.toMatch(/Nghĩa vụ quân sự, dân quân : ở [^.]*Làng Dịa,/)
  })

  test('another commune reads its own rules', async () => {
    const page = await words('', 'tiepnhan.dakpo')
    expect(page).toContain('Làng Hway gắn với nhà rông')
    expect(page).not.toContain('Đồng Cỏm')
  })
})

describe('trying a matter', () => {
  test('gives body, rule, reason, limit and the due day with its sum', async () => {
    const page = await words('?linh-vuc=nong_thon_moi&thon=dong_com&loai=request&muc-do=ordinary')
    expect(page).toContain('Cơ quan giải quyết Ủy ban Mặt trận Tổ quốc xã Theo quy định Nông thôn mới · ở Đồng Cỏm')
    expect(page).toMatch(/Gửi hôm nay thì hạn là (thứ \S+|Chủ nhật), \d\d\/\d\d\/\d{4}/)
    expect(page).toMatch(/Đếm: .*\(1\), .*\(5\)\./)
  })

  test('says the same as what happens to Lan’s petition', async () => {
    const page = await words('?linh-vuc=dat_dai&thon=lang_dia&loai=report&muc-do=ordinary')
    const petition = await sendPetition({ category: 'dat_dai', hamlet: 'lang_dia' })
    const row = await env.DB.prepare('SELECT due_on, responsible_body_id AS body FROM cases WHERE id = ?')
      .bind(petition.id)
      .first<{ due_on: string; body: string }>()
    expect(row?.body).toBe('binh-xa.phong-kinh-te')
    expect(page).toContain('Cơ quan giải quyết Phòng Kinh tế')
    expect(page).toContain(`${row?.due_on.slice(8)}/${row?.due_on.slice(5, 7)}/${row?.due_on.slice(0, 4)}`)
  })

  test('without a rule says that the Front decides; an urgent matter is due the next working day', async () => {
    const page = await words('?linh-vuc=khac&muc-do=urgent')
    expect(page).toContain('Theo quy định Không có quy định nào')
    expect(page).toContain('1 ngày làm việc, thời hạn cam kết')
  })

  test('an address with nonsense shows the page without an outcome', async () => {
    const page = await words('?linh-vuc=khong_co&thon=%3Cscript%3E&loai=x&muc-do=y')
    expect(page).not.toContain('Gửi hôm nay thì hạn là')
    expect(await words('?linh-vuc=y_te&thon=%3Cscript%3E&loai=x&muc-do=y')).toContain('Cơ quan giải quyết Trạm y tế')
  })
})

async function words(query = '', username = 'tiepnhan'): Promise<string> {
  const page = await (await as(officer(username)).get(`/can-bo/phan-cong${query}`)).text()
  return page
    .replace(/^[\s\S]*<main/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}
