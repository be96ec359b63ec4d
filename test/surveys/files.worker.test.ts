import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import worker from '../../worker/index.ts'
import { checkFile } from '../../worker/forms/filling/file-kinds.ts'
import { dayFolder } from '../../worker/forms/filling/file-token.ts'
import { join, SECRETS, segment, exif } from '../files/builders.ts'
import { BASELINE } from '../files/fixtures.ts'
import { wordsOf as allWordsOf } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { photo } from '../support/build.ts'
import { lan, officer } from '../support/people.ts'
import {
  openedAMinuteAgo,
  type Placed,
  placeSurvey,
  placeVersion,
  responsesOf,
  sheetFields,
} from '../support/surveys.ts'

/** A photo of the road, a recording, and a paper, each on a page of its own. */
const SIGHTS: Questionnaire = {
  name: 'hien_trang',
  title: 'Hiện trạng đường',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  style: 'pages',
  nodes: [
    { kind: 'image', name: 'anh', label: { vi: 'Ảnh đoạn đường' }, required: 'true()' },
    { kind: 'audio', name: 'loi', label: { vi: 'Kể bằng lời' } },
    { kind: 'file', name: 'don', label: { vi: 'Đơn của thôn' } },
  ],
  lists: {},
}
const SOUND = join('OggS', new Uint8Array(200))
const wordsOf = (html: string) => allWordsOf(html.replace(/<script[\s\S]*?<\/script>/g, ''))
const file = (bytes: Uint8Array, name: string) => new File([bytes.slice()], name)
const post = async (placed: Placed, fields: Fields) => {
  const answer = await as(lan).post(placed.path, fields)
  return { status: answer.status, html: await answer.text() }
}
const opened = async (placed: Placed) => (await as(lan).get(placed.path)).text()
const objects = async () => (await env.FILES.list({ prefix: 'surveys/' })).objects.map(({ key }) => key)
const filesOf = async (placed: Placed) => {
  const { results } = await env.DB.prepare(
    'SELECT f.* FROM response_files f JOIN responses r ON r.id = f.response_id WHERE r.survey_id = ? ORDER BY question',
  )
    .bind(placed.survey.id)
    .all<{ id: string; question: string; name: string; object_key: string; type: string }>()
  return results
}

