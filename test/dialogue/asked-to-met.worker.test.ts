import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { countTopics } from '../../worker/dialogue/asking/count-sweep.ts'
import { whenText } from '../../worker/dialogue/sessions/times.ts'
import { as, type Fields } from '../support/app.ts'
import { hung, lan, nobody, officer } from '../support/people.ts'
import { asked, HERE, joins, mainOf, type Topic } from './asking-cast.ts'
import { does, meeting, tries, TODAY } from './meetings.ts'

const OFFICE = '/can-bo/doi-thoai'
const TITLE = 'Bao giờ làm xong đường vào thôn Lâm'
const SUMMARY = 'Đường vào thôn Lâm lầy lội khi mưa, bà con đề nghị xã nói rõ bao giờ làm xong.'

/** An officer's deed on a request or a topic, with the version that he sees. */
async function acts(who: string, path: string, action: string, fields: Fields): Promise<void> {
  const page = await (await as(officer(who)).get(path)).text()
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const answer = await as(officer(who)).post(`${path}/${action}`, { version, ...fields })
  if (answer.status !== 303)
    throw new Error(`${who} could not ${action}: ${answer.status} ${mainOf(await answer.text())}`)
}

async function topicMade(): Promise<Topic> {
  const row = await env.DB.prepare(
    "SELECT id, number, year FROM dossiers WHERE kind = 'dialogue_topic' AND commune_id = 'binh-xa' ORDER BY number DESC",
  ).first<{ id: string; number: number; year: number }>()
  const slug = `${String(row?.year).slice(2)}-${String(row?.number).padStart(4, '0')}`
  return { id: row?.id ?? '', code: `BX-CD${slug}`, path: `${HERE}/chu-de/${slug}` }
}

test('Lan follows her request from the form to the announced day; Hưng joins it; whoever has no code sees counts and no names', async () => {
  const request = await asked(lan)
  await as(lan).get(`${request.path}?ma=${request.secret}`)
  const own = async () => mainOf(await (await as(lan).get(request.path)).text())
  const office = request.path.replace(HERE, OFFICE)
  await acts('tiepnhan', office, 'gom-chu-de', { topic: 'moi', title: TITLE, summary: SUMMARY })
  expect(await own()).not.toContain(TITLE)

  const topic = await topicMade()
  const desk = topic.path.replace(HERE, OFFICE)
  await acts('dieuphoi', desk, 'cong-khai', { title: TITLE, summary: SUMMARY })
  expect((await joins(topic, hung, { hamlet: 'yen_binh' })).status).toBe(303)
  await countTopics(connect(env), new Date())
  expect(mainOf(await (await as(nobody).get(topic.path)).text())).toContain('2 lượt bày tỏ (mỗi máy một lượt).')
  expect(await own()).toContain(TITLE)
  expect(mainOf(await (await as(lan).get(topic.path)).text())).toContain('Máy này đã ghi là cũng muốn')

  const at = await meeting('government_conference', { day: addDays(TODAY, 20) })
  await acts('dieuphoi', desk, 'dua-vao-cuoc', { session: at.id })
  await countTopics(connect(env), new Date())
  expect(await own()).toContain('Đang chuẩn bị')
  expect(mainOf(await (await as(nobody).get(topic.path)).text())).not.toContain('Hội trường UBND xã')
  await does('dieuphoi', at, 'thong-nhat')
  await does('duyet.ubnd', at, 'cong-bo')
  const row = await env.DB.prepare('SELECT starts_at AS s, ends_at AS e FROM dialogue_sessions WHERE dossier_id = ?')
    .bind(at.id)
    .first<{ s: string; e: string }>()
  const day = whenText({ startsAt: row?.s ?? '', endsAt: row?.e ?? '' }).replace(/\s/g, ' ')
  for (const told of [day, 'Hội trường UBND xã']) expect(await own()).toContain(told)
  expect(await (await as(nobody).get(topic.path)).text()).toContain(`href="${at.open}"`)

  const moved = addDays(TODAY, 25)
  const why = 'Trùng ngày mưa bão, xin lùi để bà con đến được.'
  const answer = await tries('duyet.ubnd', at, 'doi-ngay', {
    ...{ day: moved, from: '8:00', to: '11:00', place: 'Nhà văn hóa thôn Yên Bình', reason: why },
  })
  expect(answer.status).toBe(303)
  for (const told of ['Nhà văn hóa thôn Yên Bình', why]) expect(await own()).toContain(told)
})
