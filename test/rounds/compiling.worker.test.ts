import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { acknowledgeFromAbove } from '../../worker/rounds/compiling/acknowledge-queries.ts'
import { sweepCompiledFiles } from '../../worker/rounds/compiling/file-sweep.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { corrected, does, OCTOBER, roundWith, statusOf, textOf, tries } from './compile-cast.ts'

const BODY = { kind: 'body' as const, id: 'binh-xa.dang-uy', name: 'Đảng ủy xã Bình Xa' }
const page = async (username: string, path: string) => {
  const answer = await as(officer(username)).get(path)
  return { status: answer.status, html: await answer.clone().text(), text: textOf(await answer.text()) }
}

describe('the Front puts a month together', () => {
  test('the intake officer sees sums of what was accepted, the plan beside it, and who is not in it', async () => {
    const plan = await roundWith({
      ...{ kind: 'monthly_plan', title: 'Kế hoạch tháng 10', status: 'closed' },
      told: [
        { unit: 'hamlet:lang_dia', answers: { duong_hoa_km: '0.5', buoi: '0' } },
        { unit: 'hamlet:dong_com', answers: { duong_hoa_km: '0.5', buoi: '0' } },
      ],
    })
    const round = await roundWith({ told: OCTOBER, planRoundId: plan.id })
    const { html, status, text } = await page('tiepnhan', `${round.open}/tong-hop`)
    expect(status).toBe(200)
    expect(text).toContain('Tính trên 3 trên 4 đơn vị')
    expect(text).toMatch(/1 đơn vị chưa có trong bảng .*: không báo cáo/)
    // 200 households, 170 with a pit: 85 %, where the mean of shares would be 87,5.
    expect(text).toContain('Hộ có hố rác trên Số hộ (%) 85 tính từ tổng')
    expect(text).toMatch(/Đường hoa \(km\) 1 0,95 bình quân 0,48 95%/)
    expect(text).toContain('Sáng đủ: 1 (50%)')
    expect(html).toContain(`href="${round.open}/tong-hop/duong_hoa_km"`)
  })

  test('a figure opens to each unit’s, in the order that is asked for, with marks', async () => {
    const round = await roundWith({ told: OCTOBER })
    const { text } = await page('tiepnhan', `${round.open}/tong-hop/so_ho?xep=cao`)
    const places = ['Làng Dịa 120', 'Đồng Cỏm 80', 'không báo cáo'].map((one) => text.indexOf(one))
    expect(places.every((place, at) => place > (places[at - 1] ?? 0))).toBe(true)
    expect(text).toContain('nộp muộn')
    expect((await page('tiepnhan', `${round.open}/tong-hop/khong_co`)).status).toBe(404)
  })

  test('a hamlet’s words are quoted with one tap, edited, and saved; what two write at once is not lost', async () => {
    const round = await roundWith({ told: OCTOBER })
    const here = `${round.open}/tong-hop/kho_khan`
    const first = await page('tiepnhan', here)
    expect(first.text).toContain('Thiếu bóng đèn ở ngõ 3.')
    expect(first.text).toMatch(/Không có ý kiến: .*Đồng Cỏm\./)
    const seen = /name="seen" value="([^"]*)"/.exec(first.html)?.[1] ?? ''
    const quote = await as(officer('tiepnhan')).post(here, { seen, words: 'Hai việc:', quote: 'hamlet:lang_dia' })
    expect(quote.status).toBe(303)
    const after = await page('tiepnhan', here)
    expect(after.html).toMatch(/<textarea[^>]*>Hai việc:\n- [^<]*Làng Dịa: Thiếu bóng đèn ở ngõ 3\.<\/textarea>/)
    // Somebody who opened the page before saves over it: he is told, and keeps what he typed.
    const late = await as(officer('dieuphoi')).post(here, { seen, words: 'Không có gì.' })
    expect(late.status).toBe(409)
    const told = await late.text()
    expect(told).toContain('Người khác vừa lưu lời ở đây.')
    expect(told).toMatch(/<textarea[^>]*>Không có gì\.<\/textarea>/)
    expect(told).toContain('Thiếu bóng đèn ở ngõ 3.')
    // Words under another question are nobody's conflict.
    const whole = await as(officer('dieuphoi')).post(`${round.open}/tong-hop/-chung`, {
      seen:
        /name="seen" value="([^"]*)"/.exec((await page('dieuphoi', `${round.open}/tong-hop/-chung`)).html)?.[1] ?? '',
      words: 'Tháng này bà con làm tốt.',
    })
    expect(whole.status).toBe(303)
    expect((await page('tiepnhan', `${round.open}/tong-hop`)).text).toContain('Tháng này bà con làm tốt.')
    const long = await as(officer('tiepnhan')).post(here, { seen, words: 'a'.repeat(8001) })
    expect(long.status).toBe(422)
  })

  test('it is submitted, approved by another, sent to the Party committee and acknowledged', async () => {
    const round = await roundWith({ told: OCTOBER, addressees: [BODY] })
    await does('tiepnhan', round, 'trinh')
    const own = await tries('tiepnhan', round, 'duyet')
    expect(own.status).toBe(403)
    expect((await page('tiepnhan', `${round.open}/tong-hop/kho_khan`)).html).not.toContain('name="words"')
    const closed = await as(officer('tiepnhan')).post(`${round.open}/tong-hop/kho_khan`, { seen: '', words: 'x' })
    expect(closed.status).toBe(409)
    await does('duyet.mattran', round, 'duyet')
    await does('tiepnhan', round, 'gui')
    expect(await statusOf(round)).toBe('sent')
    const row = await env.DB.prepare('SELECT * FROM report_compilations WHERE round_id = ?')
      .bind(round.id)
      .first<{ number: number; word_key: string; sheet_key: string; sent_at: string }>()
    expect(row?.number).toBe(1)
    expect(await env.FILES.head(row?.word_key ?? '')).not.toBeNull()
    expect(await env.FILES.head(row?.sheet_key ?? '')).not.toBeNull()
    await does('lanhdao', round, 'da-nhan')
    expect(await statusOf(round)).toBe('acknowledged')
    const { text } = await page('tiepnhan', round.open)
    expect(text).toContain('trình bản tổng hợp lần 1, tính trên 3 trên 4 báo cáo')
    expect(text).toContain('đã nhận bản tổng hợp')
  })

  test('who compiled it alone in his body may be approved by the Party committee’s leader', async () => {
    const round = await roundWith({ told: OCTOBER })
    await does('duyet.mattran', round, 'trinh')
    expect((await tries('duyet.mattran', round, 'duyet')).status).toBe(403)
    await does('lanhdao', round, 'duyet')
    expect(await statusOf(round)).toBe('approved')
  })

  test('it is given back with what is wrong, or taken back, and submitted again as the next one', async () => {
    const round = await roundWith({ told: OCTOBER })
    await does('tiepnhan', round, 'trinh')
    expect((await tries('duyet.mattran', round, 'tra-lai')).status).toBe(422)
    await does('duyet.mattran', round, 'tra-lai', { reason: 'Thiếu nhận xét chung.' })
    await does('tiepnhan', round, 'trinh')
    await does('tiepnhan', round, 'rut-ve')
    await does('tiepnhan', round, 'trinh')
    const { results } = await env.DB.prepare(
      'SELECT number FROM report_compilations WHERE round_id = ? ORDER BY number',
    )
      .bind(round.id)
      .all()
    expect(results).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }])
  })

  test('where nothing was accepted there is nothing to submit', async () => {
    const round = await roundWith({ told: [{ unit: 'hamlet:lang_dia', answers: null }] })
    const refused = await tries('tiepnhan', round, 'trinh')
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Chưa nhận báo cáo nào nên chưa có gì để tổng hợp.')
  })
})