describe('a photo that Lan sends with the first page, without a script', () => {
  test('is cleaned and kept at once, goes with her to the last page, and lies with her answer', async () => {
    const placed = await placeSurvey(SIGHTS)
    const withPlace = join(BASELINE.slice(0, 2), segment(0xe1, 'Exif\0\0', exif(6, false)), BASELINE.slice(2))
    const second = await post(placed, {
      ...sheetFields(await opened(placed)),
      'c.anh': file(withPlace, 'nha toi.jpg'),
      buoc: 'tiep',
    })
    expect(second.status).toBe(200)
    const third = await post(placed, { ...sheetFields(second.html), 'c.loi': file(SOUND, 'loi.ogg'), buoc: 'tiep' })
    const sent = await post(placed, { ...sheetFields(third.html), started: openedAMinuteAgo(placed), buoc: 'gui' })
    expect(sent.status).toBe(303)
    const kept = await filesOf(placed)
    expect(kept.map(({ question, type }) => [question, type])).toEqual([
      ['anh', 'image/jpeg'],
      ['loi', 'audio/ogg'],
    ])
    const [response] = await responsesOf(placed.survey.id)
    expect(response?.answers).toEqual({ anh: kept[0]?.name, loi: kept[1]?.name })
    expect(kept[0]?.name).toMatch(/^anh-[0-9a-f]{8}\.jpg$/)
    const bytes = Buffer.from(
      await ((await env.FILES.get(kept[0]?.object_key ?? ''))?.arrayBuffer() ?? new ArrayBuffer(0)),
    )
    for (const secret of SECRETS) expect(bytes.toString('latin1')).not.toContain(secret)
    expect(
      await post(placed, { ...sheetFields(third.html), started: openedAMinuteAgo(placed), buoc: 'gui' }),
    ).toMatchObject({ status: 303 })
    expect(await filesOf(placed)).toHaveLength(2)
  })

  test('can be taken back, and another one takes its place', async () => {
    const placed = await placeSurvey(SIGHTS)
    const second = await post(placed, { ...sheetFields(await opened(placed)), 'c.anh': photo(), buoc: 'tiep' })
    const back = await post(placed, { ...sheetFields(second.html), buoc: 'lui' })
    expect(wordsOf(back.html)).toContain('Đã chọn ảnh: anh-')
    const gone = await post(placed, { ...sheetFields(back.html), 'c.anh#bo': '1', buoc: 'tiep' })
    expect(gone.status).toBe(422)
    const other = await post(placed, { ...sheetFields(back.html), 'c.anh': file(BASELINE, 'khac.jpg'), buoc: 'tiep' })
    expect(other.status).toBe(200)
    const last = await post(placed, { ...sheetFields(other.html), buoc: 'tiep' })
    await post(placed, { ...sheetFields(last.html), started: openedAMinuteAgo(placed), buoc: 'gui' })
    expect((await filesOf(placed)).map(({ type }) => type)).toEqual(['image/jpeg'])
  })

  test('that is none, or too heavy, or empty is refused at its field with what to do', async () => {
    const placed = await placeSurvey(SIGHTS)
    const fields = sheetFields(await opened(placed))
    for (const [wrong, words] of [
      [file(join('%PDF-1.7'), 'anh.jpg'), 'Tệp này là tài liệu PDF'],
      [file(join('<svg onload="x">'), 'anh.png'), 'hình vẽ SVG'],
      [file(join(BASELINE, new Uint8Array(9 * 1024 * 1024)), 'anh.jpg'), 'nhiều nhất được 8 MB'],
    ] as const) {
      const answer = await post(placed, { ...fields, 'c.anh': wrong, buoc: 'tiep' })
      expect([answer.status, wordsOf(answer.html).includes(words)]).toEqual([422, true])
    }
  })

  test('that somebody only claims to have sent is asked for', async () => {
    const placed = await placeSurvey(SIGHTS)
    const other = await placeSurvey(SIGHTS)
    const fields = sheetFields(await opened(placed))
    const second = await post(placed, { ...fields, 'c.anh': photo(), buoc: 'tiep' })
    const { tep = '', 'c.anh': name = '' } = sheetFields(second.html) as Record<string, string>
    const claims: Fields[] = [
      { 'c.anh': 'anh.jpg' },
      { 'c.anh': name },
      { 'c.anh': name, tep: tep.replace(/^./, (sign) => (sign === '0' ? '1' : '0')) },
      { 'c.anh': name, tep: tep.replace('image/png', 'text/html') },
      { 'c.anh': name, tep, submissionKey: crypto.randomUUID() },
      { 'c.loi': name, 'c.anh': name, tep, trang: 'loi' },
    ]
    for (const claim of claims) {
      const answer = await post(placed, { ...fields, ...claim, buoc: 'gui' })
      expect([answer.status, answer.html.includes('Ông/bà chọn lại tệp')]).toEqual([422, true])
    }
    const elsewhere = {
      ...sheetFields(await opened(other)),
      'c.anh': name,
      tep,
      submissionKey: fields.submissionKey ?? '',
    }
    expect((await post(other, { ...elsewhere, buoc: 'gui' })).status).toBe(422)
    expect(await filesOf(placed)).toEqual([])
  })
})

test('recordings and papers are known by what is in them', () => {
  const zip = (inside: string) => join('PK\x03\x04', new Uint8Array(40), inside, new Uint8Array(40))
  const told = (kind: 'audio' | 'file', bytes: Uint8Array) => {
    const checked = checkFile(kind, bytes)
    return checked.ok ? checked.ending : checked.reason
  }
  expect(told('audio', join('ID3', new Uint8Array(9)))).toBe('mp3')
  expect(told('audio', join([0xff, 0xfb, 0x90, 0], new Uint8Array(9)))).toBe('mp3')
  expect(told('audio', join([0xff, 0xf1, 0x50, 0x80], new Uint8Array(9)))).toBe('aac')
  expect(told('audio', join('RIFF', new Uint8Array(4), 'WAVEfmt '))).toBe('wav')
  expect(told('audio', join([0, 0, 0, 24], 'ftypM4A '))).toBe('m4a')
  expect(told('audio', join([0, 0, 0, 24], 'ftyp3gp4'))).toBe('3gp')
  expect(told('audio', join([0x1a, 0x45, 0xdf, 0xa3], new Uint8Array(9)))).toBe('webm')
  expect(told('audio', BASELINE)).toContain('chỉ nhận tệp ghi âm')
  expect(told('file', join('%PDF-1.7'))).toBe('pdf')
  expect(told('file', zip('word/document.xml'))).toBe('docx')
  expect(told('file', zip('xl/workbook.xml'))).toBe('xlsx')
  expect(told('file', zip('word/document.xml word/vbaProject.bin'))).toContain('macro')
  expect(told('file', zip('virus.exe'))).toContain('tệp nén')
  expect(told('file', join('MZ', new Uint8Array(99)))).toContain('chương trình máy tính')
  expect(told('file', join('<html><script>'))).toContain('trang web HTML')
  expect(told('file', BASELINE)).toBe('jpg')
  expect(told('file', new Uint8Array(0))).toContain('trống')
})

