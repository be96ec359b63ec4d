import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { paperFromBytes, showPaper } from '../../worker/petitions/on-behalf/paper.ts'
import { plain } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { petitionFields } from '../support/build.ts'
import { lan, nobody, officer } from '../support/people.ts'

const SHEET = '/binh-xa/kien-nghi/mau-giay'
const FORM = '/can-bo/ghi-giup'
const rep = officer('thon.langdia')
const counter = officer('tiepnhan')
const newPaper = () => showPaper(paperFromBytes(crypto.getRandomValues(new Uint8Array(16))))
const numbersOn = (html: string) => [...html.matchAll(/class="code">([^<]+)</g)].map((found) => found[1] ?? '')
const pickUp = (paper: string, who = rep) => as(who).get(`${FORM}?phieu=${encodeURIComponent(paper)}`)
const cases = () => env.DB.prepare('select count(*) as many from cases').first<number>('many')
const enter = (paper: string, fields: Fields = {}, who = rep) =>
  as(who).post(FORM, {
    ...petitionFields(lan),
    channel: 'paper',
    consentRecorded: 'signed',
    phieu: paper,
    ...fields,
  })

describe('the blank sheet', () => {
  test('has the fields of the form, the hamlets and fields of the commune, lines, consent and what comes next', async () => {
    const html = plain(await (await as(nobody).get(SHEET)).text())
    for (const said of [
      'Việc gì đang xảy ra?',
      'Làng Dịa',
      'Đường, cầu, chiếu sáng',
      'Giấu tên',
      'Đồng ý để xã dùng',
      'Sau khi nộp',
    ])
      expect(html).toContain(said)
    expect(html).toContain('Phản ánh một việc đang xảy ra')
    expect(numbersOn(html)).toHaveLength(1)
  })

  test('is printed in as many copies as asked for, each with a number of its own', async () => {
    const html = await (await as(nobody).get(`${SHEET}?so-to=20`)).text()
    const numbers = numbersOn(html)
    expect(new Set(numbers).size).toBe(20)
    expect(html.match(/<svg class="qr"/g)).toHaveLength(20)
    expect(numbersOn(await (await as(nobody).get(`${SHEET}?so-to=20`)).text())).not.toContain(numbers[0])
  })

  test('is refused, in words at the box, for no number or too many', async () => {
    for (const many of ['0', '21', 'ba', '', '-1', '1e1', '9'.repeat(40)]) {
      const answer = await as(nobody).get(`${SHEET}?so-to=${many}`)
      expect([answer.status, (await answer.text()).includes('Ông/bà ghi một số từ 1 đến 20.')], many).toEqual([
        422,
        true,
      ])
    }
  })

  test('is found from the front page of the commune', async () => {
    expect(await (await as(nobody).get('/binh-xa')).text()).toContain(`href="${SHEET}"`)
  })
})

describe('a sheet that somebody filled in', () => {
  test('is picked up by its square or its number, and becomes a petition on paper', async () => {
    const paper = newPaper()
    const form = plain(await (await pickUp(paper.toLowerCase())).text())
    expect(form).toContain(`name="phieu" value="${paper}"`)
    expect(form).toMatch(/value="paper" checked/)
    const answer = await enter(paper)
    expect(answer.status).toBe(303)
    const row = await env.DB.prepare('select channel, entered_by from cases order by submitted_at desc limit 1').first()
    expect(row).toEqual({ channel: 'paper', entered_by: 'vi-du.thon.langdia' })
  })

  test('is never counted twice: whoever picks it up again sees the case that it is', async () => {
    const paper = newPaper()
    const first = await enter(paper)
    const code = /BX-\d\d-\d{6}/.exec(first.headers.get('location') ?? '')?.[0] ?? ''
    const before = await cases()
    for (const who of [rep, counter]) {
      const html = await (await pickUp(paper, who)).text()
      expect(html).toContain('Phiếu này đã được ghi')
      expect(html).toContain(code)
      expect(html).not.toContain('name="content"')
    }
    const again = await enter(paper, { content: 'Chép lại lần hai, có sửa vài chữ cho dễ đọc.' }, counter)
    expect([again.status, (await again.text()).includes(code)]).toEqual([409, true])
    const same = await Promise.all([1, 2, 3].map(() => enter(paper, { submissionKey: crypto.randomUUID() })))
    expect(same.map((answer) => answer.status)).not.toContain(500)
    expect(await cases()).toBe(before)
  })

  test('is one petition when two officers copy it at the same moment', async () => {
    const paper = newPaper()
    const before = Number(await cases())
    const answers = await Promise.all([rep, counter, rep, counter].map((who) => enter(paper, {}, who)))
    expect(answers.every((answer) => [303, 409].includes(answer.status))).toBe(true)
    expect(await cases()).toBe(before + 1)
  })

  test('of the same number in another commune is another sheet', async () => {
    const paper = newPaper()
    await enter(paper)
    expect(await (await pickUp(paper, officer('tiepnhan.dakpo'))).text()).toContain('name="content"')
  })

  test('with a number that was misread is not opened, and the number stays to be put right', async () => {
    const answer = await pickUp('ABCDE-FGHIJ')
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Số phiếu chưa đúng')
    expect(html).toContain('value="ABCDE-FGHIJ"')
    expect((await enter('ABCDE-FGHIJ')).status).toBe(400)
  })

  test('sends who is not signed in to sign in first, and back to the sheet', async () => {
    const paper = newPaper()
    const answer = await as(nobody).get(`${FORM}?phieu=${paper}`)
    expect(answer.headers.get('location')).toContain(encodeURIComponent(`${FORM}?phieu=${paper}`))
  })
})
