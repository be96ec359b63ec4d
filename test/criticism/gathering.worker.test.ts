import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { hung, lan, officer } from '../support/people.ts'
import { type Comment, comments, does, type Draft, draftIn, gathers, mainOf, shows, TODAY, tries } from './drafts.ts'

/** A draft whose hearing is over, with comments that everybody may read. */
async function heard(texts: readonly string[]): Promise<{ draft: Draft; said: Comment[] }> {
  const draft = await draftIn('collecting')
  const said: Comment[] = []
  for (const [at, text] of texts.entries())
    said.push(await comments(draft, at % 2 === 0 ? lan : hung, 3, { text, hamlet: at % 2 === 0 ? 'lang_dia' : '' }))
  await shows(draft, ...said)
  await does('dieuphoi', draft, 'dong-gop-y', { note: 'Bà con đã góp ý đủ.' })
  return { draft, said }
}

const pointsOf = async (draft: Draft) =>
  (
    await env.DB.prepare('SELECT * FROM points WHERE dossier_id = ? AND ended_at IS NULL ORDER BY number')
      .bind(draft.id)
      .all<{
        id: string
        number: number
        revision: number
        text: string
        citizens: number
        hamlets: number
        section: number
        axis: string
      }>()
  ).results
const pointOfComment = (id: string) =>
  env.DB.prepare('SELECT point_id FROM comments WHERE id = ?').bind(id).first<string | null>('point_id')
const THREE = ['Mức thu cao quá.', 'Nên miễn cho hộ nghèo.', 'Xe rác đến quá sớm.']

