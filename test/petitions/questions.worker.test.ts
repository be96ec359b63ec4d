import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { cases } from '../../worker/cases/tables.ts'
import { openBook } from '../../worker/communes/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import type { Question, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { petitionWordsGone } from '../../worker/petitions/erase-queries.ts'
import { readFile } from '../../worker/petitions/queries.ts'
import { furtherOf } from '../../worker/petitions/questions/answer-queries.ts'
import { eraseDue } from '../../worker/submitters/erase-sweep.ts'
import { PNG } from '../files/fixtures.ts'
import { as, type Fields } from '../support/app.ts'
import { deed, mergedInto, partsOf, petitionIn, type Petition, senderDeed, sendPetition } from '../support/build.ts'
import { countedDatabase } from '../support/counted.ts'
import { breakOf, rowOf } from '../support/history.ts'
import { hung, lan, nobody, officer } from '../support/people.ts'
import { placeVersion, sheetFields } from '../support/surveys.ts'
import {
  answer,
  askedBy,
  coordinator,
  kindsOf,
  letAsk,
  placeOf,
  questionnaireOf,
  see,
  send,
  SETTING,
  sheetsOf,
  SMELL,
} from './questions.ts'

const WORDS = 'Trại ông Tám Rô cạnh mương'
const GIVEN = { 'c.luc': 'toi', 'c.tu': '2026-11-02', 'c.gan': WORDS }
const INVITED = 'Trả lời thêm 3 câu'
const COUNTED = 'petitions events event_texts sheets cases messages'.split(' ')

/** A page for when, a page for where; the hour has to be told. */
const PAGES: Questionnaire = {
  ...SMELL,
  name: 'mui_hoi_trang',
  title: 'Hỏi theo trang',
  style: 'pages',
  nodes: [
    { kind: 'text', name: 'gan', label: { vi: 'Gần chuồng trại nào?' } },
    { kind: 'select_one', name: 'luc', list: 'luc', label: { vi: 'Mùi hôi vào lúc nào?' }, required: 'true()' },
  ],
}

async function rows(): Promise<number[]> {
  const count = (table: string) => env.DB.prepare(`SELECT count(*) AS many FROM ${table}`).first<number>('many')
  return (await Promise.all(COUNTED.map(count))).map((many) => many ?? 0)
}

const caseOf = ({ code, sender }: Petition) => see(sender, `/binh-xa/ho-so/${code}`)
const officeOf = (username: string, { code }: Petition) => see(officer(username), `/can-bo/ho-so/${code}`)

beforeAll(async () => {
  await letAsk('moi_truong')
  await letAsk('giao_thong', PAGES)
})

