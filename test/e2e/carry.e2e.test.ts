import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportCommune } from '../../scripts/carry/export.ts'
import { importCommune } from '../../scripts/carry/import.ts'
import { localPlace, type Place } from '../../scripts/carry/place.ts'
import { Refusal } from '../../scripts/carry/refusal.ts'
import { LEFT_BEHIND } from '../../scripts/carry/tables.ts'
import { referenceStatements } from '../../scripts/seed/index.ts'
import { furtherStatements } from '../../scripts/seed/further-questions.ts'
import { questionnaireStatements } from '../../scripts/seed/questionnaires.ts'
import { surveyStatements } from '../../scripts/seed/surveys/index.ts'
import { fire } from '../../scripts/serve.ts'
import { verify } from '../../scripts/verify.ts'
import { unsealContact } from '../../worker/submitters/seal.ts'
import { BASELINE, PNG } from '../files/fixtures.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { filesIn, repacked, rowsIn, type Rows, withByte, withoutEnd } from './carried.ts'
import { caseIn, type Desk, openDesk, receiptOf, type Sent, STATES } from './desk.ts'

const TICK = '*/5 * * * *'
const HOURLY = '17 * * * *'
const LAN = { name: 'Nguyễn Thị Lan', phone: '0912345678' }
const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-carry-'))
const path = (...names: string[]) => join(folder, ...names)
const places: Place[] = []

let source: TestServer
let desk: Desk
/** With a name, a telephone number and two photos. */
let sent: Sent
let kept: { rows: Rows; files: Map<string, string>; roots: unknown[] }

beforeAll(async () => {
  source = await startServer({ persist: path('source') })
  // What is asked is read with the commune's book, which stays for a minute: it is there before anybody comes.
  await surveys()
  desk = openDesk(source.url)
  sent = await sendWithPhotos('binh-xa')
  await sendWithPhotos('dak-po')
  for (const state of STATES) {
    await caseIn(desk, state, { content: `Rác ở đầu thôn chưa ai dọn.\nLần thứ: ${state}.` })
  }
  await wrongTurns()
  await support()
  await further()
  // The clock counts, seals the day and reads what officers search by.
  for (const day of [0, 1])
    for (const cron of [TICK, HOURLY]) await fire(source.mf, cron, new Date(Date.now() + day * 86_400_000))
  const place = await placeAt('source')
  kept = { rows: await rowsIn(place), files: await filesIn(source.mf), roots: await rootsIn(place, 'binh-xa') }
  for (const id of ['dak-po', 'dau-giay']) await exportCommune(place, id, path(`${id}.tar`))
  await close(place)
  // As somebody does it, while people work.
  const said = carry('export', 'binh-xa', path('binh-xa.tar'), '--persist', path('source'))
  if (said.status !== 0 || said.stderr !== '') throw new Error(said.stdout + said.stderr)
})

