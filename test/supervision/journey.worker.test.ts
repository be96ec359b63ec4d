import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { boardTopicIn, deed, ECONOMY, paper, PLACE, proposalFields, rowOf, see, topicIn, tryDeed } from './build.ts'

describe('a topic with a delegation', () => {
  test('goes from a proposal of the Front to a recommendation that Phòng Kinh tế has to answer', async () => {
    const topic = await topicIn('notified')
    expect((await see('xuly.kinhte', topic)).words).toContain('Gửi báo cáo cho đoàn giám sát')
    await deed('xuly.kinhte', topic, 'gui-bao-cao', { files: [paper()] })
    const { results } = await env.DB.prepare('SELECT id FROM supervision_sessions WHERE dossier_id = ?')
      .bind(topic.id)
      .all<{ id: string }>()
    await deed('giamsat', topic, 'ghi-bien-ban', {
      ...{
        session: results[0]?.id ?? '',
        heldOn: await today(),
        present: 'Đoàn, Phòng Kinh tế',
        minutes: 'Trao đổi xong.',
      },
    })
    await deed('dieuphoi', topic, 'ket-thuc-lam-viec')
    await deed('giamsat', topic, 'viet-bao-cao', {
      ...{ strengths: 'Thu gom đều ở đường lớn.', limits: 'Xóm trong chưa có.', causes: 'Đường hẹp.' },
      ...{ conclusions: 'Cần thêm xe nhỏ.', body0: ECONOMY, asked0: 'Bố trí xe nhỏ vào xóm trong.', wanted0: '' },
    })
    await deed('duyet.mattran', topic, 'ky-bao-cao', { reference: '12/BC-MTTQ', competent: ['binh-xa.hdnd'] })
    expect((await rowOf(topic)).status).toBe('tracking')
    const asked = await env.DB.prepare('SELECT status, addressed_body_id FROM dossiers WHERE parent_id = ?')
      .bind(topic.id)
      .all()
    expect(asked.results).toEqual([{ status: 'issued', addressed_body_id: ECONOMY }])
    const page = await see('duyet.kinhte', topic)
    expect(page.words).toContain('Cần thêm xe nhỏ.')
    expect(page.words).toContain('Bố trí xe nhỏ vào xóm trong.')
    const refused = await tryDeed('dieuphoi', topic, 'ket-thuc')
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('còn 1 kiến nghị chưa xong')
  })
})

test('a proposal is opened once, however often a slow network sends it', async () => {
  const fields = proposalFields({ title: 'Giám sát gửi ba lần trong một lúc' })
  const answers = await Promise.all([1, 2, 3].map(() => as(officer('dieuphoi')).post(`${PLACE}/moi`, fields)))
  expect(new Set(answers.map((one) => one.headers.get('location'))).size).toBe(1)
  const other = await as(officer('dieuphoi')).post(`${PLACE}/moi`, { ...fields, title: 'Tên khác hẳn của chuyên đề' })
  expect(other.status).toBe(409)
  expect(await other.text()).toContain('Tên khác hẳn của chuyên đề')
})

test('Ban Thanh tra nhân dân sends nothing before the Front confirmed it', async () => {
  const topic = await boardTopicIn('tracking')
  expect((await rowOf(topic)).status).toBe('tracking')
})

async function today() {
  const { localDay } = await import('../../worker/deadlines/calendar.ts')
  return localDay(new Date())
}
