import { describe, expect, test } from 'vitest'
import { refusal, tried } from '../support/answers.ts'
import { as, packed } from '../support/app.ts'
import { petitionFields, photo } from '../support/build.ts'
import { lan } from '../support/people.ts'

const FORM = '/binh-xa/kien-nghi/moi'
const API = '/api/communes/binh-xa/petitions'
const JSON_TYPE = { 'content-type': 'application/json' }
const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' }
const MULTIPART = { 'content-type': 'multipart/form-data; boundary=xxx' }
const MEGABYTE = 1024 * 1024

const post = (body: BodyInit | null, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body,
  headers,
})

/** A body that does not say how long it is. */
function endless(megabytes: number, start = ''): ReadableStream<Uint8Array> {
  let sent = -1
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(sent < 0 ? new TextEncoder().encode(start) : new Uint8Array(MEGABYTE).fill(97))
      if (++sent >= megabytes) controller.close()
    },
  })
}

const part = (name: string, value: string) =>
  `--xxx\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const parts = () =>
  Object.entries(petitionFields(lan))
    .map(([name, value]) => part(name, [value].flat().join(' ')))
    .join('')

describe('a body that no form of ours sends', () => {
  const bodies: [what: string, path: string, init: () => RequestInit, status: number | number[]][] = [
    ['no type', FORM, () => post(new Uint8Array([1, 2, 3])), 415],
    ['plain text', FORM, () => post('xin chào', { 'content-type': 'text/plain' }), 415],
    ['JSON to the form', FORM, () => post(JSON.stringify(petitionFields(lan)), JSON_TYPE), 415],
    ['XML', FORM, () => post('<petition/>', { 'content-type': 'application/xml' }), 415],
    ['a type that is rubbish', FORM, () => post('x', { 'content-type': ';;=;' }), 415],
    ['nothing at all', FORM, () => post(null), 415],
    ['an empty form', FORM, () => post('', URLENCODED), 422],
    ['percent signs that mean nothing', FORM, () => post('content=%zz%E0%A4%A&kind=%', URLENCODED), 422],
    ['multipart without a boundary', FORM, () => post(parts(), { 'content-type': 'multipart/form-data' }), 400],
    [
      'multipart with another boundary',
      FORM,
      () => post(parts(), { 'content-type': 'multipart/form-data; boundary=yyy' }),
      400,
    ],
    ['multipart that is words', FORM, () => post('xin chào', MULTIPART), 400],
    ['multipart that is empty', FORM, () => post('', MULTIPART), 400],
    ['multipart cut off in its middle', FORM, () => post(parts().slice(0, -40), MULTIPART), 400],
    ['multipart cut off before its end', FORM, () => post(parts(), MULTIPART), 400],
    [
      'a part without a name',
      FORM,
      () => post(`--xxx\r\ncontent-disposition: form-data\r\n\r\nx\r\n--xxx--\r\n`, MULTIPART),
      [400, 422],
    ],
    ['a part without a header', FORM, () => post(`--xxx\r\n\r\nx\r\n--xxx--\r\n`, MULTIPART), [400, 422]],
    [
      'a file name with a NUL',
      FORM,
      () => ({ method: 'POST', body: packed({ ...petitionFields(lan), photos: photo('\u0000.png') }) }),
      400,
    ],
    ['45 MB, as announced', FORM, () => post(new Uint8Array(45 * MEGABYTE), URLENCODED), 413],
    ['45 MB that come unannounced', FORM, () => post(endless(45, 'content='), URLENCODED), 413],
    ['45 MB of multipart that come unannounced', FORM, () => post(endless(45, part('content', 'x')), MULTIPART), 413],
    ['3 MB of words', FORM, () => post(`content=${'a'.repeat(3 * MEGABYTE)}`, URLENCODED), [413, 422]],
    ['100,000 fields', FORM, () => post('a=1&'.repeat(100_000), URLENCODED), [413, 422]],
    ['no type', API, () => post(new Uint8Array([1])), 415],
    ['plain text', API, () => post('{}', { 'content-type': 'text/plain' }), 415],
    ['a form that is urlencoded', API, () => post('content=x', URLENCODED), 415],
    ['nothing', API, () => post('', JSON_TYPE), 400],
    ['JSON that breaks off', API, () => post('{"content": "Rác', JSON_TYPE), 400],
    ['JSON with a comma too many', API, () => post('{"kind":"report",}', JSON_TYPE), 400],
    ['JSON that is null', API, () => post('null', JSON_TYPE), 422],
    ['JSON that is a list', API, () => post('[]', JSON_TYPE), 422],
    ['JSON that is a word', API, () => post('"rác"', JSON_TYPE), 422],
    ['JSON that is a number', API, () => post('1e400', JSON_TYPE), 422],
    ['JSON that is empty', API, () => post('{}', JSON_TYPE), 422],
    ['JSON 50,000 lists deep', API, () => post('['.repeat(50_000) + ']'.repeat(50_000), JSON_TYPE), [400, 422]],
    [
      'JSON 50,000 objects deep in a field',
      API,
      () => post(`{"demand":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`, JSON_TYPE),
      [400, 422],
    ],
    ['2 MB of JSON', API, () => post(JSON.stringify({ content: 'a'.repeat(2 * MEGABYTE) }), JSON_TYPE), 413],
    ['45 MB of JSON that come unannounced', API, () => post(endless(45, '"'), JSON_TYPE), 413],
    ['broken multipart', API, () => post(parts().slice(0, -40), MULTIPART), 400],
    ['lone bytes that are no UTF-8', API, () => post(new Uint8Array([0x22, 0xff, 0xfe, 0x22]), JSON_TYPE), [400, 422]],
  ]
  test.each(bodies)('%s, to %s, is refused', async (_what, path, init, status) => {
    expect(await tried(lan, path, init())).toEqual(refusal(status))
  })

  test('bytes that are no UTF-8 in a form do no harm', async () => {
    const fields = petitionFields(lan)
    const body = `${packed(fields)}`.replace('content=', 'content=%ff%fe%c3%28')
    expect((await as(lan).send(FORM, post(body, URLENCODED))).status).toBeOneOf([303, 422])
  })

  test('from another site it is refused, wherever it goes', async () => {
    for (const [name, value] of [
      ['origin', 'https://evil.example'],
      ['origin', 'null'],
      ['sec-fetch-site', 'cross-site'],
    ] as const)
      expect(
        await tried(lan, FORM, { method: 'POST', body: packed(petitionFields(lan)), headers: { [name]: value } }),
      ).toEqual(refusal(403))
  })
})

describe('fields that are not ours', () => {
  test('__proto__, constructor and the like are ignored, by the form and by JSON', async () => {
    const more = {
      constructor: 'x',
      toString: 'x',
      hasOwnProperty: 'x',
      'a[b]': 'x',
      '': 'x',
      status: 'closed',
      flags: 'x',
    }
    const asForm = `${packed({ ...petitionFields(lan), ...more })}&__proto__=x&__proto__[polluted]=x`
    expect((await as(lan).send(FORM, post(asForm, URLENCODED))).status).toBe(303)
    const asJson = JSON.stringify({ ...petitionFields(lan), ...more }).replace(
      '{',
      '{"__proto__":{"polluted":1,"consent":"1"},',
    )
    expect((await as(lan).send(API, post(asJson, JSON_TYPE))).status).toBe(201)
    expect('polluted' in {}).toBe(false)
    const withoutConsent = JSON.stringify({ ...petitionFields(lan), consent: undefined }).replace(
      '{',
      '{"__proto__":{"consent":"1"},',
    )
    expect(await tried(lan, API, post(withoutConsent, JSON_TYPE))).toEqual(refusal(422))
  })

  test('of a field that comes twice the last counts', async () => {
    const fields = petitionFields(lan, { content: ['Nội dung viết lần đầu, đã bỏ.', 'Nội dung viết lần sau, đã gửi.'] })
    const answer = await as(lan).post(FORM, fields)
    const page = await (await as(lan).get(answer.headers.get('location')?.split('?')[0] ?? '')).text()
    expect([page.includes('lần sau'), page.includes('lần đầu')]).toEqual([true, false])
  })
})