describe('Lan, whose petition is of a field that asks further', () => {
  test('is asked below her receipt, may leave it, and answers without scripts', async () => {
    const lans = await sendPetition()
    const page = await caseOf(lans)
    expect(page.words).toContain(`${INVITED} Không bắt buộc.`)
    expect(page.html.indexOf('id="bien-nhan"')).toBeLessThan(page.html.indexOf(INVITED))
    const sent = await answer(lans, GIVEN)
    expect([sent.status, sent.location]).toEqual([303, `/binh-xa/ho-so/${lans.code}?xong=cau-hoi`])
    const after = await see(lan, sent.location ?? '')
    expect(after.words).toContain('Đã nhận phần trả lời thêm của ông/bà.')
    expect(after.words).toContain('Ông/bà đã trả lời thêm 3 câu')
    expect(after.words).toContain(`Mùi hôi vào lúc nào? Chiều tối Có từ ngày nào? thứ Hai, 02/11/2026`)
    expect(after.words).toContain(`Gần chuồng trại nào? ${WORDS}`)
    for (const hidden of [INVITED, 'chỉ máy tính dùng']) expect(after.words).not.toContain(hidden)
    expect(await sheetsOf(lans)).toMatchObject([{ subject_kind: 'petition', answers: { luc: 'toi', gan: WORDS } }])
  })

  test('is read by who receives her petition and then by the body that resolves it, who is told; her words stand apart from the chain, which holds', async () => {
    const lans = await petitionIn('in_progress')
    expect((await caseOf(lans)).words).toContain(INVITED)
    expect((await answer(lans, GIVEN)).status).toBe(303)
    const { words } = await officeOf('xuly.kinhte', lans)
    expect(words).toContain(`Trả lời thêm Mùi hôi vào lúc nào? Chiều tối`)
    expect(words).toContain('Người gửi trả lời thêm 3 câu hỏi của lĩnh vực Môi trường, rác, chất thải chăn nuôi')
    expect(words.split('Chiều tối')).toHaveLength(2)
    const row = await rowOf(lans)
    expect(row.status).toBe('in_progress')
    const event = await env.DB.prepare('SELECT kind, detail FROM events WHERE case_id = ? ORDER BY seq DESC LIMIT 1')
      .bind(lans.id)
      .first<{ kind: string; detail: string }>()
    const [sheet] = await sheetsOf(lans)
    expect(event?.kind).toBe('petition.details_added')
    expect(JSON.parse(event?.detail ?? '')).toEqual({
      ...{ sheet: sheet?.id, version: sheet?.version_id, field: 'moi_truong', questions: 3 },
    })
    expect(await breakOf(lans)).toBeNull()
    const { results } = await env.DB.prepare(
      "SELECT recipient_id FROM messages WHERE case_id = ? AND message = 'petition.details_added' AND recipient_kind = 'audience'",
    )
      .bind(lans.id)
      .all()
    expect(results).toEqual([{ recipient_id: 'binh-xa.phong-kinh-te:intake_officer,handler' }])
  })

  test('goes page by page, and what she typed stays when she left out what is needed', async () => {
    const lans = await sendPetition({ category: 'giao_thong' })
    const path = placeOf(lans)
    const first = await see(lan, path)
    expect(first.words).not.toContain('Mùi hôi vào lúc nào?')
    const second = await send(lan, path, { ...sheetFields(first.html), 'c.gan': WORDS, buoc: 'tiep' })
    expect([second.status, second.words]).toEqual([200, expect.stringContaining('Mùi hôi vào lúc nào?')])
    const wrong = await send(lan, path, { ...sheetFields(second.html), buoc: 'gui' })
    expect(wrong.status).toBe(422)
    expect(sheetFields(wrong.html)).toMatchObject({ 'c.gan': WORDS })
    expect(await sheetsOf(lans)).toEqual([])
    const sent = await send(lan, path, { ...sheetFields(wrong.html), 'c.luc': 'sang', buoc: 'gui' })
    expect(sent.status).toBe(303)
    expect(await sheetsOf(lans)).toMatchObject([{ answers: { gan: WORDS, luc: 'sang' } }])
  })

  test('who sends an empty sheet, or one that is far too long, reads why, and nothing is kept', async () => {
    const boxes = Array.from({ length: 90 }, (_, at): Question => ({
      kind: 'text',
      name: `o${at}`,
      label: { vi: 'Ô' },
    }))
    await letAsk('thu_tuc_hanh_chinh', { ...SMELL, nodes: boxes, lists: {} })
    const lans = await sendPetition({ category: 'thu_tuc_hanh_chinh' })
    const before = await rows()
    const empty = await answer(lans, {})
    expect([empty.status, empty.words]).toEqual([422, expect.stringContaining('chưa có câu trả lời nào')])
    const long = await answer(lans, Object.fromEntries(boxes.map(({ name }) => [`c.${name}`, 'ế'.repeat(4_000)])))
    expect([long.status, long.words.slice(0, 400)]).toEqual([413, expect.stringContaining('phiếu dài quá')])
    expect(await rows()).toEqual(before)
  })

  test('whose answers read like a denunciation is marked as such and taken back from the public; questions alone mark nobody', async () => {
    const asked = { ...SMELL, title: 'Hỏi về tố cáo' }
    const [first] = asked.nodes
    await letAsk('an_ninh_trat_tu', {
      ...asked,
      nodes: [{ ...(first as Question), label: { vi: 'Ông/bà đã tố cáo ai chưa?' } }, ...asked.nodes.slice(1)],
    })
    const [harmless, hers] = [
      await petitionIn('received', { category: 'an_ninh_trat_tu', allowPublish: '1' }),
      await petitionIn('received', { category: 'an_ninh_trat_tu', allowPublish: '1' }),
    ]
    const release = { title: 'Tiếng ồn ở thôn', text: 'Bà con phản ánh tiếng ồn ở thôn.' }
    for (const one of [harmless, hers]) await deed('dieuphoi', one, 'cong-khai', release)
    expect((await answer(harmless, { 'c.luc': 'toi' })).status).toBe(303)
    expect((await answer(hers, { 'c.luc': 'toi', 'c.gan': 'Tôi tố cáo trưởng thôn nhận tiền.' })).status).toBe(303)
    expect([(await rowOf(harmless)).flags, (await rowOf(hers)).flags]).toEqual(['', 'denunciation'])
    const isPublic = async ({ code }: Petition) => (await as(nobody).get(`/binh-xa/kien-nghi/${code}`)).status
    expect([await isPublic(harmless), await isPublic(hers)]).toEqual([200, 404])
  })
})