describe('corrections after it was submitted', () => {
  test('stand on the page with what changed, do not change the table, and count when it is compiled again', async () => {
    const round = await roundWith({ told: OCTOBER })
    await does('tiepnhan', round, 'trinh')
    await corrected(round, 'hamlet:lang_dia', {
      so_ho: '125',
      ho_rac: '90',
      phan_tram: '72',
      duong_hoa_km: '0.35',
      buoi: '0',
    })
    await corrected(round, 'hamlet:soi_dia', { so_ho: '60', buoi: '0' })
    const { text } = await page('tiepnhan', `${round.open}/tong-hop`)
    expect(text).toContain('Có 2 đính chính sau khi trình.')
    expect(text).toContain('Số hộ: 120 → 125')
    expect(text).toContain('báo cáo được nhận sau')
    expect(text).toMatch(/Số hộ 200 /)
    await does('duyet.mattran', round, 'duyet')
    await does('dieuphoi', round, 'tong-hop-lai', { reason: 'Làng Dịa đính chính số hộ.' })
    expect((await page('tiepnhan', `${round.open}/tong-hop`)).text).toMatch(/Số hộ 265 /)
    await does('tiepnhan', round, 'trinh')
    const again = await page('tiepnhan', `${round.open}/tong-hop`)
    expect(again.text).toContain('Bản lần 2')
    expect(again.text).not.toContain('đính chính sau khi')
  })
})

