import { describe, expect, test } from 'vitest'
import { EVERYWHERE, shownSupports, takesSupport } from '../../worker/petitions/public/supports.ts'
import { supportCookie, supportDevice, supportHash } from '../../worker/petitions/public/support-device.ts'

const env = { SECRET_KEY: 'a-key-for-tests-only' }
const ID = '0b0e5a35-6f5e-4c44-8f0c-3a4b9f8f1a11'
const counts = (...rows: [string, number][]) => [
  ...rows.map(([hamletId, many]) => ({ hamletId, many })),
  { hamletId: EVERYWHERE, many: rows.reduce((sum, [, many]) => sum + many, 0) },
]

describe('whoever reads how many support a petition', () => {
  test('reads nothing below five, not even nought', () => {
    expect(shownSupports([])).toBeNull()
    expect(shownSupports(counts(['lang_dia', 4]))).toBeNull()
    expect(shownSupports(counts(['lang_dia', 2], ['', 2]))).toBeNull()
  })

  test('reads a hamlet from five up, the largest first', () => {
    expect(shownSupports(counts(['lang_dia', 5], ['dong_com', 9]))).toEqual({
      total: 14,
      hamlets: [
        { hamletId: 'dong_com', many: 9 },
        { hamletId: 'lang_dia', many: 5 },
      ],
    })
  })

  test('cannot subtract the hamlets from the sum to find one, two, three or four neighbours', () => {
    expect(shownSupports(counts(['lang_dia', 5], ['dong_com', 2]))).toEqual({ total: 7, hamlets: [] })
    expect(shownSupports(counts(['lang_dia', 6], ['dong_com', 9], ['', 3]))).toEqual({
      total: 18,
      hamlets: [{ hamletId: 'dong_com', many: 9 }],
    })
    expect(shownSupports(counts(['lang_dia', 6], ['', 5]))?.hamlets).toEqual([{ hamletId: 'lang_dia', many: 6 }])
  })

  test('can join as long as it is not over', () => {
    expect(['da-tiep-nhan', 'dang-xu-ly', 'can-bo-sung', 'da-tra-loi'].every(takesSupport)).toBe(true)
    expect(['ket-thuc', 'khong-thu-ly'].some(takesSupport)).toBe(false)
  })
})

describe("a phone's random name", () => {
  const cookie = supportCookie(env, ID, 'binh-xa', true).split(';')[0] ?? ''

  test('is known again, among other cookies', () => {
    expect(supportDevice(env, `a=b; ${cookie}; c=d`)).toBe(ID)
  })

  test('is not taken when somebody made it up, or signed it with another key', () => {
    expect(supportDevice(env, cookie.replace('0b0e', '0b0f'))).toBeNull()
    expect(supportDevice({ SECRET_KEY: 'another' }, cookie)).toBeNull()
    expect(supportDevice(env, `ung-ho=${ID}`)).toBeNull()
    expect(supportDevice(env, undefined)).toBeNull()
  })

  test('leaves another mark at each petition, so that nobody can tell what one phone supports', () => {
    expect(supportHash(env, 'case-1', ID)).not.toBe(supportHash(env, 'case-2', ID))
    expect(supportHash(env, 'case-1', ID)).not.toContain(ID)
  })
})