describe('a slow network', () => {
  test('sends the same tap twice, also at once, and it counts once', async () => {
    for (let round = 0; round < 4; round++) {
      const lans = await sendPetition()
      const fields = { ...sheetFields((await see(lan, placeOf(lans))).html), ...GIVEN, buoc: 'gui' }
      const said = await Promise.all([send(lan, placeOf(lans), fields), send(lan, placeOf(lans), fields)])
      said.push(await send(lan, placeOf(lans), fields))
      expect(said.map(({ status }) => status)).toEqual([303, 303, 303])
      expect(await sheetsOf(lans)).toHaveLength(1)
      expect((await kindsOf(lans)).filter((kind) => kind === 'petition.details_added')).toHaveLength(1)
    }
  })

  test('still counts the same tap once when the field asks no more meanwhile', async () => {
    await letAsk('tu_phap_ho_tich')
    const lans = await sendPetition({ category: 'tu_phap_ho_tich' })
    const fields = { ...sheetFields((await see(lan, placeOf(lans))).html), ...GIVEN, buoc: 'gui' }
    expect((await send(lan, placeOf(lans), fields)).status).toBe(303)
    await send(coordinator, `${SETTING}/tu_phap_ho_tich`, {
      id: (await askedBy('tu_phap_ho_tich'))?.id ?? '',
      lam: 'thoi',
    })
    expect((await send(lan, placeOf(lans), fields)).status).toBe(303)
    expect((await caseOf(lans)).words).toContain(WORDS)
    const late = await sendPetition({ category: 'tu_phap_ho_tich' })
    expect((await answer(late, GIVEN)).status).toBe(409)
  })

  test('brings other answers under the same key, or a second sheet: the first stays, and Lan is told', async () => {
    const lans = await sendPetition()
    const fields = { ...sheetFields((await see(lan, placeOf(lans))).html), ...GIVEN, buoc: 'gui' }
    await send(lan, placeOf(lans), fields)
    const others: Fields[] = [{}, { submissionKey: crypto.randomUUID() }]
    for (const more of others) {
      const again = await send(lan, placeOf(lans), { ...fields, 'c.gan': 'Chỗ khác', ...more })
      expect([again.status, again.words]).toEqual([409, expect.stringContaining('Ông/bà đã trả lời các câu hỏi này')])
    }
    expect(await sheetsOf(lans)).toMatchObject([{ answers: { gan: WORDS } }])
  })

  test('under the key of another petition nothing is lost: the same page again, under a new key', async () => {
    const [one, other] = [await sendPetition(), await sendPetition({}, hung)]
    const fields: Fields = { ...sheetFields((await see(lan, placeOf(one))).html), ...GIVEN, buoc: 'gui' }
    await send(lan, placeOf(one), fields)
    const refused = await answer(other, { ...GIVEN, submissionKey: fields.submissionKey ?? '' })
    expect(refused.status).toBe(409)
    const again = sheetFields(refused.html)
    expect(again).toMatchObject({ 'c.gan': WORDS })
    expect(again.submissionKey).not.toBe(fields.submissionKey)
    expect((await send(hung, placeOf(other), { ...again, buoc: 'gui' })).status).toBe(303)
    expect(await sheetsOf(one)).toHaveLength(1)
  })

  test('lets an officer act at the same moment: both are kept', async () => {
    for (let round = 0; round < 4; round++) {
      const lans = await sendPetition()
      const fields = { ...sheetFields((await see(lan, placeOf(lans))).html), ...GIVEN, buoc: 'gui' }
      const [sent, received] = await Promise.all([
        send(lan, placeOf(lans), fields),
        send(officer('tiepnhan'), `/can-bo/ho-so/${lans.code}/tiep-nhan`, {}),
      ])
      expect(sent.status).toBe(303)
      expect([303, 409]).toContain(received.status)
      expect(await sheetsOf(lans)).toHaveLength(1)
      expect(await breakOf(lans)).toBeNull()
    }
  })
})

