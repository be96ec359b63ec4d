import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { boardReportsDue } from '../../worker/supervision/boards/board-queries.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import {
  boardTopicIn,
  BOARD,
  deed,
  inDays,
  paper,
  PLACE,
  REPORT,
  rowOf,
  see,
  sending,
  tryDeed,
  wordsOf,
} from './build.ts'

const SOURCE = 'Điều 40 khoản 2 điểm d Luật Thực hiện dân chủ ở cơ sở'

describe('Ban Thanh tra nhân dân', () => {
  test('sends no plan before the Front confirmed it, and hears which law says so', async () => {
    const topic = await boardTopicIn('planned')
    const refused = await tryDeed('giamsat', topic, 'gui', sending())
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain(SOURCE)
    expect((await rowOf(topic)).status).toBe('planned')
    expect((await see('xuly.kinhte', topic)).status).toBe(404)
    // Nor does the Front send it unconfirmed.
    expect((await tryDeed('dieuphoi', topic, 'gui', sending())).status).toBe(409)
    expect((await tryDeed('giamsat', topic, 'xac-nhan-ke-hoach')).status).toBe(403)
    await deed('dieuphoi', topic, 'xac-nhan-ke-hoach')
    await deed('giamsat', topic, 'gui', sending())
    expect((await see('xuly.kinhte', topic)).status).toBe(200)
  })

  test('a plan that is changed after it was confirmed is confirmed again', async () => {
    const topic = await boardTopicIn('planned')
    await deed('dieuphoi', topic, 'xac-nhan-ke-hoach')
    await deed('giamsat', topic, 'lap-ke-hoach', { purpose: 'Mục đích khác', subject: 'Phòng Kinh tế' })
    expect((await tryDeed('giamsat', topic, 'gui', sending())).status).toBe(409)
  })

  test('sends no report and no recommendation before the Front confirmed them', async () => {
    const topic = await boardTopicIn('report_draft')
    const refused = await tryDeed('giamsat', topic, 'phat-hanh')
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain(SOURCE)
    const none = await env.DB.prepare('SELECT count(*) AS many FROM dossiers WHERE parent_id = ?')
      .bind(topic.id)
      .first()
    expect(none).toEqual({ many: 0 })
    await deed('dieuphoi', topic, 'xac-nhan-bao-cao')
    await deed('giamsat', topic, 'phat-hanh', { reference: '02/BC-BTTND' })
    // L32: the People's Committee answers a recommendation of the board in fifteen days by law.
    const asked = await env.DB.prepare(
      'SELECT limit_code, reply_basis FROM dossiers JOIN recommendations ON dossier_id = id WHERE parent_id = ?',
    )
      .bind(topic.id)
      .first()
    expect(asked).toEqual({ limit_code: 'L32', reply_basis: 'law' })
  })

  test('L33: less than five working days ahead is warned of with its source, and noted when it is done all the same', async () => {
    const topic = await boardTopicIn('planned')
    await deed('dieuphoi', topic, 'xac-nhan-ke-hoach')
    const soon = { ...sending({}, 3) }
    const warned = await tryDeed('giamsat', topic, 'gui', soon)
    expect(warned.status).toBe(422)
    const html = await warned.text()
    expect(html).toContain('Điều 14 khoản 1 điểm b Nghị định 59/2023/NĐ-CP')
    expect(html).toContain('Trụ sở xã')
    await deed('giamsat', topic, 'gui', { ...soon, short: '1', shortReason: 'Ủy ban đề nghị làm sớm.' })
    expect((await see('dieuphoi', topic)).words).toContain('không đủ số ngày theo quy định')
  })

  test('writes its own report: the Front does not, it hands it back', async () => {
    const topic = await boardTopicIn('session_closed')
    expect((await tryDeed('dieuphoi', topic, 'viet-bao-cao', REPORT)).status).toBe(403)
    await deed('giamsat', topic, 'viet-bao-cao', REPORT)
    await deed('dieuphoi', topic, 'tra-bao-cao', { reason: 'Cần ghi rõ số liệu từng thôn.' })
    expect((await see('giamsat', topic)).words).toContain('Cần ghi rõ số liệu từng thôn.')
  })

  test('L38: is told when a period has ended, and once more when its report is late; files it once', async () => {
    const db = connect(env)
    const at = new Date('2026-10-02T03:00:00Z')
    await boardReportsDue(db, at)
    await boardReportsDue(db, at)
    const told = () =>
      env.DB.prepare(
        "SELECT recipient_id, json_extract(detail, '$.what') AS what FROM messages WHERE recipient_id LIKE ?",
      )
        .bind(`${BOARD}:%`)
        .all<{ what: string }>()
    const wanted = (await told()).results.filter(({ what }) => what.startsWith('Đến kỳ báo cáo quý III năm 2026'))
    expect(wanted).toHaveLength(1)
    expect(wanted[0]?.what).toContain('trước hết thứ Tư, 07/10/2026')
    await boardReportsDue(db, new Date('2026-10-08T03:00:00Z'))
    await boardReportsDue(db, new Date('2026-10-09T03:00:00Z'))
    expect((await told()).results.filter(({ what }) => what.startsWith('Quá hạn báo cáo quý III'))).toHaveLength(1)
    const page = await (await as(officer('giamsat')).get(`${PLACE}/ban`)).text()
    expect(wordsOf(page)).toContain('Ban Thanh tra nhân dân báo cáo từng quý, 6 tháng và năm')
    expect(wordsOf(page)).toContain('Nghị định 59/2023/NĐ-CP')
    const fields = { period: '2026.quarter.3', words: 'Ban đã giám sát hai việc.', files: [paper()] }
    const answers = await Promise.all([1, 2].map(() => as(officer('giamsat')).post(`${PLACE}/ban`, fields)))
    expect(answers.map((one) => one.status)).toEqual([303, 303])
    const again = await as(officer('giamsat')).post(`${PLACE}/ban`, fields)
    expect(again.status).toBe(422)
    const seen = await (await as(officer('dieuphoi')).get(`${PLACE}/ban?nam=2026`)).text()
    expect(wordsOf(seen)).toContain('Ban đã giám sát hai việc.')
    const way = /href="(\/can-bo\/giam-sat\/ban\/tep\/[^"]+)"/.exec(seen)?.[1] ?? ''
    expect((await as(officer('dieuphoi')).get(way)).status).toBe(200)
    expect((await as(officer('xuly.kinhte')).get(way)).status).toBe(404)
    expect((await as(officer('dieuphoi.dakpo')).get(way)).status).toBe(404)
    expect((await as(officer('xuly.kinhte')).post(`${PLACE}/ban`, fields)).status).toBe(404)
  })
})

test('a board cannot take a topic of another form, nor another body that of a board', async () => {
  const { proposalFields } = await import('./build.ts')
  const wrong = await as(officer('giamsat')).post(`${PLACE}/moi`, proposalFields({ lead: BOARD }))
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Ban chỉ chủ trì giám sát theo hình thức của Ban mình')
  const other = await as(officer('dieuphoi')).post(`${PLACE}/moi`, proposalFields({ form: 'people_inspection_board' }))
  expect(other.status).toBe(422)
  const works = await as(officer('giamsat')).post(
    `${PLACE}/moi`,
    proposalFields({ form: 'community_investment_board', lead: BOARD }),
  )
  expect(await works.text()).toContain('Ông/bà ghi tên công trình, dự án mà Ban theo dõi.')
  const joint = await as(officer('dieuphoi')).post(`${PLACE}/moi`, proposalFields({ form: 'joint' }))
  expect(await joint.text()).toContain('Ông/bà ghi tên cơ quan chủ trì đoàn giám sát.')
  expect(inDays(0)).toMatch(/^\d{4}-/)
})
