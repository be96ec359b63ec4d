import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { documentFolder } from '../../worker/documents/document-store.ts'
import { sweepDocuments } from '../../worker/documents/sweep.ts'
import { wordsOf } from '../support/answers.ts'
import { petitionIn } from '../support/build.ts'
import { at, begin, issue } from '../support/papers.ts'
import { lan } from '../support/people.ts'
import { readWord } from '../support/word-reader.ts'

const REGISTER = '/can-bo/van-ban'

async function wordOf(username: string, path: string): Promise<string> {
  const answer = await at(username).get(path)
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('.docx"')])
  return readWord(new Uint8Array(await answer.arrayBuffer())).join('\n')
}

test("the note with which Lan's petition is passed on comes as a Word file, as the page has it, without Lan", async () => {
  const petition = await petitionIn('forwarded')
  const text = await wordOf('dieuphoi', `/can-bo/ho-so/${petition.code}/phieu-chuyen.docx`)
  for (const words of ['PHIẾU CHUYỂN', 'Kính gửi: Điện lực Hàm Yên', 'Rác chất đống ở đầu thôn', petition.code])
    expect(text).toContain(words)
  const page = wordsOf(await (await at('dieuphoi').get(`/can-bo/ho-so/${petition.code}/phieu-chuyen`)).text())
  expect(page.replaceAll('\u00a0', ' ')).toContain('Kính gửi: Điện lực Hàm Yên')
  for (const secret of [lan.name, lan.phone ?? '']) expect(text).not.toContain(secret)
})

test("the cover of Lan's case comes as a Word file, for those who may open the case, without Lan", async () => {
  const petition = await petitionIn('answered')
  const text = await wordOf('tiepnhan', `/can-bo/ho-so/${petition.code}/bia.docx`)
  for (const words of [`BÌA HỒ SƠ ${petition.code}`, 'Phòng Kinh tế', 'DIỄN BIẾN', '12/PKT'])
    expect(text).toContain(words)
  for (const secret of [lan.name, lan.phone ?? '']) expect(text).not.toContain(secret)
  expect((await at('xuly.congan').get(`/can-bo/ho-so/${petition.code}/bia.docx`)).status).toBe(404)
})

test('the note of a case that was taken out of sight is a line without words, for the leader too', async () => {
  const petition = await petitionIn('forwarded')
  const row = await env.DB.prepare('SELECT id, code_notation AS code FROM documents WHERE case_id = ?')
    .bind(petition.id)
    .first<{ id: string; code: string }>()
  const path = `${REGISTER}/${row?.id}`
  expect(await (await at('dieuphoi').get(path)).text()).toContain(`/can-bo/ho-so/${petition.code}`)
  await env.DB.prepare('UPDATE cases SET restricted = 1 WHERE id = ?').bind(petition.id).run()
  for (const username of ['dieuphoi', 'lanhdao']) {
    expect((await at(username).get(path)).status).toBe(404)
    const page = wordsOf(await (await at(username).get(`${REGISTER}?co-quan=binh-xa.mttq&loai=transfer_note`)).text())
    expect(page).toContain(`${row?.code}`)
    expect(page).toContain('Văn bản hạn chế')
  }
})

test('the night takes away files that no document has, and no others', async () => {
  const id = await issue('dieuphoi', await begin('tiepnhan'))
  const today = localDay(new Date())
  await env.FILES.put(`${documentFolder(today)}left-behind.docx`, 'PK')
  const before = await env.FILES.list({ prefix: documentFolder(today) })
  const tomorrow = addDays(today, 1)
  expect(await sweepDocuments(connect(env), env.FILES, today)).toBe(0)
  expect(await sweepDocuments(connect(env), env.FILES, tomorrow)).toBe(1)
  const after = await env.FILES.list({ prefix: documentFolder(today) })
  expect(after.objects).toHaveLength(before.objects.length - 1)
  const page = await (await at('dieuphoi').get(`${REGISTER}/${id}`)).text()
  const link = new RegExp(`${REGISTER}/${id}/tep/[0-9a-f]{40}`).exec(page)?.[0] ?? ''
  expect((await at('dieuphoi').get(link)).status).toBe(200)
})
