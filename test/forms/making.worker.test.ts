import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Conflict, Opened } from '../../worker/forms/making/talk.ts'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { TEMPLATES } from '../../worker/forms/templates/list.ts'
import { photo } from '../support/build.ts'
import { as, type Fields, ORIGIN } from '../support/app.ts'
import { nobody, officer, type Person } from '../support/people.ts'
import { complaint, wordsOf } from '../support/answers.ts'

const LIST = '/can-bo/bieu-mau'
const man = officer('tiepnhan')
const thu = officer('dieuphoi')
const elsewhere = officer('tiepnhan.dakpo')

/** Somebody makes a questionnaire; its address. */
async function begin(person: Person, fields: Fields = {}): Promise<string> {
  const answer = await as(person).post(`${LIST}/moi`, { title: 'Hỏi về nước sạch', from: 'trang', ...fields })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

async function open(person: Person, address: string): Promise<Opened> {
  return (await as(person).get(`${address}/nhap`)).json()
}

function save(person: Person, address: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return as(person).send(`${address}/nhap`, {
    method: 'PUT',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
}

const ASKED = { kind: 'text', name: 'vi_sao', label: { vi: 'Vì sao?' } } as const

describe('the list', () => {
  test('names who edited what last, and stays within the commune', async () => {
    const address = await begin(man, { title: 'Phiếu hỏi về đường' })
    const page = wordsOf(await (await as(thu).get(LIST)).text())
    expect(page).toContain('Phiếu hỏi về đường')
    expect(page).toContain('Hoàng Thị Mận')
    expect(wordsOf(await (await as(elsewhere).get(LIST)).text())).not.toContain('Phiếu hỏi về đường')
    for (const path of ['', '/nhap', '/moi', '/ban', '/tep/a.png', '/xuat/nhap/bieu-mau.json'])
      expect((await as(elsewhere).get(address + path)).status).toBe(404)
  })

  test('is no business of a handler, and he finds no way there', async () => {
    const answer = await as(officer('xuly.kinhte')).get(LIST)
    expect(answer.status).toBe(403)
    expect(await complaint(answer)).toContain('soạn biểu mẫu')
    expect(await (await as(officer('xuly.kinhte')).get('/can-bo')).text()).not.toContain(LIST)
    expect(await (await as(man).get('/can-bo')).text()).toContain(LIST)
    expect((await as(nobody).get(LIST)).status).toBe(303)
  })

  test('goes on beyond its first page and shows each once', async () => {
    for (let number = 0; number < 33; number++) await begin(elsewhere, { title: `Phiếu số ${number}` })
    const first = await (await as(elsewhere).get(LIST)).text()
    const next = /href="([^"]*\?sau=[^"]*)"/.exec(first)?.[1] ?? ''
    const second = await (await as(elsewhere).get(next.replaceAll('&amp;', '&'))).text()
    const shown = [first, second].flatMap((page) => page.match(/Phiếu số \d+/g) ?? [])
    expect(new Set(shown).size).toBe(33)
    expect(shown.length).toBe(33)
  })
})

describe('a new questionnaire', () => {
  test.each(TEMPLATES)('begins as the template $id', async ({ id, load }) => {
    const address = await begin(man, { from: id, title: '' })
    expect((await open(man, address)).draft).toEqual(await load())
  })

  test('is made once, however often the button is pressed', async () => {
    const submissionKey = crypto.randomUUID()
    const ways = await Promise.all([1, 2, 3].map(() => begin(man, { submissionKey })))
    expect(new Set(ways).size).toBe(1)
  })

  test('needs a name when it begins blank, and a way to begin', async () => {
    const unnamed = await as(man).post(`${LIST}/moi`, { title: ' ', from: 'trang' })
    expect(unnamed.status).toBe(422)
    expect(await complaint(unnamed)).toContain('đặt tên')
    const nowhere = await as(man).post(`${LIST}/moi`, { title: 'Có tên', from: 'khac' })
    expect(nowhere.status).toBe(422)
    expect(await nowhere.text()).toContain('Có tên')
  })

  test('is copied within the commune only', async () => {
    const address = await begin(man, { from: 'hai-long', title: 'Bản gốc' })
    const id = address.split('/').at(-1) ?? ''
    const copy = await begin(thu, { from: 'chep', of: id, title: '' })
    const { draft } = await open(thu, copy)
    expect(draft.title).toBe('Bản gốc (bản chép)')
    expect(draft.nodes).toEqual((await open(man, address)).draft.nodes)
    expect((await as(elsewhere).post(`${LIST}/moi`, { from: 'chep', of: id, title: '' })).status).toBe(422)
  })

  test('says without scripts that it needs them, and where files go in and out', async () => {
    const address = await begin(man)
    const page = await (await as(man).get(address)).text()
    expect(/<noscript>.*bật JavaScript.*<\/noscript>/s.test(page)).toBe(true)
    expect(page).toContain(`href="${address}/ban"`)
  })
})

describe('two officers at one draft', () => {
  test('the second one is told who saved what and when, and nothing is overwritten', async () => {
    const address = await begin(man)
    const [his, hers] = [await open(thu, address), await open(man, address)]
    expect(his).toMatchObject({ isRecent: true, who: 'Hoàng Thị Mận' })
    expect(hers.isRecent).toBe(false)
    const first = await save(thu, address, { revision: his.revision, draft: { ...his.draft, nodes: [ASKED] } })
    expect(await first.json()).toMatchObject({ revision: his.revision + 1 })
    const second = await save(man, address, { revision: hers.revision, draft: { ...hers.draft, title: 'Của chị Mận' } })
    expect(second.status).toBe(409)
    expect((await second.json()) as Conflict).toMatchObject({ who: 'Ma Văn Thụ', draft: { nodes: [ASKED] } })
    expect((await open(man, address)).draft).toMatchObject({ title: 'Hỏi về nước sạch', nodes: [ASKED] })
    expect(await (await as(man).get(`${address}/moi`)).json()).toMatchObject({ revision: his.revision + 1 })
  })

  test('the second one keeps hers as a copy', async () => {
    const address = await begin(man)
    const { draft } = await open(man, address)
    const body = JSON.stringify({ draft: { ...draft, nodes: [ASKED] }, key: crypto.randomUUID() })
    const send = () =>
      as(man).send(`${address}/ban-sao`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    const [one, again] = [await send(), await send()]
    expect(one.status).toBe(201)
    const { href } = (await one.json()) as { href: string }
    expect(await again.json()).toEqual({ href })
    expect((await open(man, href)).draft).toMatchObject({ title: 'Hỏi về nước sạch (bản sao)', nodes: [ASKED] })
  })

  test('of two who save at once, one is taken', async () => {
    const address = await begin(man)
    const { revision, draft } = await open(man, address)
    const answers = await Promise.all(
      [man, thu].map((who) => save(who, address, { revision, draft: { ...draft, title: `Bản của ${who.name}` } })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

describe('a draft on its way to the Worker', () => {
  test('is saved although its logic is wrong: that is said when it is to be used', async () => {
    const address = await begin(man)
    const { revision, draft } = await open(man, address)
    const wrong = { ...draft, nodes: [{ ...ASKED, relevant: '${khong_co} = 1' }] }
    expect((await save(man, address, { revision, draft: wrong })).status).toBe(200)
    expect((await open(man, address)).draft).toEqual(wrong)
  })

  test('is taken again when the answer to it was lost', async () => {
    const address = await begin(man)
    const { revision, draft } = await open(man, address)
    const body = { revision, draft: { ...draft, nodes: [ASKED] } }
    const [first, again] = [await save(man, address, body), await save(man, address, body)]
    expect([first.status, again.status]).toEqual([200, 200])
    expect(await again.json()).toEqual(await first.json())
  })

  test('is refused with a reason, whatever is wrong with it, and what was there stays', async () => {
    const address = await begin(man)
    const { revision, draft } = await open(man, address)
    const deep = `${'{"kind":"group","name":"g","nodes":['.repeat(3_000)}${']}'.repeat(3_000)}`
    const refused: [status: number, body: unknown, headers?: Record<string, string>][] = [
      [400, '{'],
      [400, { draft }],
      [422, 'null'],
      [422, '[]'],
      [422, { revision }],
      [422, { revision, draft: { ...draft, more: 1 } }],
      [422, { revision, draft: { ...draft, nodes: [ASKED, ASKED] } }],
      [422, `{"revision":1,"draft":{"__proto__":{},"nodes":[]}}`],
      [422, `{"revision":1,"draft":{"name":"a","title":"a","languages":[],"lists":{},"nodes":[${deep}]}}`],
      [415, { revision, draft }, { 'content-type': 'text/plain' }],
      [413, { revision, draft: { ...draft, title: 'a'.repeat(1_600_000) } }],
      [403, { revision, draft }, { origin: 'https://khac.example' }],
    ]
    for (const [status, body, headers] of refused) {
      const answer = await save(man, address, body, headers)
      expect([status, JSON.stringify(body).slice(0, 60)]).toEqual([answer.status, JSON.stringify(body).slice(0, 60)])
    }
    expect((await save(elsewhere, address, { revision, draft })).status).toBe(404)
    expect((await open(man, address)).draft).toEqual(draft)
    expect((await open(man, address)).revision).toBe(revision)
  })

  test('needs somebody who is signed in', async () => {
    const address = await begin(man)
    const { revision, draft } = await open(man, address)
    expect((await save(nobody, address, { revision, draft })).status).toBe(401)
    expect((await save(officer('lanhdao'), address, { revision, draft })).status).toBe(403)
  })
})

describe('pictures and recordings', () => {
  const send = (person: Person, address: string, file: File) => as(person).post(`${address}/tep`, { file })

  test('are known by a plain name and seen by those who make questionnaires', async () => {
    const address = await begin(man)
    const sent = await send(man, address, photo('Giếng khoan.PNG'))
    expect(sent.status).toBe(201)
    expect(await sent.json()).toEqual({ name: 'gieng_khoan.png', type: 'image/png' })
    const seen = await as(thu).get(`${address}/tep/gieng_khoan.png`)
    expect(seen.headers.get('content-type')).toBe('image/png')
    expect((await open(man, address)).media).toEqual([{ name: 'gieng_khoan.png', type: 'image/png' }])
    expect((await as(elsewhere).get(`${address}/tep/gieng_khoan.png`)).status).toBe(404)
    expect((await send(elsewhere, address, photo())).status).toBe(404)
  })

  test('are heard as well as seen', async () => {
    const address = await begin(man)
    const sent = await send(
      man,
      address,
      new File(['ID3\u0003\u0000\u0000 tiếng'], 'Lời chào.mp3', { type: 'audio/mpeg' }),
    )
    expect(await sent.json()).toEqual({ name: 'loi_chao.mp3', type: 'audio/mpeg' })
  })

  test('that are something else are refused, whatever they are called', async () => {
    const address = await begin(man)
    for (const text of ['<html><script>1</script>', '<svg xmlns="http://www.w3.org/2000/svg"/>', ''])
      expect((await send(man, address, new File([text], 'anh.png', { type: 'image/png' }))).status).toBe(422)
    expect((await open(man, address)).media).toEqual([])
  })
})

describe('files', () => {
  const csv = (rows: string[][]) => rows.map((row) => row.join(',')).join('\n')
  const SURVEY = csv([
    ['type', 'name', 'label::Tiếng Việt (vi)', 'relevant'],
    ['select_one co_khong', 'co_nuoc', 'Nhà có nước không?', ''],
    ['text', 'vi_sao', 'Vì sao?', "${co_nuoc} = 'khong'"],
  ])
  const CHOICES = csv([
    ['list_name', 'name', 'label::Tiếng Việt (vi)'],
    ['co_khong', 'co', 'Có'],
    ['co_khong', 'khong', 'Không'],
  ])
  const file = (name: string, text: string) => new File([text], name, { type: 'text/csv' })

  test('become a questionnaire', async () => {
    const files = [file('survey.csv', SURVEY), file('choices.csv', CHOICES)]
    const answer = await as(man).post(`${LIST}/tu-tep`, { files, submissionKey: crypto.randomUUID() })
    expect(answer.status).toBe(303)
    const { draft } = await open(man, answer.headers.get('location') ?? '')
    expect(draft.nodes).toMatchObject([{ name: 'co_nuoc' }, { name: 'vi_sao', relevant: "${co_nuoc} = 'khong'" }])
  })

  test('with faults are told cell by cell, all at once, and nothing is written', async () => {
    const wrong = SURVEY.replace('text,', 'barcode_x,').replace('select_one co_khong', 'select_one khong_co')
    const count = () => env.DB.prepare('SELECT count(*) AS many FROM questionnaires').first<number>('many')
    const before = await count()
    const answer = await as(man).post(`${LIST}/tu-tep`, {
      files: [file('survey.csv', wrong), file('choices.csv', CHOICES)],
    })
    expect(answer.status).toBe(422)
    const page = wordsOf(await answer.text())
    expect(page).toContain('survey.csv')
    expect(page).toContain('barcode_x')
    expect(page).toContain('khong_co')
    expect(await count()).toBe(before)
  })

  test('bring their tables along and take them out again', async () => {
    const survey = csv([
      ['type', 'name', 'label::Tiếng Việt (vi)', 'calculation'],
      ['text', 'ma', 'Mã nhà', ''],
      ['calculate', 'chu', '', "\"pulldata('nha', 'chu', 'ma', ${ma})\""],
    ])
    const files = [file('survey.csv', survey), file('nha.csv', 'ma,chu\nA1,Hoa')]
    const answer = await as(man).post(`${LIST}/tu-tep`, { files, submissionKey: crypto.randomUUID() })
    const address = answer.headers.get('location') ?? ''
    expect(await (await as(man).get(`${address}/ban`)).text()).toContain('nha.csv')
    expect(await (await as(man).get(`${address}/xuat/nhap/nha.csv`)).text()).toContain('A1,Hoa')
  })

  test('that are none are refused, never answered with a failure', async () => {
    for (const files of [[], [file('a.xlsx', 'PK\u0003\u0004')], [file('a.pdf', '%PDF-')], [file('survey.csv', '')]])
      expect((await as(man).post(`${LIST}/tu-tep`, { files, submissionKey: '' })).status).toBe(422)
  })

  test('take the place of a draft that nobody changed meanwhile', async () => {
    const address = await begin(man)
    const { revision } = await open(man, address)
    const files = [file('survey.csv', SURVEY), file('choices.csv', CHOICES)]
    expect((await as(man).post(`${address}/thay`, { files, revision: String(revision - 1) })).status).toBe(409)
    expect((await as(man).post(`${address}/thay`, { files, revision: String(revision) })).status).toBe(303)
    expect((await open(man, address)).draft.nodes).toHaveLength(2)
  })

  test('go out as a spreadsheet, as an XForm and as data, and the spreadsheet comes in again the same', async () => {
    const address = await begin(man, { from: 'bieu-thang', title: 'Biểu tháng' })
    const { draft } = await open(man, address)
    const get = (name: string) => as(man).get(`${address}/xuat/nhap/${name}`)
    expect((await (await get('bieu-mau.json')).json()) as Questionnaire).toEqual(draft)
    expect(await (await get('bieu-mau.xml')).text()).toContain('<h:html')
    const sheet = await get('bieu-mau.xlsx')
    expect(sheet.headers.get('content-disposition')).toContain('bieu_thang_cua_thon.xlsx')
    const again = new File([await sheet.arrayBuffer()], 'bieu.xlsx')
    const answer = await as(man).post(`${LIST}/tu-tep`, { files: [again], submissionKey: crypto.randomUUID() })
    expect((await open(man, answer.headers.get('location') ?? '')).draft).toEqual(draft)
    for (const path of ['nhap/khac.csv', '7/bieu-mau.json', 'x/bieu-mau.json'])
      expect((await as(man).get(`${address}/xuat/${path}`)).status).toBe(404)
  })
})

test('a questionnaire that was put away is listed no more and cannot be saved', async () => {
  const address = await begin(man, { title: 'Phiếu để cất' })
  const { revision, draft } = await open(man, address)
  expect((await as(man).post(`${address}/cat`)).status).toBe(303)
  expect(wordsOf(await (await as(man).get(LIST)).text())).not.toContain('Phiếu để cất')
  expect((await save(man, address, { revision, draft })).status).toBe(404)
  expect(new URL(address, ORIGIN).pathname).toBe(address)
})