test('when the questionnaire is renewed while Lan answers, her answers stay with what she was asked; when it is another one, she is told', async () => {
  const id = await letAsk('thuy_loi_nong_nghiep')
  const [one, two] = [
    await sendPetition({ category: 'thuy_loi_nong_nghiep' }),
    await sendPetition({ category: 'thuy_loi_nong_nghiep' }),
  ]
  const opened = async (petition: Petition) => ({
    ...sheetFields((await see(lan, placeOf(petition))).html),
    ...GIVEN,
    buoc: 'gui',
  })
  const [first, second] = [await opened(one), await opened(two)]
  const before = await askedBy('thuy_loi_nong_nghiep')
  await env.DB.prepare('UPDATE questionnaires SET draft = ? WHERE id = ?')
    .bind(JSON.stringify({ ...SMELL, nodes: SMELL.nodes.slice(0, 2) }), id)
    .run()
  await send(coordinator, `${SETTING}/thuy_loi_nong_nghiep`, { id: before?.id ?? '', lam: 'ban-moi' })
  expect((await send(lan, placeOf(one), first)).status).toBe(303)
  expect(await sheetsOf(one)).toMatchObject([{ version_id: before?.version_id, answers: { gan: WORDS } }])
  await letAsk('thuy_loi_nong_nghiep', PAGES)
  const said = await send(lan, placeOf(two), second)
  expect([said.status, said.words]).toEqual([409, expect.stringContaining('xã vừa đổi câu hỏi')])
  expect(await sheetsOf(two)).toEqual([])
})