describe('sending', () => {
  test('to somebody on paper needs a document with its number', async () => {
    const round = await roundWith({
      told: OCTOBER,
      addressees: [{ kind: 'paper', id: '', name: 'Ban Dân vận Tỉnh ủy' }],
    })
    await does('tiepnhan', round, 'trinh')
    await does('duyet.mattran', round, 'duyet')
    const refused = await tries('tiepnhan', round, 'gui')
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Ban Dân vận Tỉnh ủy nhận bằng giấy: cần văn bản đã cấp số.')
    const key = crypto.randomUUID()
    const begun = await as(officer('tiepnhan')).post(`${round.open}/soan`, { paper: 'bao-cao', key })
    expect(begun.status).toBe(303)
    const draft = begun.headers.get('location') ?? ''
    const text = textOf(await (await as(officer('tiepnhan')).get(draft)).text())
    expect(text).toContain('Kết quả tháng 10 năm 2026')
    const seen = await env.DB.prepare('SELECT revision FROM document_drafts WHERE id = ?')
      .bind(`${key}.bao-cao`)
      .first<{ revision: number }>()
    const issued = await as(officer('duyet.mattran')).post(`${draft}/ban-hanh`, { revision: String(seen?.revision) })
    expect(issued.status).toBe(303)
    const code = await env.DB.prepare('SELECT code_notation c FROM documents WHERE draft_id = ?')
      .bind(`${key}.bao-cao`)
      .first<{ c: string }>()
    await does('tiepnhan', round, 'gui')
    expect(textOf(await (await as(officer('tiepnhan')).get(round.open)).text())).toContain(
      `gửi bản tổng hợp theo văn bản số ${code?.c}`,
    )
  })

  test('a level above that receives it acknowledges it once; what was not sent cannot be received', async () => {
    const db = connect(env)
    const round = await roundWith({ told: OCTOBER })
    const from = { communeId: 'binh-xa', roundId: round.id, areaName: 'Tỉnh Tuyên Quang', now: new Date() }
    await acknowledgeFromAbove(db, from)
    expect(await statusOf(round)).toBe('closed')
    await does('tiepnhan', round, 'trinh')
    await does('duyet.mattran', round, 'duyet')
    await does('tiepnhan', round, 'gui')
    await acknowledgeFromAbove(db, { ...from, communeId: 'dak-po' })
    expect(await statusOf(round)).toBe('sent')
    await acknowledgeFromAbove(db, from)
    await acknowledgeFromAbove(db, from)
    expect(await statusOf(round)).toBe('acknowledged')
    const { results } = await env.DB.prepare(
      "SELECT detail FROM dossier_events WHERE dossier_id = ? AND kind = 'round.acknowledged'",
    )
      .bind(round.id)
      .all()
    expect(results).toEqual([{ detail: JSON.stringify({ by: 'Tỉnh Tuyên Quang' }) }])
  })

  test('the table goes to the province’s desk as it was submitted', async () => {
    const area = await env.DB.prepare(
      'SELECT area_id id FROM area_communes WHERE commune_id = ? AND until IS NULL LIMIT 1',
    )
      .bind('binh-xa')
      .first<{ id: string }>()
    const areaId = area?.id ?? 'tinh'
    if (!area)
      await env.DB.batch([
        env.DB.prepare(
          "INSERT INTO areas (id, name, kind, opened_at) VALUES (?, 'Tỉnh Tuyên Quang', 'province', '2026-01-01')",
        ).bind(areaId),
        env.DB.prepare(
          "INSERT INTO area_communes (area_id, commune_id, since, next_month) VALUES (?, 'binh-xa', '2026-01-01', '2026-11')",
        ).bind(areaId),
      ])
    const round = await roundWith({
      told: OCTOBER,
      addressees: [{ kind: 'area', id: areaId, name: 'Tỉnh Tuyên Quang' }],
    })
    await does('tiepnhan', round, 'trinh')
    await does('duyet.mattran', round, 'duyet')
    await does('tiepnhan', round, 'gui')
    const sent = await env.DB.prepare('SELECT content, sheet_key FROM upward_reports WHERE round_id = ?')
      .bind(round.id)
      .first<{ content: string; sheet_key: string }>()
    const content = JSON.parse(sent?.content ?? '{}') as { sections: { heading: string; rows: string[][] }[] }
    expect(content.sections[1]?.rows[0]).toEqual(['Số hộ', '200'])
    await does('dieuphoi', round, 'tong-hop-lai', { reason: 'Có đính chính.' })
    await does('tiepnhan', round, 'trinh')
    await does('duyet.mattran', round, 'duyet')
    await does('tiepnhan', round, 'gui')
    const { results } = await env.DB.prepare(
      'SELECT replaced_by FROM upward_reports WHERE round_id = ? ORDER BY sent_at',
    )
      .bind(round.id)
      .all<{ replaced_by: string }>()
    expect(results.map((one) => one.replaced_by !== '')).toEqual([true, false])
  })
})

test('the night takes away files that no sent report has, and leaves those that were sent', async () => {
  const round = await roundWith({ told: OCTOBER })
  await does('tiepnhan', round, 'trinh')
  await does('duyet.mattran', round, 'duyet')
  await does('tiepnhan', round, 'gui')
  const kept = await env.DB.prepare('SELECT word_key w, sheet_key s FROM report_compilations WHERE round_id = ?')
    .bind(round.id)
    .first<{ w: string; s: string }>()
  const today = kept?.w.split('/')[1] ?? ''
  const orphan = `compiled/${today}/khong-ai-co.xlsx`
  await env.FILES.put(orphan, 'x')
  const db = connect(env)
  expect(await sweepCompiledFiles(db, env.FILES, addDays(today, 1))).toBe(1)
  expect(await env.FILES.head(orphan)).toBeNull()
  expect(await env.FILES.head(kept?.w ?? '')).not.toBeNull()
  expect(await env.FILES.head(kept?.s ?? '')).not.toBeNull()
})
