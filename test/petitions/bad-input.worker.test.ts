import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { CONTENT_MAX, DEMAND_MAX, NAME_MAX, PLACE_MAX } from '../../worker/petitions/form.ts'
import { PNG } from '../files/fixtures.ts'
import { isVietnamese, kept, plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { petitionFields, photo } from '../support/build.ts'
import { lan, officer } from '../support/people.ts'

/**
 * What Lan types into one field, the others being in order; once by the form, once by JSON.
 *
 *   !  refused: 422, a sentence in Vietnamese at that field, nothing written, on the page everything she typed is kept
 *   =  taken, and it comes back as she wrote it, composed (NFC), never as markup
 *   o  taken as left out
 */
const TABLE = `
              | long empty nul rtl emoji nfd html sql half
kind          | !    !     !   !   !     !   !    !   !
category      | !    !     !   !   !     !   !    !   !
hamlet        | !    o     !   !   !     !   !    !   !
content       | !    !     !   =   =     =   =    =   !
demand        | !    o     !   =   =     =   =    =   !
place         | !    o     !   =   =     =   =    =   !
latitude      | !    o     !   !   !     !   !    !   !
longitude     | !    o     !   !   !     !   !    !   !
name          | !    o     !   =   =     =   =    =   !
phone         | !    o     !   !   !     !   !    !   !
email         | !    o     !   !   !     !   !    !   !
hideIdentity  | !    o     !   !   !     !   !    !   !
allowPublish  | !    o     !   !   !     !   !    !   !
consent       | !    !     !   !   !     !   !    !   !
submissionKey | !    !     !   !   !     !   !    !   !
`

/** What is slipped in after the third sign. Half a sign exists in JSON alone. */
const PIECES: Record<string, string> = {
  nul: '\u0000',
  rtl: '\u202e',
  emoji: '🐃👩🏽‍🌾',
  nfd: 'e\u0302\u0301',
  html: '<script>alert(1)</script><b class="x">&amp;</b>',
  sql: `'); DROP TABLE cases; --"`,
  half: '\ud83d',
}

const LONG: Record<string, string> = {
  content: 'ă'.repeat(CONTENT_MAX + 1),
  demand: '🐃'.repeat(DEMAND_MAX + 1),
  place: 'ă'.repeat(PLACE_MAX + 1),
  name: 'ă'.repeat(NAME_MAX + 1),
  latitude: '9'.repeat(400),
  longitude: '9'.repeat(400),
}

/** A petition in which every field is filled in. */
function whole(): Record<string, string | string[]> {
  return {
    ...(petitionFields(lan) as Record<string, string | string[]>),
    demand: ['Thu gom rác trong tuần này', 'Đặt thêm thùng rác'],
    place: 'Cạnh nhà văn hóa thôn',
    latitude: '21.9512',
    longitude: '105.0134',
    email: 'lan@binh-xa.example',
    hideIdentity: '0',
    allowPublish: '1',
  }
}

const CHOSEN = ['kind', 'category', 'hamlet', 'hideIdentity', 'allowPublish', 'consent', 'submissionKey']
const TYPED = ['content', 'demand', 'place', 'latitude', 'longitude', 'name', 'phone', 'email']

/** What she types there, and with it the whole petition. */
function spoilt(field: string, how: string): { typed: string; fields: Record<string, string | string[]> } {
  const fields = whole()
  const usual = [fields[field] ?? ''].flat()[0] ?? ''
  const typed =
    how === 'long'
      ? (LONG[field] ?? 'a'.repeat(1000))
      : how === 'empty'
        ? ''
        : (how === 'nfd' ? usual.normalize('NFD') : usual).replace(/^.{0,3}/su, (start) => start + PIECES[how])
  fields[field] = field === 'demand' ? [typed, 'Đặt thêm thùng rác'] : typed
  if (how === 'empty' && field === 'latitude') fields.longitude = ''
  if (how === 'empty' && field === 'longitude') fields.latitude = ''
  return { typed, fields }
}

describe('what Lan types into', () => {
  const [header = '', ...lines] = TABLE.trimEnd().split('\n').slice(1)
  const ways = header.replace('|', '').trim().split(/ +/)
  const rows = lines.map((line) => line.split('|').map((part) => part.trim()))

  test.each(rows)('%s of the form', async (field = '', cells = '') => {
    const found: string[] = []
    for (const how of ways) found.push(how === 'half' ? '!' : await byForm(field, how))
    expect(named(found)).toEqual(named(cells.split(/ +/)))
  })

  test.each(rows)('%s of the JSON', async (field = '', cells = '') => {
    const found: string[] = []
    for (const how of ways) found.push(await byJson(field, how))
    expect(named(found)).toEqual(named(cells.split(/ +/)))
  })

  const named = (marks: string[]) => Object.fromEntries(marks.map((mark, index) => [ways[index], mark]))
})

async function byForm(field: string, how: string): Promise<string> {
  const { typed, fields } = spoilt(field, how)
  const before = await kept()
  const answer = await as(lan).post('/binh-xa/kien-nghi/moi', fields)
  if (answer.status === 303) {
    const [, code = ''] = /^\/binh-xa\/ho-so\/([^?]+)\?ma=/.exec(answer.headers.get('location') ?? '') ?? []
    return comesBack(field, typed, code)
  }
  if (answer.status !== 422) return `[${answer.status}]`
  if ((await kept()) !== before) return '[refused, and yet written]'
  const html = await answer.text()
  const [, message = ''] = new RegExp(`<a href="#${field}">([^<]*)`).exec(html) ?? []
  if (!isVietnamese(message)) return `[no sentence at the field: ${message}]`
  if (field !== 'submissionKey' && !html.includes(`id="${field}"`)) return '[the summary leads nowhere]'
  if (field !== 'submissionKey' && !html.includes(`id="${field}-error"`)) return '[no message beside the field]'
  const lost = lostFrom(plain(html), { ...fields, ...(how === 'nul' ? { [field]: [] } : {}) }, field)
  return lost.length > 0 ? `[lost: ${lost.join(', ')}]` : '!'
}

/** The fields whose contents the form no longer shows. What is not in a list cannot stay chosen. */
function lostFrom(page: string, fields: Record<string, string | string[]>, spoiltField: string): string[] {
  const has = (field: string, value: string) => {
    if (TYPED.includes(field)) return page.includes(`value="${value}"`) || page.includes(`>${value}</textarea>`)
    if (field === 'submissionKey') return page.includes(`name="submissionKey" value="${value}"`)
    // A box that she unticked stays unticked.
    if (value === '0') return !new RegExp(`<input[^>]*type="checkbox"[^>]*name="${field}"[^>]* checked`).test(page)
    const [tag = ''] = new RegExp(`<(?:input|option)[^>]* value="${value}"[^>]*>`, 'g').exec(page) ?? []
    const ofField = page
      .match(new RegExp(`<input[^>]*name="${field}"[^>]*>`, 'g'))
      ?.find((one) => one.includes(`value="${value}"`))
    return / (?:checked|selected)/.test(ofField ?? tag)
  }
  const names = [...TYPED, ...CHOSEN].filter((name) => !(name === spoiltField && CHOSEN.includes(name)))
  return names.filter((name) => [fields[name] ?? []].flat().some((value) => !has(name, value)))
}

async function byJson(field: string, how: string): Promise<string> {
  const { typed, fields } = spoilt(field, how)
  const before = await kept()
  const answer = await sendJson(JSON.stringify(fields))
  if (answer.status === 201) {
    const { caseCode, lookupSecret } = (await answer.json()) as { caseCode: string; lookupSecret: string }
    const path = `/api/communes/binh-xa/cases/${caseCode}`
    const seen = await as(lan).get(path, { authorization: `Bearer ${lookupSecret}` })
    const { content, demands } = (await seen.json()) as { content: string; demands: string[] }
    const back: Record<string, string | undefined> = { content, demand: demands[0] }
    if (field in back && typed !== '' && back[field] !== typed.normalize('NFC')) return `[came back as ${back[field]}]`
    await as(lan).get(`/binh-xa/ho-so/${caseCode}?ma=${lookupSecret}`)
    return comesBack(field, typed, caseCode)
  }
  return refusedAt(field, answer, before)
}

function sendJson(body: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return as(lan).send('/api/communes/binh-xa/petitions', { method: 'POST', headers, body })
}

async function refusedAt(field: string, answer: Response, before: number): Promise<string> {
  if (answer.status !== 422) return `[${answer.status}]`
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return '[no problem JSON]'
  if ((await kept()) !== before) return '[refused, and yet written]'
  const { errors } = (await answer.json()) as { errors: Record<string, string[]> }
  const messages = errors[field] ?? []
  return messages.length > 0 && messages.every(isVietnamese)
    ? '!'
    : `[no sentence at the field: ${JSON.stringify(errors)}]`
}

/** Whether a petition that was taken shows what was typed: to her, to an officer who opens her name, never as markup. */
async function comesBack(field: string, typed: string, code: string): Promise<string> {
  const hers = await as(lan).get(`/binh-xa/ho-so/${code}`)
  if (hers.status !== 200) return `[her page: ${hers.status}]`
  if (typed === '') return 'o'
  const opened = await as(officer('tiepnhan')).post(`/can-bo/ho-so/${code}/xem-nguoi-gui`)
  if (opened.status !== 200) return `[the officer's page: ${opened.status}]`
  const [mine, theirs] = [await hers.text(), await opened.text()]
  if ((mine + theirs).includes('<script>alert') || (mine + theirs).includes('<b class="x">')) return '[became markup]'
  const isOnHers = ['content', 'demand'].includes(field) ? plain(mine).includes(typed.normalize('NFC')) : true
  return isOnHers && plain(theirs).includes(typed.normalize('NFC')) ? '=' : '[came back otherwise]'
}

describe('JSON in which a field holds something else than words', () => {
  const text = [1, null, [], {}, true]
  const wrong: Record<string, unknown[]> = {
    kind: text,
    category: text,
    hamlet: text,
    content: text,
    demand: ['một việc', 1, null, {}, [1], [null], [['một việc']], [{}], Array(6).fill('một việc')],
    place: text,
    latitude: [[], {}, true, 'bắc', 91, -91],
    longitude: [[], {}, true, 'đông', 181, -181],
    name: text,
    phone: text,
    email: text,
    hideIdentity: [1, null, [], {}, 'maybe'],
    allowPublish: [1, null, [], {}, 'maybe'],
    consent: [0, 1, null, [], {}, false, 'no'],
    submissionKey: [...text, '00000000-0000-0000'],
  }
  test.each(Object.entries(wrong))('is refused at %s', async (field, values) => {
    for (const value of values) {
      const before = await kept()
      const answer = await sendJson(JSON.stringify({ ...whole(), [field]: value }))
      expect([value, await refusedAt(field, answer, before)]).toEqual([value, '!'])
    }
  })

  test('numbers and yes or no as JSON has them are taken', async () => {
    const better = { latitude: 21.9512, longitude: 105.0134, consent: true, hideIdentity: true, allowPublish: false }
    expect((await sendJson(JSON.stringify({ ...whole(), ...better }))).status).toBe(201)
  })
})

test.each([
  ['as phones send them', 'Dòng một ở đây.\r\n\r\nDòng hai\tthụt vào.', 'Dòng một ở đây.\n\nDòng hai\tthụt vào.'],
  ['composed or not, the same words', 'Đường làng bị sạt'.normalize('NFD'), 'Đường làng bị sạt'],
  ['at its fullest', 'ă'.repeat(CONTENT_MAX), 'ă'.repeat(CONTENT_MAX)],
  ['at its fullest, in animals', '🐃'.repeat(CONTENT_MAX), '🐃'.repeat(CONTENT_MAX)],
])('lines and signs come back %s', async (_what, content, kept) => {
  const answer = await sendJson(JSON.stringify({ ...whole(), content }))
  const { caseCode, lookupSecret } = (await answer.json()) as { caseCode: string; lookupSecret: string }
  const path = `/api/communes/binh-xa/cases/${caseCode}`
  const seen = await as(lan).get(path, { authorization: `Bearer ${lookupSecret}` })
  expect(await seen.json()).toMatchObject({ content: kept.normalize('NFC') })
})

describe('a photo that is none', () => {
  const file = (body: BlobPart, name = 'anh.jpg') => new File([body], name, { type: 'image/jpeg' })
  const cases: [what: string, photos: File[], said: string][] = [
    ['an empty file', [file('')], 'trống'],
    ['words', [file('xin chào bà con')], 'không phải ảnh'],
    ['a web page', [file('<!doctype html><script>alert(1)</script>')], 'HTML'],
    ['a drawing', [file('<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>')], 'SVG'],
    ['a document', [file('%PDF-1.7\n')], 'PDF'],
    ['a photo that is cut off', [file(PNG.slice(0, 300))], 'hỏng'],
    ['nine megabytes', [file(Buffer.concat([PNG, new Uint8Array(9 * 1024 * 1024)]))], '8 MB'],
    ['six photos', Array.from({ length: 6 }, () => photo()), 'Nhiều nhất 5 ảnh'],
    ['a good one and a bad one', [photo(), file('xin chào')], 'Ảnh thứ 2'],
  ]
  test.each(cases)(
    '%s is refused with the reason, nothing is kept, and the words stay',
    async (_what, photos, said) => {
      const before = await kept()
      const fields = whole()
      const answer = await as(lan).post('/binh-xa/kien-nghi/moi', { ...fields, photos })
      expect(answer.status).toBe(422)
      const html = await answer.text()
      const [, message = ''] = /id="photos-error">([^<]*)/.exec(html) ?? []
      expect(message).toContain(said)
      expect(html).toMatch(/chọn lại ảnh/)
      expect(lostFrom(plain(html), fields, 'photos')).toEqual([])
      expect(await kept()).toBe(before)
    },
  )

  test.each(['../../../ảnh.png', '\u202egnp.exe', '<script>alert(1)</script>.png', 'a'.repeat(5000), ''])(
    'a photo of any name is taken, and the name forgotten: %j',
    async (name) => {
      const answer = await as(lan).post('/binh-xa/kien-nghi/moi', { ...whole(), photos: photo(name) })
      expect(answer.status).toBe(303)
      const row = await env.DB.prepare('SELECT * FROM files ORDER BY created_at DESC LIMIT 1').first()
      expect(row).toMatchObject({ type: 'image/png' })
    },
  )
})