describe('the page of questions', () => {
  test('opens for nobody else: a visitor, another sender, a part that is none', async () => {
    const lans = await sendPetition()
    const hungs = await sendPetition({}, hung)
    const fields = { ...sheetFields((await see(lan, placeOf(lans))).html), ...GIVEN, buoc: 'gui' }
    const before = await rows()
    for (const person of [nobody, hung, officer('tiepnhan')])
      for (const said of [await see(person, placeOf(lans)), await send(person, placeOf(lans), fields)]) {
        expect(said.status).toBe(404)
        expect(said.words).toContain('mã bí mật')
        expect(said.words).not.toContain('Mùi hôi vào lúc nào?')
      }
    const strange = `/binh-xa/ho-so/${lans.code}/viec/${hungs.code}/cau-hoi`
    expect((await see(lan, strange)).status).toBe(404)
    expect(await rows()).toEqual(before)
  })

  test('shows its pictures to Lan and to nobody else', async () => {
    const [first] = SMELL.nodes
    const id = await questionnaireOf({
      ...SMELL,
      nodes: [{ ...(first as Question), media: { image: { vi: 'chuong.png' } } }, ...SMELL.nodes.slice(1)],
    })
    await env.FILES.put('test/chuong.png', PNG)
    await env.DB.prepare(
      "INSERT INTO questionnaire_files VALUES (?1, ?2, 'chuong.png', 'test/chuong.png', 'image/png', 1, '2026-11-01T00:00:00.000Z')",
    )
      .bind(crypto.randomUUID(), id)
      .run()
    expect((await send(coordinator, SETTING, { category: 'du_lich', questionnaire: id })).status).toBe(422)
    expect((await send(coordinator, SETTING, { category: 'van_hoa_thong_tin', questionnaire: id })).status).toBe(303)
    const lans = await sendPetition({ category: 'van_hoa_thong_tin' })
    const { html } = await see(lan, placeOf(lans))
    const [, picture = ''] = /<img[^>]*src="([^"]+chuong\.png)"/.exec(html) ?? []
    expect(picture).toMatch(new RegExp(`^${placeOf(lans)}/tep/\\d+/chuong\\.png$`))
    const shown = await as(lan).get(picture)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(shown.headers.get('cache-control')).toContain('private')
    for (const path of [picture, picture.replace('chuong', 'khac'), picture.replace(/\d+\/chuong/, '99/chuong')])
      expect((await as(path === picture ? nobody : lan).get(path)).status).toBe(404)
  })

  const over: [what: string, petition: () => Promise<Petition>][] = [
    ['answered', () => petitionIn('answered')],
    ['closed', () => petitionIn('closed')],
    ['declined', () => petitionIn('declined')],
    ['sent elsewhere', () => petitionIn('advised')],
    ['passed on beyond the commune', () => petitionIn('forwarded')],
    ['withdrawn', () => petitionIn('withdrawn')],
    ['restricted', () => petitionIn('restricted')],
    ['split', () => petitionIn('split')],
    ['merged', async () => mergedInto(await petitionIn('received', {}, hung), lan)],
    ['of a field that asks nothing', () => petitionIn('received', { category: 'cu_tru_can_cuoc' })],
  ]
  test.each(over)('asks nothing about a petition that is %s', async (_what, petition) => {
    const lans = await petition()
    expect((await caseOf(lans)).words).not.toContain('Trả lời thêm')
    const before = await rows()
    const fields = { ...GIVEN, submissionKey: crypto.randomUUID(), buoc: 'gui' }
    for (const said of [await see(lan, placeOf(lans)), await send(lan, placeOf(lans), fields)])
      expect([said.status, said.words]).toEqual([409, expect.stringContaining('hiện không có câu hỏi thêm')])
    expect(await rows()).toEqual(before)
  })

  test('asks nothing in another commune, whose fields have the same names', async () => {
    const lans = await sendPetition({ hamlet: '' }, lan, 'dak-po')
    expect((await see(lan, `/dak-po/ho-so/${lans.code}`)).words).not.toContain('Trả lời thêm')
    expect((await see(lan, `/dak-po/ho-so/${lans.code}/cau-hoi`)).status).toBe(409)
  })

  test('asks while the sender is waited for, and after a dispute; the clock stands as it stood', async () => {
    for (const state of ['needs_info', 'reopened'] as const) {
      const lans = await petitionIn(state)
      const { dueOn, pauses, status } = await rowOf(lans)
      expect((await answer(lans, GIVEN)).status).toBe(303)
      expect(await rowOf(lans)).toMatchObject({ dueOn, pauses, status })
    }
  })
})

