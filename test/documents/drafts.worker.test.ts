import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import { draftPaper, draftsOf, type NewDraft } from '../../worker/documents/draft-queries.ts'
import type { Paper } from '../../worker/documents/paper.ts'
import { sha256 } from '../../worker/http/keys.ts'
import { complaint, plain, wordsOf } from '../support/answers.ts'
import { at, begin, documentRow, draftRow, hold, issue, tryIssue } from '../support/papers.ts'
import { readWord } from '../support/word-reader.ts'
import { examples } from './examples.ts'

const DRAFTS = '/can-bo/van-ban/du-thao'
const DOCUMENTS = '/can-bo/van-ban'

/** What the form of a draft would send as it stands. */
async function formOf(username: string, id: string): Promise<Record<string, string>> {
  const html = await (await at(username).get(`${DRAFTS}/${id}`)).text()
  const form = /<form method="post" action="\/can-bo\/van-ban\/du-thao[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const texts = [...form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g)]
  const inputs = [...form.matchAll(/<input(?![^>]*checkbox)[^>]*?>/g)].map(([tag]) => [
    tag,
    /name="([^"]+)"/.exec(tag)?.[1] ?? '',
    /value="([^"]*)"/.exec(tag)?.[1] ?? '',
  ])
  return Object.fromEntries([...texts, ...inputs].map(([, name = '', value = '']) => [name, plain(value)]))
}

async function save(username: string, id: string, changes: Record<string, string>): Promise<Response> {
  return at(username).post(`${DRAFTS}/${id}`, { ...(await formOf(username, id)), ...changes })
}

async function staffId(username: string): Promise<string> {
  const id = await env.DB.prepare('SELECT id FROM staff_users WHERE username = ?').bind(username).first<string>('id')
  if (!id) throw new Error(`no ${username}`)
  return id
}

/** A paper that another room hands over. */
async function handed(more: Partial<NewDraft> = {}): Promise<string> {
  const id = crypto.randomUUID()
  const paper = freshPaper()
  const draft: NewDraft = {
    ...{ id, communeId: 'binh-xa', bodyId: 'binh-xa.mttq', template: 'supervision-plan', kind: 'plan', paper },
    ...{ by: await staffId('tiepnhan'), now: new Date() },
    ...more,
  }
  await writeTogether(connect(env), [draftPaper(connect(env), draft)])
  return id
}

function freshPaper(): Paper {
  const paper = examples()['ke-hoach']
  if (!paper) throw new Error('no example')
  return paper
}

async function wordOf(username: string, path: string): Promise<string> {
  const answer = await at(username).get(path)
  expect(answer.status).toBe(200)
  return readWord(new Uint8Array(await answer.arrayBuffer())).join('\n')
}