describe('comments are gathered into points', () => {
  test('a new point begins in the part and on the side of its comments, and tells how many came from where', async () => {
    const { draft, said } = await heard(THREE)
    await gathers(draft, 'Giảm mức thu cho hộ nghèo.', ...said.slice(0, 2))
    expect(await pointsOf(draft)).toMatchObject([
      { number: 1, section: 3, axis: 'feasibility', citizens: 2, hamlets: 1 },
    ])
    const page = mainOf(await (await as(officer('dieuphoi')).get(`${draft.office}/tong-hop?chua=1`)).text())
    expect(page).toContain('Xe rác đến quá sớm.')
    expect(page).not.toContain('Nên miễn cho hộ nghèo.')
    expect(page).toContain('Gom từ 2 ý kiến của bà con ở 1 thôn.')
  })

  test('filters by part, by side, by words without marks; what is asked for stays after a deed', async () => {
    const { draft, said } = await heard(THREE)
    const list = async (query: string) =>
      mainOf(await (await as(officer('dieuphoi')).get(`${draft.office}/tong-hop?${query}`)).text())
    expect(await list('tim=xe+rac')).toContain('Xe rác đến quá sớm.')
    expect(await list('tim=xe+rac')).not.toContain('Mức thu cao quá.')
    expect(await list('muc=1')).toContain('Không có ý kiến nào.')
    expect(await list('truc=feasibility&muc=3')).toContain('Mức thu cao quá.')
    expect(await list('truc=chung')).not.toContain('Mức thu cao quá.')
    const answer = await as(officer('dieuphoi')).post(`${draft.office}/tong-hop?muc=3&chua=1`, {
      ...{ viec: 'gom', diem: 'moi', text: 'Giảm.', chon: [`${said[0]?.id}~`] },
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('>Giảm.</textarea>')
    expect(page).toContain(`value="${said[0]?.id}~" checked`)
  })

  test('two people put the same comment into different points: the second is told, and nothing is lost', async () => {
    const { draft, said } = await heard(THREE)
    const first = await gathers(draft, 'Giảm mức thu cho hộ nghèo.', said[0] as Comment)
    const second = await gathers(draft, 'Xe rác đến muộn hơn.', said[2] as Comment)
    const seenLoose = [`${said[1]?.id}~`]
    await as(officer('dieuphoi')).post(`${draft.office}/tong-hop`, { viec: 'gom', diem: first, chon: seenLoose })
    const late = await as(officer('tiepnhan')).post(`${draft.office}/tong-hop`, {
      viec: 'gom',
      diem: second,
      chon: seenLoose,
    })
    const page = mainOf(await (await as(officer('tiepnhan')).get(late.headers.get('location') ?? '')).text())
    expect(page).toContain('1 ý kiến vừa được người khác xếp')
    expect(await pointOfComment(said[1]?.id ?? '')).toBe(first)
    expect((await pointsOf(draft)).map(({ citizens }) => citizens)).toEqual([2, 1])
  })

  test('two people word the same point: the second keeps what he typed and reads the other’s words', async () => {
    const { draft, said } = await heard(THREE)
    const id = await gathers(draft, 'Giảm mức thu cho hộ nghèo.', said[0] as Comment)
    const here = `${draft.office}/tong-hop/${id}`
    const worded = { viec: 'sua', revision: '1', section: '3', axis: 'impact' }
    expect(
      (await as(officer('dieuphoi')).post(here, { ...worded, text: 'Giảm một nửa mức thu cho hộ nghèo.' })).status,
    ).toBe(303)
    const late = await as(officer('tiepnhan')).post(here, { ...worded, text: 'Miễn hẳn cho hộ nghèo.' })
    expect(late.status).toBe(409)
    const page = mainOf(await late.text())
    expect(page).toContain('Miễn hẳn cho hộ nghèo.')
    expect(page).toContain('Giảm một nửa mức thu cho hộ nghèo.')
    const kept = await env.DB.prepare('SELECT text FROM point_words WHERE point_id = ? ORDER BY revision')
      .bind(id)
      .all<{ text: string }>()
    expect(kept.results.map(({ text }) => text)).toEqual([
      'Giảm mức thu cho hộ nghèo.',
      'Giảm một nửa mức thu cho hộ nghèo.',
    ])
    await expect(env.DB.prepare('UPDATE point_words SET text = ?').bind('x').run()).rejects.toThrow('append-only')
  })

  test('two points become one with the words, comments and quotes of both; an empty one is given up', async () => {
    const { draft, said } = await heard(THREE)
    const first = await gathers(draft, 'Giảm mức thu cho hộ nghèo.', said[0] as Comment)
    const second = await gathers(draft, 'Miễn cho hộ nghèo.', said[1] as Comment)
    const third = await gathers(draft, 'Xe rác đến muộn hơn.', said[2] as Comment)
    const desk = as(officer('dieuphoi'))
    await desk.post(`${draft.office}/tong-hop/${second}`, { viec: 'trich', chon: [said[1]?.id ?? ''] })
    const merged = await desk.post(`${draft.office}/tong-hop/${second}`, {
      viec: 'gop',
      revision: '1',
      into: `${first}~1`,
    })
    expect(merged.status).toBe(303)
    const again = await desk.post(`${draft.office}/tong-hop/${second}`, {
      viec: 'gop',
      revision: '1',
      into: `${first}~1`,
    })
    expect(again.status).toBe(404)
    const [one] = await pointsOf(draft)
    expect(one).toMatchObject({ id: first, citizens: 2, text: 'Giảm mức thu cho hộ nghèo.\nMiễn cho hộ nghèo.' })
    const page = mainOf(await (await desk.get(draft.office)).text())
    expect(page).toContain('“Nên miễn cho hộ nghèo.” Bà con, ý kiến số 2')
    expect((await desk.post(`${draft.office}/tong-hop/${third}`, { viec: 'bo', revision: '1' })).status).toBe(409)
    await desk.post(`${draft.office}/tong-hop/${third}`, { viec: 'lay-ra', chon: [said[2]?.id ?? ''] })
    expect((await desk.post(`${draft.office}/tong-hop/${third}`, { viec: 'bo', revision: '1' })).status).toBe(303)
    expect((await pointsOf(draft)).map(({ id }) => id)).toEqual([first])
  })

  test('nothing is gathered while somebody is asked to sign, and points are counted anew from one when they go out', async () => {
    const { draft, said } = await heard(THREE)
    const first = await gathers(draft, 'Giảm mức thu cho hộ nghèo.', said[0] as Comment)
    const second = await gathers(draft, 'Miễn cho hộ nghèo.', said[1] as Comment)
    const third = await gathers(draft, 'Xe rác đến muộn hơn.', said[2] as Comment)
    const desk = as(officer('dieuphoi'))
    await desk.post(`${draft.office}/tong-hop/${second}`, { viec: 'gop', revision: '1', into: `${first}~1` })
    await does('dieuphoi', draft, 'trinh-ky', { conclusion: 'Đề nghị tiếp thu các điểm trên.' })
    const late = await desk.post(`${draft.office}/tong-hop`, { viec: 'lay-ra', chon: [`${said[2]?.id}~${third}`] })
    expect(late.status).toBe(409)
    expect(
      (await desk.post(`${draft.office}/tong-hop/${first}`, { viec: 'sua', revision: '2', text: 'Lời khác hẳn.' }))
        .status,
    ).toBe(409)
    expect(
      (await tries('dieuphoi', draft, 'ky', { documentNumber: '1', issuedOn: '2026-01-01', publish: 'yes' })).status,
    ).toBe(403)
    await does('duyet.mattran', draft, 'ky', { documentNumber: '1/BC', issuedOn: TODAY, publish: 'yes' })
    expect((await pointsOf(draft)).map(({ id, number }) => [id, number])).toEqual([
      [first, 1],
      [third, 2],
    ])
  })
})