describe('what Lan answered', () => {
  test('is seen by whoever sees her petition, and by nobody else', async () => {
    const lans = await petitionIn('assigned')
    await answer(lans, GIVEN)
    const found: Record<string, string> = {}
    for (const name of [
      ...['tiepnhan', 'dieuphoi', 'xuly.kinhte', 'duyet.kinhte', 'xuly.congan', 'duyet.mattran', 'lanhdao'],
      ...['giamsat', 'thon.langdia', 'baomat', 'quantri', 'tiepnhan.dakpo'],
    ]) {
      const { status, words } = await officeOf(name, lans)
      found[name] = words.includes(WORDS) ? 'reads' : String(status)
    }
    expect(found).toEqual({
      ...{ tiepnhan: 'reads', dieuphoi: 'reads', 'xuly.kinhte': 'reads', 'duyet.kinhte': 'reads', lanhdao: 'reads' },
      ...{ 'xuly.congan': '404', 'duyet.mattran': '404', giamsat: '404', 'thon.langdia': '404', baomat: '404' },
      ...{ quantri: '404', 'tiepnhan.dakpo': '404' },
    })
    const journal = await see(officer('lanhdao'), '/can-bo/nhat-ky?viec=nguoi-gui')
    expect(journal.words).toContain('trả lời thêm 3 câu hỏi của lĩnh vực')
    expect(journal.words).not.toContain(WORDS)
  })

  test('goes out of sight with a petition that is restricted: only who is named reads it, and she', async () => {
    const lans = await petitionIn('received')
    await answer(lans, GIVEN)
    await deed('tiepnhan', lans, 'chuyen-rieng', { reasonCode: 'to_cao', person: 'vi-du.baomat', note: 'Có nêu tên.' })
    for (const name of ['tiepnhan', 'dieuphoi', 'lanhdao']) expect((await officeOf(name, lans)).status).toBe(404)
    expect((await officeOf('baomat', lans)).words).toContain(WORDS)
    expect((await caseOf(lans)).words).toContain(WORDS)
  })

  test('goes with the part of the same field when her petition is split, who is not asked again; the other part does not show it', async () => {
    const lans = await petitionIn('received')
    await answer(lans, GIVEN)
    await deed('tiepnhan', lans, 'tach', {
      content: ['Rác chất đống ở đầu thôn đã hai tuần.', 'Đèn đường ở ngã ba hỏng từ tháng trước.'],
      category: ['moi_truong', 'giao_thong'],
      demandPart: ['1'],
    })
    const [refuse, lamp] = await partsOf(lans)
    if (!refuse || !lamp) throw new Error('no parts')
    const partPage = (part: Petition) => see(lan, `/binh-xa/ho-so/${lans.code}/viec/${part.code}`)
    expect((await officeOf('tiepnhan', refuse)).words).toContain(WORDS)
    expect((await officeOf('tiepnhan', lamp)).words).not.toContain(WORDS)
    expect((await partPage(refuse)).words).toContain(WORDS)
    expect((await partPage(refuse)).words).not.toContain(INVITED)
    expect((await partPage(lamp)).words).toContain('Trả lời thêm 2 câu')
    const path = `/binh-xa/ho-so/${lans.code}/viec/${lamp.code}/cau-hoi`
    const first = await see(lan, path)
    const next = await send(lan, path, { ...sheetFields(first.html), 'c.gan': 'Ngã ba', buoc: 'tiep' })
    const sent = await send(lan, path, { ...sheetFields(next.html), 'c.luc': 'toi', buoc: 'gui' })
    expect(sent.location).toBe(`/binh-xa/ho-so/${lans.code}/viec/${lamp.code}?xong=cau-hoi`)
    expect(await sheetsOf(lamp)).toHaveLength(1)
    expect(await breakOf(lamp)).toBeNull()
  })

  test('stays with her petition when it is merged: the other sender and his officers do not read it there', async () => {
    const into = await petitionIn('received', { content: 'Bãi rác đầu thôn bốc mùi từ lâu.' }, hung)
    const lans = await petitionIn('received')
    await answer(lans, GIVEN)
    await deed('tiepnhan', lans, 'gop', { into: into.code })
    expect((await officeOf('tiepnhan', into)).words).not.toContain(WORDS)
    expect((await caseOf(into)).words).not.toContain(WORDS)
    expect((await officeOf('tiepnhan', lans)).words).toContain(WORDS)
    expect((await caseOf(lans)).words).toContain(WORDS)
  })

  test('is erased with her words; that she answered stays, and the chain holds', async () => {
    const lans = await petitionIn('received')
    await answer(lans, GIVEN)
    const others = await petitionIn('received', {}, hung)
    await answer(others, GIVEN)
    const decline = { reasonCode: 'da_giai_quyet', reason: 'Việc này đã xong.' }
    for (const who of ['tiepnhan', 'dieuphoi']) await deed(who, lans, 'khong-thu-ly', decline)
    const db = connect(env)
    await db.update(cases).set({ eraseOn: null })
    await db.update(cases).set({ eraseOn: '2032-03-01' }).where(eq(cases.id, lans.id))
    const kinds = { petition: { wordsGone: petitionWordsGone } }
    expect(await eraseDue(db, env.FILES, new Date('2032-03-01T19:40:00.000Z'), kinds)).toBe(1)
    expect(await sheetsOf(lans)).toMatchObject([{ answers: {} }])
    expect(await sheetsOf(others)).toMatchObject([{ answers: { gan: WORDS } }])
    const kept = await env.DB.prepare('SELECT text FROM event_texts WHERE case_id = ?').bind(lans.id).all()
    expect(JSON.stringify(kept.results)).not.toContain(WORDS)
    for (const { words } of [await caseOf(lans), await officeOf('tiepnhan', lans)]) {
      expect(words).toContain('rả lời thêm 3 câu')
      expect(words).not.toContain(WORDS)
      expect(words).not.toContain('Chiều tối')
    }
    expect(await breakOf(lans)).toBeNull()
  })

  test('is erased too when she asks for it herself, after her petition ended', async () => {
    const lans = await petitionIn('received')
    await answer(lans, GIVEN)
    const decline = { reasonCode: 'da_giai_quyet', reason: 'Việc này đã xong.' }
    for (const who of ['tiepnhan', 'dieuphoi']) await deed(who, lans, 'khong-thu-ly', decline)
    await senderDeed(lans, 'du-lieu/xoa', { reason: '' })
    await deed('tiepnhan', lans, 'xoa-du-lieu')
    expect(await sheetsOf(lans)).toMatchObject([{ answers: {} }])
    expect((await officeOf('tiepnhan', lans)).words).not.toContain(WORDS)
  })
})

test('where the commune asks nothing, and where nothing was answered, a case costs no further read', async () => {
  const { db, cost } = countedDatabase()
  const book = await openBook(db, 'dau-giay', new Date())
  if (!book) throw new Error('no commune')
  const file = await readFile(db, await rowOf(await petitionIn('received', { category: 'cu_tru_can_cuoc' })))
  await furtherOf(db, book, file)
  const before = cost.statements
  for (let time = 0; time < 3; time++) expect(await furtherOf(db, book, file)).toEqual({ answered: [], asks: null })
  expect(cost.statements).toBe(before)
})

test('an older version keeps its answers readable after many newer ones', async () => {
  const id = await letAsk('cu_tru_can_cuoc')
  const lans = await sendPetition({ category: 'cu_tru_can_cuoc' })
  await answer(lans, GIVEN)
  await placeVersion(id, { ...SMELL, nodes: SMELL.nodes.slice(1) }, 2)
  await letAsk('cu_tru_can_cuoc', PAGES)
  const { words } = await caseOf(lans)
  expect(words).toContain('Mùi hôi vào lúc nào? Chiều tối')
  expect(words).toContain('Trả lời thêm 2 câu')
  expect(JSON.stringify(await sheetsOf(lans))).toContain(WORDS)
})