afterAll(async () => {
  for (const place of places) await close(place)
  await source?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function carry(...words: string[]) {
  return spawnSync(process.execPath, ['scripts/carry.ts', ...words], { encoding: 'utf8' })
}

/** Two neighbours say that they want the same. */
async function support(): Promise<void> {
  const db = await source.mf.getD1Database('DB')
  for (const [device, hamlet] of [
    ['a', 'lang_dia'],
    ['b', ''],
  ])
    await db
      .prepare(
        `insert into supports (case_id, device_hash, hamlet_id, at) select case_id, ?, ?, released_at from releases`,
      )
      .bind(device, hamlet)
      .run()
}

/** Surveys that were answered, one open, one closed, and a field that asks besides. */
async function surveys(): Promise<void> {
  const db = await source.mf.getD1Database('DB')
  const now = new Date()
  const asked = [...(await questionnaireStatements(now)), ...(await surveyStatements(now)), ...furtherStatements(now)]
  for (const statement of asked) await db.prepare(statement).run()
}

/** Lan answers what her field asks besides, and a recording comes with it. */
async function further(): Promise<void> {
  const db = await source.mf.getD1Database('DB')
  const key = randomUUID()
  const asked = await fetch(`${source.url}/binh-xa/ho-so/${sent.code}/cau-hoi`, {
    method: 'POST',
    body: new URLSearchParams({ submissionKey: key, buoc: 'gui', 'c.gan': 'Trại cạnh mương' }),
    headers: { cookie: `ho-so-${sent.code}=${sent.secret.replaceAll('-', '')}` },
    redirect: 'manual',
  })
  if (asked.status !== 303) throw new Error(`answered ${asked.status}: ${(await asked.text()).slice(-2_000)}`)
  const bucket = await source.mf.getR2Bucket('FILES')
  await bucket.put('sheets/2026-11-22/ghi-am', new Uint8Array([73, 68, 51]), {
    httpMetadata: { contentType: 'audio/mpeg' },
  })
  await db
    .prepare(
      `insert into sheet_files select 'tep-1', id, 'ghi_am', 'ghi-am.mp3', 'sheets/2026-11-22/ghi-am', 'audio/mpeg', 3
       from sheets where submission_key = ?`,
    )
    .bind(key)
    .run()
}

/** Cases that were merged, split and taken out of everybody's sight. */
async function wrongTurns(): Promise<void> {
  const [into, merged, split, restricted] = await Promise.all(
    [1, 2, 3, 4].map(() => desk.send({ name: 'Trần Văn Tư' })),
  )
  if (!into || !merged || !split || !restricted) throw new Error('not sent')
  for (const one of [into, merged, split]) await desk.act('tiepnhan', one, 'tiep-nhan')
  await desk.act('tiepnhan', merged, 'gop', { into: into.code })
  await desk.act('tiepnhan', split, 'tach', {
    content: ['Thu gom rác ở đầu thôn Làng Dịa.', 'Đặt thêm thùng rác ở đầu thôn.'],
    category: ['moi_truong', 'moi_truong'],
    demandPart: ['1', '2'],
  })
  await desk.act('tiepnhan', restricted, 'chuyen-rieng', { reasonCode: 'to_cao', person: ['vi-du.baomat'] })
}

async function sendWithPhotos(commune: string): Promise<Sent> {
  const form = new FormData()
  const fields = {
    kind: 'report',
    category: 'moi_truong',
    hamlet: commune === 'binh-xa' ? 'lang_dia' : '',
    content: `Rác chất đống ở đầu thôn.\r\nBà con nói: "Đã hai tuần", 'chưa ai dọn'.`,
    demand: 'Thu gom rác trong tuần này',
    consent: '1',
    submissionKey: randomUUID(),
    ...LAN,
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.append('photos', new Blob([new Uint8Array(BASELINE)], { type: 'image/jpeg' }), 'anh.jpg')
  form.append('photos', new Blob([new Uint8Array(PNG)], { type: 'image/png' }), 'anh.png')
  const answer = await fetch(`${source.url}/${commune}/kien-nghi/moi`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`answered ${answer.status}: ${(await answer.text()).slice(-2_000)}`)
  return commune === 'binh-xa' ? receiptOf(answer.headers.get('location') ?? '') : { code: '', secret: '' }
}

/** A place without any commune: with the country's units and limits, and the secrets of the source unless others are wanted. */
async function placeAt(name: string, { isBare = false, secrets = 'same' as 'same' | 'none' } = {}): Promise<Place> {
  mkdirSync(path(name), { recursive: true })
  if (name !== 'source' && secrets === 'same') copyFileSync(path('source', 'secrets'), path(name, 'secrets'))
  const place = await localPlace(path(name))
  places.push(place)
  if (name !== 'source' && !isBare) {
    const known = await place.read('select 1 from provinces limit 1')
    if (known.length === 0) for (const statement of referenceStatements(new Date())) await place.read(statement)
  }
  return place
}

async function close(place: Place): Promise<void> {
  const at = places.indexOf(place)
  if (at >= 0) await places.splice(at, 1)[0]?.close()
}

function rootsIn({ read }: Place, commune: string): Promise<unknown[]> {
  return read(`select * from daily_roots where commune_id = '${commune}' order by day`)
}

describe('a commune goes to another machine', () => {
  test('with every row, every photo and every seal; those of other communes stay', async () => {
    const place = await placeAt('alone')
    const { manifest, warnings } = await importCommune(place, path('binh-xa.tar'))
    expect(warnings).toEqual([])
    expect(manifest.objects).toMatchObject({ count: 3, missing: [] })
    const { cases, breaks } = await verify(place.read)
    expect({ cases, breaks }).toEqual({ cases: manifest.chain.cases, breaks: [] })
    expect(kept.roots.length).toBeGreaterThan(0)
    expect(await rootsIn(place, 'binh-xa')).toEqual(kept.roots)
    const words = JSON.stringify(Object.entries(await rowsIn(place)).filter(([table]) => !(table in LEFT_BEHIND)))
    expect(words).toContain('Nông Thị Hiên')
    expect(words).not.toMatch(/"dak-po|"dau-giay|\.dakpo/)
    const again = await exportCommune(place, 'binh-xa', path('again.tar'))
    expect({ ...again.manifest, exportedAt: '' }).toEqual({ ...manifest, exportedAt: '' })
    await close(place)
  })

  test('and when all communes went, everything is there that was, but what a new place makes anew', async () => {
    const place = await placeAt('all')
    for (const id of ['dau-giay', 'binh-xa', 'dak-po']) {
      const { warnings } = await importCommune(place, path(`${id}.tar`))
      expect(warnings).toEqual([])
    }
    const rows = await rowsIn(place)
    const compared = Object.keys(kept.rows).filter((table) => !(table in LEFT_BEHIND))
    expect(compared.filter((table) => kept.rows[table]?.length)).toEqual(
      expect.arrayContaining([
        'cases',
        'events',
        'event_texts',
        'submitters',
        'files',
        'replies',
        'case_grants',
        'case_words',
        'staff_sign_ins',
        'supports',
        'questionnaires',
        'questionnaire_versions',
        'surveys',
        'survey_events',
        'responses',
        'tallies',
        'answer_texts',
        'category_questions',
        'sheets',
        'sheet_files',
      ]),
    )
    for (const table of compared) expect([table, rows[table]]).toEqual([table, kept.rows[table]])
    await close(place)

    const served = await startServer({ persist: path('all') })
    expect(await filesIn(served.mf)).toEqual(kept.files)
    expect(kept.files.size).toBe(5)
    await fire(served.mf, TICK)
    await served.stop()
    const after = await placeAt('all')
    const { support_counts: supports } = await rowsIn(after)
    expect(supports?.length).toBeGreaterThan(0)
    expect(supports).toEqual(kept.rows.support_counts)
    await close(after)
  })

  test('there, a receipt still opens its case, and an officer signs in with his old password and goes on with it, and who sent it can be opened', async () => {
    const served = await startServer({ persist: path('alone') })
    const ask = (address: string, cookie = '') => fetch(served.url + address, { headers: { cookie } })
    const hers = await ask(`/binh-xa/ho-so/${sent.code}`, `ho-so-${sent.code}=${sent.secret.replaceAll('-', '')}`)
    const page = await hers.text()
    expect([hers.status, page]).toEqual([200, expect.stringContaining('chưa ai dọn')])
    const [photo = ''] = /\/binh-xa\/ho-so\/[^"]+\/anh\/[^"]+/.exec(page) ?? []
    const shown = await ask(photo, `ho-so-${sent.code}=${sent.secret.replaceAll('-', '')}`)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])

    const there = openDesk(served.url)
    await there.act('tiepnhan', sent, 'tiep-nhan')
    const fresh = await there.send()
    expect(Number(fresh.code.slice(-6))).toBeGreaterThan(Number(sent.code.slice(-6)))
    await served.stop()

    const place = await placeAt('alone')
    const [row] = await place.read<{ case_id: string; sealed: string; keyId: string }>(
      `select case_id, sealed, key_id as keyId from submitters join cases on id = case_id where number = ${Number(sent.code.slice(-6))}`,
    )
    const { CONTACT_KEYS = '' } = place.secrets() ?? {}
    expect(await unsealContact({ CONTACT_KEYS }, row?.case_id ?? '', row ?? { sealed: '', keyId: '' })).toMatchObject(
      LAN,
    )
    await close(place)
  })
})

describe('the administrator is told in a sentence, and nothing is written,', () => {
  let place: Place
  let before: Rows

  beforeAll(async () => {
    place = await placeAt('refusing')
    before = await rowsIn(place)
  })

  /** The sentence with which an archive is refused. Throws when something of it was written. */
  async function refusalOf(file: string): Promise<string> {
    const said = await importCommune(place, file).then(
      () => 'taken in',
      (error: unknown) => (error instanceof Refusal ? error.message : `broke: ${String(error)}`),
    )
    const after = await rowsIn(place)
    for (const [table, rows] of Object.entries(after))
      if (rows.join() !== before[table]?.join()) throw new Error(`rows in ${table}`)
    for (const key of kept.files.keys()) if (await place.objects.get(key)) throw new Error(`a photo under ${key}`)
    return said
  }

  test.each([0.02, 0.5, 0.97])('when the file ends after %f of it', async (share) => {
    expect(await refusalOf(withoutEnd(path('binh-xa.tar'), share))).toMatch(/hỏng|thiếu/)
  })

  test.each([
    ['a case', '"title":"R', 7],
    ['a photo', 'IHDR', 20],
    ['the manifest', '"sha256": "', 12],
  ])('when one byte of %s is another', async (_, mark, after) => {
    expect(await refusalOf(withByte(path('binh-xa.tar'), mark, after))).toMatch(/không khớp|hỏng/)
  })

  test('when the file is something else', async () => {
    expect(await refusalOf('package.json')).toMatch(/hỏng|không phải/)
    expect(await refusalOf(path('not-there.tar'))).toContain('Không có tệp')
  })

  test('when somebody changed an event and put the manifest right', async () => {
    const changed = await repacked(path('binh-xa.tar'), 'events', (line) =>
      line.replace('"kind":"petition.received"', '"kind":"petition.assigned"'),
    )
    expect(await refusalOf(changed)).toContain('Chuỗi sự kiện')
  })

  test('when somebody left out a case of which other tables know', async () => {
    const changed = await repacked(path('binh-xa.tar'), 'cases', (line, at) => (at === 0 ? '' : line))
    expect(await refusalOf(changed)).toMatch(/Bảng \w+|FOREIGN KEY|Chuỗi/)
  })

  test('when the commune is there already, and stays as it is', async () => {
    const there = await placeAt('alone')
    const as = await rowsIn(there)
    await expect(importCommune(there, path('binh-xa.tar'))).rejects.toThrow('đã có xã «binh-xa»')
    expect(await rowsIn(there)).toEqual(as)
    await close(there)
  })

  test('when somebody else has the name under which an officer signs in', async () => {
    const there = await placeAt('named')
    await there.read(
      "insert into staff_users (id, name, email, username, created_at, updated_at) values ('x', 'Ai đó', 'x@y.z', 'tiepnhan', 0, 0)",
    )
    await expect(importCommune(there, path('binh-xa.tar'))).rejects.toThrow('tiepnhan')
    expect(await there.read('select 1 from communes')).toEqual([])
    await close(there)
  })

  test("when the country's units are not there", async () => {
    const there = await placeAt('bare', { isBare: true })
    await expect(importCommune(there, path('binh-xa.tar'))).rejects.toThrow('npm run seed')
    await close(there)
  })

  test('when one of the two has tables of another version', async () => {
    const there = await placeAt('older')
    await there.read('delete from d1_migrations where id = (select max(id) from d1_migrations)')
    await expect(importCommune(there, path('binh-xa.tar'))).rejects.toThrow('Cập nhật hai nơi')
    await close(there)
  })

  test('when he would write over a file, or names a commune that is not there', async () => {
    await expect(exportCommune(place, 'binh-xa', path('new.tar'))).rejects.toThrow('Chưa có xã «binh-xa»')
    await expect(exportCommune(place, 'binh-xa', path('binh-xa.tar'))).rejects.toThrow('Đã có tệp')
  })

  test('when he types something else', () => {
    for (const words of [[], ['import'], ['export', 'binh-xa'], ['bring', 'binh-xa.tar']])
      expect(carry(...words)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^Cách dùng/) })
  })

  test('and where the keys are others, which ones he has to bring', async () => {
    const there = await placeAt('keyless', { secrets: 'none' })
    const { warnings } = await importCommune(there, path('binh-xa.tar'))
    expect(warnings).toEqual([
      expect.stringContaining('thiếu khóa «k1»'),
      expect.stringContaining('SECRET_KEY ở đây khác'),
    ])
    await close(there)
  })
})
