import { env } from 'cloudflare:workers'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import type { Sending } from '../../worker/rounds/compiling/send-up.ts'
import { sendUp } from '../../worker/upward/send-queries.ts'
import { as } from '../support/app.ts'
import { wordsOf } from '../support/answers.ts'
import { dung, openProvinces, thoan } from './upward-cast.ts'

const DESK = '/cap-tren/bao-cao'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const db = connect(env)

beforeAll(async () => {
  await openProvinces(new Date('2026-11-20T02:00:00Z'))
  for (const [number, status] of [
    [901, 'sent'],
    [902, 'approved'],
  ] as const)
    await env.DB.prepare(
      `insert into dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
          restricted, started_by, started_at, changed_at, submission_key, content_hash)
          values (?3, 'binh-xa', 'report_round', 2026, ?1, ?2, 1, '', 'Kỳ', 'binh-xa.mttq', 0, '', '', '', ?3, '')`,
    )
      .bind(number, status, `r${number}`)
      .run()
})

function report(id: string, some: Partial<Sending> = {}): Sending {
  return {
    ...{ id, areaId: 'tuyen-quang', communeId: 'binh-xa', roundId: 'r902', kind: 'monthly_result', period: '2026-10' },
    ...{ title: `Báo cáo ${id}`, documentCode: '12/BC-MTTQ', wordKey: '', sheetKey: '' },
    content: {
      sections: [
        { heading: 'Việc đã làm', words: 'Làm <b>hàng rào</b>.\nTrồng hoa.', head: [], rows: [] },
        { heading: 'Bảng số', words: '', head: ['Đơn vị', 'Số buổi'], rows: [['Thôn Làng Dịa', '4']] },
      ],
    },
    sentAt: '2026-11-02T01:00:00.000Z',
    ...some,
  }
}
const send = (sent: Sending) => writeTogether(db, sendUp(db, sent))
const read = async (who: typeof dung, path: string) => {
  const answer = await as(who).get(path)
  return { status: answer.status, words: wordsOf(await answer.text()) }
}

describe('a compiled report on the desk of the province', () => {
  test('stands there as it was sent, is taken once, and moves to those that were taken', async () => {
    await send(report('mot'))
    expect((await read(dung, '/cap-tren')).words).toContain('Có báo cáo của các xã đang chờ')
    expect((await read(dung, DESK)).words).toContain('Xã Bình Xa: Báo cáo mot')
    const page = await read(dung, `${DESK}/mot`)
    for (const part of ['12/BC-MTTQ', 'Làm <b>hàng rào</b>.', 'Trồng hoa.', 'Thôn Làng Dịa', 'Số buổi'])
      expect(page.words).toContain(part)
    expect((await as(dung).post(`${DESK}/mot/da-nhan`)).headers.get('location')).toBe(`${DESK}/mot?xong`)
    const first = await env.DB.prepare("select received_by, received_at from upward_reports where id = 'mot'").first()
    expect(first).toMatchObject({ received_by: 'vi-du.tinh.tuyenquang' })
    await as(dung).post(`${DESK}/mot/da-nhan`)
    expect(
      await env.DB.prepare("select received_by, received_at from upward_reports where id = 'mot'").first(),
    ).toEqual(first)
    expect((await read(dung, DESK)).words).not.toContain('Báo cáo mot')
    expect((await read(dung, `${DESK}?xem=da-nhan`)).words).toMatch(/Báo cáo mot .*Vi Thị Dung nhận/)
    expect((await read(dung, '/cap-tren/xa/binh-xa')).words).toContain('Báo cáo mot')
  })

  test('a corrected one takes the place of the one before, which cannot be taken any more', async () => {
    await send(report('hai', { roundId: 'r901' }))
    await send(report('ba', { roundId: 'r901', sentAt: '2026-11-03T01:00:00.000Z' }))
    const desk = await read(dung, DESK)
    expect([desk.words.includes('Báo cáo hai'), desk.words.includes('Báo cáo ba')]).toEqual([false, true])
    const old = await read(dung, `${DESK}/hai`)
    expect(old.words).toContain('Xã đã gửi bản khác thay bản này')
    expect((await as(dung).post(`${DESK}/hai/da-nhan`)).status).toBe(409)
    expect((await read(dung, `${DESK}/mot`)).words).not.toContain('bản khác')
  })

  test('taking it tells the commune: its round is acknowledged', async () => {
    await as(dung).post(`${DESK}/ba/da-nhan`)
    expect(await env.DB.prepare("select status from dossiers where id = 'r901'").first('status')).toBe('acknowledged')
    expect(await env.DB.prepare("select status from dossiers where id = 'r902'").first('status')).toBe('approved')
  })

  test('is not given to a level to which the commune does not send, or stopped sending', async () => {
    await send(report('bon', { areaId: 'gia-lai' }))
    await env.DB.prepare("update area_communes set until = '2026-11-01' where commune_id = 'binh-xa'").run()
    await send(report('nam'))
    await env.DB.prepare('update area_communes set until = null').run()
    expect(await env.DB.prepare("select count(*) n from upward_reports where id in ('bon', 'nam')").first('n')).toBe(0)
  })

  test('its files come as they were sent, and only to its own level', async () => {
    await env.FILES.put('bao-cao/sau.docx', new Uint8Array([80, 75, 3, 4]))
    await send(report('sau', { wordKey: 'bao-cao/sau.docx', roundId: 'r-sau' }))
    const file = await as(dung).get(`${DESK}/sau/bao-cao.docx`)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, DOCX])
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([80, 75, 3, 4]))
    expect((await as(dung).get(`${DESK}/sau/bang.xlsx`)).status).toBe(404)
    for (const path of ['sau', 'sau/bao-cao.docx', 'mot'])
      expect((await as(thoan).get(`${DESK}/${path}`)).status).toBe(404)
    expect((await as(thoan).post(`${DESK}/sau/da-nhan`)).status).toBe(404)
    expect(
      await env.DB.prepare("select received_at from upward_reports where id = 'sau'").first('received_at'),
    ).toBeNull()
  })

  test('what was sent is not rewritten by anybody', async () => {
    for (const sql of ["update upward_reports set title = 'x'", 'delete from upward_reports'])
      await expect(env.DB.prepare(sql).run()).rejects.toThrow('upward_reports')
  })
})

describe('tables that somebody above takes home', () => {
  test.each([
    ['thang.xlsx?thang=2026-06', ['2026-06']],
    [
      'nam.xlsx?nam=2026',
      ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'],
    ],
  ])('%s has every number that the communes sent, and nobody else’s', async (path, months) => {
    const answer = await as(dung).get(`/cap-tren/${path}`)
    expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    const [sheet] = (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets
    const rows = (sheet?.rows ?? []).slice(1).map((row) => row.slice(0, 18))
    const { results } = await env.DB.prepare(
      `select cast(substr(month, 6) as integer) || '/2026' month, commune_name, rounds, wanted, received, late, missing,
          targets, reached, behind, petitions, answered, in_time, overdue, recommendations, replied, kept, unanswered
          from upward_figures where area_id = 'tuyen-quang' and month in (select value from json_each(?))`,
    )
      .bind(JSON.stringify(months))
      .all()
    expect(results.length).toBe(months.length)
    const texts = (some: unknown[][]) => some.map((row) => row.map(String).join('|')).sort()
    expect(texts(rows)).toEqual(texts(results.map((row) => Object.values(row))))
  })
})
