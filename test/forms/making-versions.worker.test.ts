import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import type { Opened } from '../../worker/forms/making/talk.ts'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { freezeVersion } from '../../worker/forms/version-queries.ts'
import { as } from '../support/app.ts'
import { complaint, plain, wordsOf } from '../support/answers.ts'
import { photo } from '../support/build.ts'
import { officer } from '../support/people.ts'

const LIST = '/can-bo/bieu-mau'
const man = officer('tiepnhan')
const db = connect(env)

async function begin(from = 'hai-long', title = ''): Promise<string> {
  const answer = await as(man).post(`${LIST}/moi`, { title, from })
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

/** Mận changes the draft. */
async function change(id: string, how: (draft: Questionnaire) => Questionnaire): Promise<void> {
  const { revision, draft } = (await (await as(man).get(`${LIST}/${id}/nhap`)).json()) as Opened
  const body = JSON.stringify({ revision, draft: how(draft) })
  const headers = { 'content-type': 'application/json' }
  expect((await as(man).send(`${LIST}/${id}/nhap`, { method: 'PUT', body, headers })).status).toBe(200)
}

function freeze(id: string, communeId = 'binh-xa') {
  const now = new Date('2026-11-21T08:00:00.000Z')
  return freezeVersion(db, id, { communeId, by: 'vi-du.dieuphoi', now, newId: () => crypto.randomUUID() })
}

/** The number under which a draft was frozen. */
async function numberOf(id: string): Promise<number> {
  const frozen = await freeze(id)
  if (!frozen?.ok) throw new Error('it was not frozen')
  return frozen.version.number
}

/** Somebody asks people with the newest version. */
async function ask(id: string, status: string): Promise<void> {
  const frozen = await freeze(id)
  await env.DB.prepare(
    `INSERT INTO surveys (id, commune_id, slug, kind, status, revision, title, intro, questionnaire_id, version_id, audience, on_paper, quotas, created_by, created_at)
     VALUES (?, 'binh-xa', ?, 'survey', ?, 1, 'Khảo sát mùa khô', '', ?, ?, 'open', 0, '[]', 'vi-du.dieuphoi', '2026-11-21T08:00:00.000Z')`,
  )
    .bind(`s-${id}-${status}`, `s-${id}-${status}`, status, id, frozen?.ok ? frozen.version.id : null)
    .run()
}

describe('a version that people answer', () => {
  test('is the same one as long as the draft says the same, and the next one when it does not', async () => {
    const id = await begin()
    expect([await numberOf(id), await numberOf(id)]).toEqual([1, 1])
    await change(id, (draft) => ({ ...draft, title: 'Tên khác' }))
    expect(await numberOf(id)).toBe(2)
    const first = await env.DB.prepare(
      'SELECT definition FROM questionnaire_versions WHERE questionnaire_id = ? AND number = 1',
    )
      .bind(id)
      .first<string>('definition')
    expect(JSON.parse(first ?? '')).toMatchObject({ title: 'Hài lòng về dịch vụ công của xã' })
  })

  test('is one when two officers open surveys at the same moment', async () => {
    const id = await begin()
    const frozen = await Promise.all([freeze(id), freeze(id), freeze(id)])
    expect(new Set(frozen.map((one) => one?.ok && one.version.id)).size).toBe(1)
  })

  test('is never changed afterwards, by nobody', async () => {
    const id = await begin()
    await numberOf(id)
    for (const sql of ["UPDATE questionnaire_versions SET definition = '{}'", 'DELETE FROM questionnaire_versions'])
      await expect(env.DB.prepare(sql).run()).rejects.toThrow('append-only')
  })

  test('is not made of a draft whose logic is wrong: what is wrong is said', async () => {
    const id = await begin()
    await change(id, (draft) => ({ ...draft, nodes: [{ kind: 'text', name: 'a', relevant: '${khong_co} = 1' }] }))
    const frozen = await freeze(id)
    expect(frozen).toMatchObject({ ok: false, faults: [{ name: 'a', part: 'relevant' }] })
  })

  test('names the pictures as they were, and is not made while one is missing', async () => {
    const id = await begin()
    const withPicture = (draft: Questionnaire): Questionnaire => ({
      ...draft,
      nodes: [{ kind: 'note', name: 'a', label: { vi: 'Xem ảnh' }, media: { image: { vi: 'gieng.png' } } }],
    })
    await change(id, withPicture)
    expect(await freeze(id)).toMatchObject({ ok: false, faults: [{ name: 'a', part: 'media' }] })
    await as(man).post(`${LIST}/${id}/tep`, { file: photo('gieng.png') })
    const first = await freeze(id)
    await as(man).post(`${LIST}/${id}/tep`, { file: photo('gieng.png') })
    const second = await freeze(id)
    if (!first?.ok || !second?.ok) return expect.fail('not frozen')
    expect([first.version.number, second.version.number]).toEqual([1, 2])
    expect(first.version.files['gieng.png']).not.toBe(second.version.files['gieng.png'])
  })

  test('is not made for another commune', async () => {
    expect(await freeze(await begin(), 'dak-po')).toBeNull()
  })
})

describe('a questionnaire that people answer', () => {
  test('tells whoever goes on with it that their sheets stay as they are', async () => {
    const id = await begin()
    await ask(id, 'open')
    const { uses, version } = (await (await as(man).get(`${LIST}/${id}/nhap`)).json()) as Opened
    expect(version).toBe(1)
    expect(uses).toMatchObject([{ title: 'Khảo sát mùa khô', state: 'đang mở', number: 1, isLive: true }])
    const list = wordsOf(await (await as(man).get(LIST)).text())
    expect(list).toContain('Khảo sát mùa khô')
    expect(list).toContain('1 bản')
  })

  test('is not put away before its survey is closed', async () => {
    const id = await begin()
    await ask(id, 'open')
    const refused = await as(man).post(`${LIST}/${id}/cat`)
    expect(refused.status).toBe(409)
    expect(await complaint(refused)).toContain('chưa đóng')
    expect(await (await as(man).get(`${LIST}/${id}/ban`)).text()).not.toContain(`${LIST}/${id}/cat`)
  })

  test('is put away when its survey is closed, and begins anew from an old version', async () => {
    const id = await begin()
    await ask(id, 'closed')
    await change(id, (draft) => ({ ...draft, nodes: [] }))
    const page = plain(await (await as(man).get(`${LIST}/${id}/ban`)).text())
    expect(page).toContain('Bản 1')
    const old = await as(man).get(`${LIST}/${id}/xuat/1/bieu-mau.json`)
    expect(((await old.json()) as Questionnaire).nodes.length).toBeGreaterThan(3)
    const again = await as(man).post(`${LIST}/moi`, { from: 'ban', of: id, number: '1', title: '' })
    const { draft } = (await (await as(man).get(`${again.headers.get('location')}/nhap`)).json()) as Opened
    expect(draft.title).toContain('từ bản 1')
    expect(draft.nodes.length).toBeGreaterThan(3)
    expect((await as(man).post(`${LIST}/${id}/cat`)).status).toBe(303)
  })
})