test('officers who read the results get a file as a download; nobody else gets it, in whatever commune', async () => {
  const placed = await placeSurvey({ ...SIGHTS, nodes: SIGHTS.nodes.slice(0, 1) })
  const fields = { ...sheetFields(await opened(placed)), started: openedAMinuteAgo(placed) }
  expect((await post(placed, { ...fields, 'c.anh': photo(), buoc: 'gui' })).status).toBe(303)
  const [kept] = await filesOf(placed)
  const path = `/can-bo/khao-sat/${placed.survey.slug}/tep/${kept?.id}`
  const got = await as(officer('tiepnhan')).get(path)
  expect(got.status).toBe(200)
  expect(got.headers.get('content-disposition')).toBe(`attachment; filename="${kept?.name}"`)
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  expect(got.headers.get('cache-control')).toBe('private, no-store')
  expect((await got.arrayBuffer()).byteLength).toBeGreaterThan(100)
  expect((await as(officer('xuly.kinhte')).get(path)).status).toBe(403)
  expect((await as(officer('tiepnhan.dakpo')).get(path)).status).toBe(404)
  expect((await as(officer('tiepnhan')).get(`${path}9`)).status).toBe(404)
  expect((await as(lan).get(path)).status).toBe(303)
})

test('two nights after, files that no answer took are gone, and those of answers are there', async () => {
  const placed = await placeSurvey({ ...SIGHTS, nodes: SIGHTS.nodes.slice(0, 1) })
  const fields = { ...sheetFields(await opened(placed)), started: openedAMinuteAgo(placed) }
  await post(placed, { ...fields, 'c.anh': photo(), buoc: 'gui' })
  const [kept] = await filesOf(placed)
  const day = /surveys\/(\d{4}-\d\d-\d\d)\//.exec(kept?.object_key ?? '')?.[1] ?? ''
  await env.FILES.put(`${dayFolder('surveys', day)}nobody`, 'of a sheet that was never sent')
  const night = (days: number) =>
    worker.scheduled(
      createScheduledController({ cron: '40 19 * * *', scheduledTime: new Date(Date.now() + days * 86_400_000) }),
      env,
    )
  await night(1)
  expect(await objects()).toContain(`${dayFolder('surveys', day)}nobody`)
  await night(2)
  expect(await objects()).toContain(kept?.object_key)
  expect(await objects()).not.toContain(`${dayFolder('surveys', day)}nobody`)
})

describe('a picture that a label shows', () => {
  const hash = 'media-1'

  test('comes from the version in use, for long when its address says which; a player gets parts of a recording', async () => {
    const placed = await placeSurvey()
    const insert = env.DB.prepare(
      `INSERT INTO questionnaire_files (id, questionnaire_id, name, object_key, type, bytes, created_at)
       VALUES (?, ?, ?, ?, ?, 10, '2026-11-01T00:00:00.000Z')`,
    )
    await env.DB.batch([
      insert.bind(hash, placed.questionnaireId, 'duong.png', 'forms/duong', 'image/png'),
      insert.bind('media-2', placed.questionnaireId, 'hoi.mp3', 'forms/hoi', 'audio/mpeg'),
      insert.bind('media-3', placed.questionnaireId, 'la.html', 'forms/la', 'text/html'),
    ])
    for (const key of ['duong', 'hoi', 'la']) await env.FILES.put(`forms/${key}`, '0123456789')
    const { nodes, lists, ...rest } = SIGHTS
    const files = { 'duong.png': hash, 'hoi.mp3': 'media-2', 'la.html': 'media-3' }
    const newer = await placeVersion(placed.questionnaireId, { nodes, lists, ...rest }, 2, 'binh-xa', files)
    await env.DB.prepare('UPDATE surveys SET version_id = ? WHERE id = ?').bind(newer, placed.survey.id).run()
    const get = (name: string, headers = {}) => as(lan).get(`${placed.path}/tep/${name}`, headers)
    const picture = await get('2/duong.png')
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(picture.headers.get('cache-control')).toContain('immutable')
    expect((await get('1/duong.png')).headers.get('cache-control')).toBe('public, max-age=300')
    const part = await get('2/hoi.mp3', { range: 'bytes=2-5' })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-5/10', '2345'])
    expect((await get('2/hoi.mp3', { range: 'bytes=-3' })).headers.get('content-range')).toBe('bytes 7-9/10')
    const page = await get('2/la.html')
    expect(page.headers.get('content-type')).toBe('application/octet-stream')
    expect(page.headers.get('content-security-policy')).toContain('sandbox')
    for (const name of ['2/khong.png', '2/constructor', '2/__proto__', '2/..%2Fduong.png'])
      expect((await get(name)).status).toBe(404)
  })
})
