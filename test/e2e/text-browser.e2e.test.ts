import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FIELD_LABELS } from '../../worker/petitions/form.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { choiceNumber, fieldAfter, fieldBefore, openLynx } from './lynx.ts'

const WORDS = 'Rac thai do ra muong dau thon, mui hoi ca xom'
const DEMAND = 'Thu gom rac o dau thon'

const lynx = openLynx()
let server: TestServer

beforeAll(async () => {
  server = await startServer()
})

afterAll(async () => {
  await server?.stop()
  lynx.close()
})

describe('somebody who reads pages as words alone', () => {
  test('fills in the form with lynx, sends it, and reads a receipt with the code of a case that is there', async ({
    skip,
  }) => {
    skip(lynx.missing !== undefined, lynx.missing)
    const form = `${server.url}/binh-xa/kien-nghi/moi`
    const shown = await lynx.show(form)
    const at = (words = '') => fieldAfter(shown, words)
    const receipt = await lynx.press(
      form,
      [
        `${at(FIELD_LABELS.content)}g\n\n${WORDS}\t`,
        `${at('Yêu cầu 1')}g\n\n${DEMAND}\t`,
        `${at(FIELD_LABELS.category)}g\n\n${await choiceNumber(form, 'category', 'Khác')}\n`,
        `${fieldBefore(shown, FIELD_LABELS.consent ?? '')}g\n\n`,
        `${fieldBefore(shown, 'Gửi kiến nghị')}g\n\n`,
      ].join(''),
    )
    expect(receipt).toMatch(/Mã bí mật\s+([0-9A-Z]{5}-){2}[0-9A-Z]{5}/)
    const code = /BX-\d\d-(\d{6})/.exec(receipt)
    const db = await server.mf.getD1Database('DB')
    const { results } = await db
      .prepare('SELECT number, content, demands, category FROM cases JOIN petitions ON case_id = id')
      .all<{ number: number }>()
    expect(results).toEqual([
      { number: Number(code?.[1]), content: WORDS, demands: JSON.stringify([DEMAND]), category: 'khac' },
    ])
  })
})