describe('a draft', () => {
  test('is begun, written and read again as it was typed', async () => {
    const id = await begin('tiepnhan')
    const form = await formOf('tiepnhan', id)
    const first = Object.keys(form).find((name) => name.endsWith('-text')) ?? ''
    const answer = await save('tiepnhan', id, {
      [first]: 'Đoạn một.\r\nĐoạn <hai> & ba.',
      addressees: 'Đảng ủy xã\nUBND xã',
    })
    expect(answer.status).toBe(303)
    expect((await formOf('tiepnhan', id))[first]).toBe('Đoạn một.\nĐoạn <hai> & ba.')
    const preview = wordsOf(await (await at('tiepnhan').get(`${DRAFTS}/${id}/xem`)).text())
    expect(preview).toContain('Đoạn <hai> & ba.')
    expect(preview).toContain('- Đảng ủy xã; - UBND xã.')
  })

  test('comes as a Word file at any time, with "DỰ THẢO" and no number', async () => {
    const id = await begin('tiepnhan', { subject: 'Kết quả <tuần> & tháng' })
    const text = await wordOf('tiepnhan', `${DRAFTS}/${id}/tep.docx`)
    expect(text).toContain('DỰ THẢO')
    expect(text).toContain('Số: …/BC-MTTQ-BTT')
    expect(text).toContain('Kết quả <tuần> & tháng')
  })

  test('that two people write at once is not overwritten: the second keeps what he typed', async () => {
    const id = await begin('tiepnhan')
    const second = await formOf('dieuphoi', id)
    expect((await save('tiepnhan', id, { subject: 'Trích yếu của người thứ nhất' })).status).toBe(303)
    const answer = await at('dieuphoi').post(`${DRAFTS}/${id}`, { ...second, subject: 'Trích yếu của người thứ hai' })
    const page = await answer.text()
    expect(answer.status).toBe(409)
    expect(wordsOf(page)).toContain('Hoàng Thị Mận lưu lúc')
    expect(page).toContain('Trích yếu của người thứ hai')
    const preview = wordsOf(await (await at('tiepnhan').get(`${DRAFTS}/${id}/xem`)).text())
    expect(preview).toContain('Trích yếu của người thứ nhất')
  })

  test('with something wrong is not saved, says what at its field, and keeps what was typed', async () => {
    const id = await begin('tiepnhan')
    const answer = await save('tiepnhan', id, { subject: '', recipients: 'Như trên\u0000' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('href="#subject"')
    expect(page).toContain('href="#recipients"')
    expect((await draftRow(id)).revision).toBe(1)
  })

  test('gets a part where it is asked for, and loses one', async () => {
    const id = await begin('tiepnhan')
    await save('tiepnhan', id, { add: 'chapter', addAfter: '1' })
    await save('tiepnhan', id, {
      'part-1-heading': 'Tình hình chung',
      'part-1-text': 'Bình thường.',
      'part-3-drop': 'on',
    })
    const preview = wordsOf(await (await at('tiepnhan').get(`${DRAFTS}/${id}/xem`)).text())
    expect(preview).toContain('I. TÌNH HÌNH CHUNG Bình thường.')
    expect(preview).toContain('II. KẾT QUẢ')
    expect(preview).not.toContain('NGUYÊN NHÂN')
  })

  test('that is put away is gone for all', async () => {
    const id = await begin('tiepnhan')
    await at('tiepnhan').post(`${DRAFTS}/${id}/bo`, { revision: '1' })
    expect((await at('dieuphoi').get(`${DRAFTS}/${id}`)).status).toBe(404)
    expect((await tryIssue('dieuphoi', id)).status).toBe(404)
  })

  test('is read by its own body alone', async () => {
    const id = await begin('tiepnhan')
    for (const username of ['xuly.kinhte', 'lanhdao', 'quantri', 'dieuphoi.dakpo'])
      expect((await at(username).get(`${DRAFTS}/${id}/xem`)).status).toBe(404)
  })
})

describe('issuing', () => {
  test('gives number and day, keeps the file under its hash, and locks the draft', async () => {
    const id = await begin('tiepnhan', { kind: 'decision', subject: 'Thành lập Đoàn giám sát', addressees: '' })
    const row = await documentRow(await issue('dieuphoi', id))
    expect(row).toMatchObject({ state: 'issued', subject: 'Thành lập Đoàn giám sát' })
    const page = await (await at('tiepnhan').get(`${DOCUMENTS}/${row.id}`)).text()
    const link = new RegExp(`${DOCUMENTS}/${row.id}/tep/[0-9a-f]{40}`).exec(page)?.[0] ?? ''
    const bytes = new Uint8Array(await (await at('tiepnhan').get(link)).arrayBuffer())
    expect(page).toContain(sha256(bytes))
    const text = readWord(bytes).join('\n')
    expect(text).toContain(`Số: ${row.code_notation}`)
    expect(text).not.toContain('DỰ THẢO')
    const again = await at('tiepnhan').post(`${DRAFTS}/${id}`, { revision: '2', subject: 'Sửa sau khi ban hành' })
    expect([again.status, await complaint(again)]).toEqual([409, expect.stringContaining('đã được ban hành')])
  })

  test('asked for twice at the same moment happens once', async () => {
    const id = await begin('tiepnhan', { kind: 'notice', subject: 'Bấm hai lần' })
    await at('dieuphoi').get(DOCUMENTS)
    const answers = await Promise.all([tryIssue('dieuphoi', id), tryIssue('dieuphoi', id), tryIssue('dieuphoi', id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409])
    const found = await env.DB.prepare(
      "SELECT count(*) AS many FROM documents WHERE subject = 'Bấm hai lần'",
    ).first<number>('many')
    expect(found).toBe(1)
  })

  test('with places still to be written is asked about first', async () => {
    const id = await begin('tiepnhan')
    const answer = await tryIssue('dieuphoi', id, { gaps: '' })
    expect([answer.status, await complaint(answer)]).toEqual([422, expect.stringContaining('chưa viết xong')])
    expect((await draftRow(id)).state).toBe('open')
  })

  test('of a text that changed since it was read is refused', async () => {
    const id = await begin('tiepnhan')
    await save('tiepnhan', id, { subject: 'Bản mới hơn' })
    const answer = await tryIssue('dieuphoi', id, { revision: '1' })
    expect(answer.status).toBe(409)
    expect((await draftRow(id)).state).toBe('open')
  })

  test('may take a number that was held, on a day since then, and no other', async () => {
    const [held] = await hold('dieuphoi', 'minutes', 1, 'Biên bản họp')
    const first = await begin('tiepnhan', { kind: 'minutes', subject: 'Biên bản họp giao ban' })
    const wrong = await tryIssue('dieuphoi', first, { number: held?.id ?? '', issuedOn: '2020-01-01' })
    expect([wrong.status, await complaint(wrong)]).toEqual([422, expect.stringContaining('từ ngày giữ số đến hôm nay')])
    expect(await issue('dieuphoi', first, { number: held?.id ?? '' })).toBe(held?.id)
    expect(await documentRow(held?.id ?? '')).toMatchObject({
      state: 'issued',
      subject: 'Biên bản họp giao ban',
      number: held?.number,
    })
    const second = await begin('tiepnhan', { kind: 'minutes', subject: 'Biên bản khác' })
    const taken = await tryIssue('dieuphoi', second, { number: held?.id ?? '' })
    expect([taken.status, await complaint(taken)]).toEqual([422, expect.stringContaining('không còn giữ')])
  })

  test('is not for who only writes', async () => {
    const id = await begin('tiepnhan')
    const answer = await tryIssue('tiepnhan', id)
    expect([answer.status, await complaint(answer)]).toEqual([
      403,
      expect.stringContaining('người điều phối hoặc người duyệt'),
    ])
  })
})

describe('what the Front confirms first', () => {
  test('a board writes, asks, the Front confirms, the board issues: in no other order', async () => {
    const id = await begin('giamsat', { subject: 'Kết quả giám sát đường thôn' })
    const early = await tryIssue('giamsat', id)
    expect([early.status, await complaint(early)]).toEqual([409, expect.stringContaining('Mặt trận chưa xác nhận')])
    expect((await at('dieuphoi').get(`${DRAFTS}/${id}/xem`)).status).toBe(404)
    await at('giamsat').post(`${DRAFTS}/${id}/xin-xac-nhan`, { revision: '1' })
    expect(wordsOf(await (await at('dieuphoi').get(DOCUMENTS)).text())).toContain('Kết quả giám sát đường thôn')
    expect((await at('tiepnhan').post(`${DRAFTS}/${id}/xac-nhan`, { revision: '2' })).status).toBe(404)
    expect((await at('dieuphoi').post(`${DRAFTS}/${id}/xac-nhan`, { revision: '2' })).status).toBe(303)
    expect(await documentRow(await issue('giamsat', id))).toMatchObject({ code_notation: '01/BC-BTTND' })
  })

  test('a text that changed after it was confirmed has to be confirmed again', async () => {
    const id = await begin('giamsat')
    await at('giamsat').post(`${DRAFTS}/${id}/xin-xac-nhan`, { revision: '1' })
    await at('dieuphoi').post(`${DRAFTS}/${id}/xac-nhan`, { revision: '2' })
    await save('giamsat', id, { subject: 'Trích yếu đã sửa lại' })
    expect((await tryIssue('giamsat', id)).status).toBe(409)
  })

  test('who wrote it does not confirm it', async () => {
    const id = await handed({ needsConfirmation: 'front', by: await staffId('dieuphoi') })
    await at('dieuphoi').post(`${DRAFTS}/${id}/xin-xac-nhan`, { revision: '1' })
    const answer = await at('dieuphoi').post(`${DRAFTS}/${id}/xac-nhan`, { revision: '2' })
    expect([answer.status, await complaint(answer)]).toEqual([403, expect.stringContaining('không phải người soạn')])
    expect((await at('duyet.mattran').post(`${DRAFTS}/${id}/xac-nhan`, { revision: '2' })).status).toBe(303)
  })
})

describe('what another room hands over', () => {
  test('is found by what it was written about, with its number once it has one', async () => {
    const id = await handed({ subject: { kind: 'dossier', id: 'ho-so-1' } })
    await issue('dieuphoi', id)
    const lines = await draftsOf(connect(env), 'dossier', 'ho-so-1')
    expect(lines).toMatchObject([{ id, state: 'issued', code: expect.stringMatching(/^\d\d\/KH-MTTQ-BTT$/) as string }])
  })

  test('a restricted paper is a line without words for others of the body, and its page is none', async () => {
    const paper = { ...freshPaper(), subject: 'Việc phải giữ kín' }
    const id = await handed({ restricted: true, by: await staffId('duyet.mattran'), paper })
    expect((await at('tiepnhan').get(`${DRAFTS}/${id}/xem`)).status).toBe(404)
    expect(wordsOf(await (await at('tiepnhan').get(DOCUMENTS)).text())).not.toContain('giữ kín')
    const documentId = await issue('dieuphoi', id)
    const { code_notation: code } = await documentRow(documentId)
    const page = wordsOf(await (await at('tiepnhan').get(`${DOCUMENTS}?loai=plan`)).text())
    expect(page).toContain(code)
    expect(page).toContain('Văn bản hạn chế')
    expect(page).not.toContain('giữ kín')
    expect((await at('tiepnhan').get(`${DOCUMENTS}/${documentId}`)).status).toBe(404)
    expect((await at('lanhdao').get(`${DOCUMENTS}/${documentId}`)).status).toBe(404)
    for (const username of ['dieuphoi', 'duyet.mattran'])
      expect((await at(username).get(`${DOCUMENTS}/${documentId}`)).status).toBe(200)
    const found = wordsOf(await (await at('tiepnhan').get(`${DOCUMENTS}?loai=plan&tim=giu+kin`)).text())
    expect(found).not.toContain(code)
  })

  test('a paper without a number of its own is read and downloaded, not issued', async () => {
    const id = await handed({ kind: null, template: 'outline' })
    expect((await tryIssue('dieuphoi', id)).status).toBe(409)
    expect(await wordOf('dieuphoi', `${DRAFTS}/${id}/tep.docx`)).toContain('DỰ THẢO')
  })

  test('the same paper handed over again is one draft', async () => {
    const id = crypto.randomUUID()
    await handed({ id })
    await handed({ id })
    expect(await draftRow(id)).toMatchObject({ revision: 1, state: 'open' })
  })
})

describe('what was signed', () => {
  const PDF = new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'], 'ban-quet.exe', { type: 'image/png' })

  test('becomes the document, the one before it is kept', async () => {
    const id = await issue('dieuphoi', await begin('tiepnhan'))
    const answer = await at('dieuphoi').post(`${DOCUMENTS}/${id}/ky`, { file: PDF })
    expect(answer.status).toBe(303)
    const page = await (await at('tiepnhan').get(`${DOCUMENTS}/${id}`)).text()
    const links = [...page.matchAll(new RegExp(`href="(${DOCUMENTS}/${id}/tep/[0-9a-f]{40})"`, 'g'))].map(
      ([, link]) => link ?? '',
    )
    expect(links).toHaveLength(2)
    expect(wordsOf(page)).toContain('Bản đã ký, bản chính thức')
    const file = await at('tiepnhan').get(links[0] ?? '')
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="\d\d-BC-MTTQ-BTT-da-ky\.pdf"$/)
    expect(new TextDecoder().decode(await file.arrayBuffer())).toMatch(/^%PDF/)
    expect((await at('xuly.kinhte').get(links[0] ?? '')).status).toBe(404)
  })

  test('is looked at by its content: a picture or a program is no document', async () => {
    const id = await issue('dieuphoi', await begin('tiepnhan'))
    for (const content of ['GIF89a', 'MZ program', '', 'PK\x03\x04 word/document.xml vbaProject.bin']) {
      const answer = await at('dieuphoi').post(`${DOCUMENTS}/${id}/ky`, { file: new File([content], 'ky.pdf') })
      expect(answer.status).toBe(422)
    }
    const files = await env.DB.prepare('SELECT count(*) AS many FROM document_files WHERE document_id = ?')
      .bind(id)
      .first<number>('many')
    expect(files).toBe(1)
  })

  test('is not attached to a number that is void or only held', async () => {
    const [held] = await hold('dieuphoi', 'report', 1)
    expect((await at('dieuphoi').post(`${DOCUMENTS}/${held?.id}/ky`, { file: PDF })).status).toBe(409)
    await at('dieuphoi').post(`${DOCUMENTS}/${held?.id}/huy`, { reason: 'Không dùng đến.' })
    expect((await at('dieuphoi').post(`${DOCUMENTS}/${held?.id}/ky`, { file: PDF })).status).toBe(409)
  })
})

test('an issued paper is copied into a new draft without its number', async () => {
  const id = await issue('dieuphoi', await begin('tiepnhan', { subject: 'Báo cáo hằng tháng' }))
  const key = crypto.randomUUID()
  expect((await at('tiepnhan').post(`${DOCUMENTS}/${id}/chep`, { submissionKey: key })).status).toBe(303)
  const preview = wordsOf(await (await at('tiepnhan').get(`${DRAFTS}/${key}/xem`)).text())
  expect(preview).toContain('DỰ THẢO')
  expect(preview).toContain('Số: …/BC-MTTQ-BTT')
  expect(preview).toContain('Báo cáo hằng tháng')
})
