import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { seal } from '../../worker/cases/chain.ts'
import { headsOf } from '../../worker/cases/seal-queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { acts, fills, kept, LANG_DIA, openRound, REMARKS } from './reporting-cast.ts'

const db = connect(env)
const CHECK = '/can-bo/nhat-ky/kiem-tra'

/** A report that was sent, returned, put right and accepted. */
async function report() {
  const round = await openRound()
  await fills('thon.langdia', round.own, { so_buoi: '3', luot_nguoi: '41' })
  await acts('dieuphoi', round, LANG_DIA, 'tra-lai', REMARKS)
  await fills('thon.langdia', round.own, { luot_nguoi: '62' })
  await acts('dieuphoi', round, LANG_DIA, 'nhan')
  return { round, row: await kept(round, LANG_DIA) }
}

/** Presses the button of the chair's page until it says how it ended. */
async function walked(): Promise<string> {
  let fields: Record<string, string> = {}
  for (let steps = 1; steps < 20; steps++) {
    const html = plain(await (await as(officer('lanhdao')).post(CHECK, fields)).text())
    if (!html.includes('Kiểm tra tiếp')) return html
    fields = Object.fromEntries(
      [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((one) => [one[1], one[2]]),
    )
  }
  throw new Error('the walk did not end')
}

/** Changes what may not be changed, as somebody at the machine could; and back. */
async function behindBacks(table: string, change: string, back: string, during: () => Promise<void>): Promise<void> {
  const name = `${table}_refuse_update`
  const rule = await env.DB.prepare("select sql from sqlite_master where type = 'trigger' and name = ?")
    .bind(name)
    .first<string>('sql')
  if (!rule) throw new Error(`no ${name}`)
  await env.DB.prepare(`drop trigger ${name}`).run()
  await env.DB.prepare(change).run()
  await during()
  await env.DB.prepare(back).run()
  await env.DB.prepare(rule).run()
}

test('the seal of a day takes in what was reported on it, and a later deed makes another one', async () => {
  const { round, row } = await report()
  const today = localDay(new Date())
  const heads = await headsOf(db, 'binh-xa', today)
  expect(heads).toContainEqual({ caseId: row.id, headHash: row.head_hash })
  expect(heads.map((one) => one.caseId)).toEqual(heads.map((one) => one.caseId).toSorted())
  const before = seal('', heads)
  await fills('thon.langdia', `${round.own}/dinh-chinh`, {
    luot_nguoi: '63',
    'ly-do': 'Đếm sót một người ở buổi cuối.',
  })
  expect(seal('', await headsOf(db, 'binh-xa', today))).not.toBe(before)
})

test('figures that somebody changed at the machine are found by the chair, with the round named', async () => {
  const { round, row } = await report()
  expect(await walked()).toContain('Nguyên vẹn')
  const set = (number: number) =>
    `update report_versions set answers = json_set(answers, '$.luot_nguoi', '${number}') where submission_id = '${row.id}' and number = 2`
  await behindBacks('report_versions', set(620), set(62), async () => {
    const said = await walked()
    expect(said).toContain(`Hồ sơ BX-KB26-${round.slug.slice(3)}, việc thứ 3: báo cáo của một đơn vị`)
  })
  expect(await walked()).toContain('Nguyên vẹn')
})

test('remarks that somebody changed, and an event that somebody took out, are found', async () => {
  const { row } = await report()
  const words = (text: string) =>
    `update report_events set words = '${text}' where submission_id = '${row.id}' and seq = 2`
  await behindBacks('report_events', words('Lời khác'), words(REMARKS['ly-do']), async () => {
    expect(await walked()).toMatch(/việc thứ 2: báo cáo của một đơn vị, lời kèm theo sự kiện đã bị sửa/)
  })
  const version = (sign: string) => `update report_submissions set version = version ${sign} 1 where id = '${row.id}'`
  await env.DB.prepare(version('-')).run()
  expect(await walked()).toContain('hồ sơ ghi một sự kiện cuối khác')
  await env.DB.prepare(version('+')).run()
  expect(await walked()).toContain('Nguyên vẹn')
})

test('nobody changes or removes what was sent or done', async () => {
  const { row } = await report()
  for (const sql of [
    `update report_versions set answers = '{}' where submission_id = '${row.id}'`,
    `delete from report_versions where submission_id = '${row.id}'`,
    `update report_events set words = '' where submission_id = '${row.id}'`,
    `delete from report_events where submission_id = '${row.id}'`,
  ])
    await expect(env.DB.prepare(sql).run()).rejects.toThrow('append-only')
})
