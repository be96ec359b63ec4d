import { describe, expect, test } from 'vitest'
import { readDeed, type DeedField } from '../../worker/dossiers/deed.ts'
import { dossierSlug, readSlug } from '../../worker/dossiers/code.ts'
import { type DossierTable, type Ground, nextOf, openSteps } from '../../worker/dossiers/life.ts'
import type { Role, StaffMember } from '../../worker/staff/actor.ts'

const GROUND: Ground = { frontBodyId: 'x.mttq', above: ['x.dang-uy'], team: ['phung'] }
const TABLE: DossierTable = {
  issued: [
    { action: 'tiep-nhan', to: 'acknowledged', event: 'x.acknowledged', by: [['addressed', 'handler', 'approver']] },
    {
      action: 'xac-nhan',
      to: 'verified',
      event: 'x.verified',
      by: [['front', 'coordinator'], ['team']],
      notWriter: true,
    },
    { action: 'chuyen-len', to: 'escalated', event: 'x.escalated', by: 'system' },
  ],
}
const SEEN = {
  status: 'issued',
  communeId: 'x',
  leadBodyId: 'x.mttq',
  addressedBodyId: 'x.phong-kinh-te',
  writtenBy: 'thu',
}

function somebody(id: string, bodyId: string, ...roles: Role[]): StaffMember {
  const rest = { name: id, username: id, hamletId: null, title: '', mustChangePassword: false }
  return { kind: 'staff', id, communeId: 'x', bodyId, roles, ...rest }
}

describe('who may do something with a dossier', () => {
  test('the body whose answer it asks for acknowledges it, in one of the roles; nobody else does', () => {
    const may = (staff: StaffMember) => nextOf(TABLE, SEEN, GROUND, 'tiep-nhan', staff).ok
    expect(may(somebody('khai', 'x.phong-kinh-te', 'handler'))).toBe(true)
    expect(may(somebody('khai', 'x.phong-kinh-te', 'admin'))).toBe(false)
    expect(may(somebody('duc', 'x.cong-an', 'handler'))).toBe(false)
    expect(may({ ...somebody('khai', 'x.phong-kinh-te', 'handler'), communeId: 'y' })).toBe(false)
  })

  test('a member of the team checks on the spot whatever his role; whoever wrote it does not', () => {
    expect(nextOf(TABLE, SEEN, GROUND, 'xac-nhan', somebody('phung', 'x.thanh-tra', 'hamlet_rep')).ok).toBe(true)
    const own = nextOf(TABLE, SEEN, GROUND, 'xac-nhan', somebody('thu', 'x.mttq', 'coordinator'))
    expect(own).toEqual({ ok: false, why: 'not_you', sentence: expect.stringContaining('cần một người khác') })
  })

  test('what the clock does nobody does by hand, and what is not open now is said to be so', () => {
    const thu = somebody('hien', 'x.mttq', 'coordinator')
    expect(nextOf(TABLE, SEEN, GROUND, 'chuyen-len', thu)).toMatchObject({ ok: false, why: 'not_you' })
    expect(nextOf(TABLE, SEEN, GROUND, 'chuyen-len', { kind: 'system' }).ok).toBe(true)
    expect(nextOf(TABLE, { ...SEEN, status: 'closed' }, GROUND, 'tiep-nhan', thu)).toMatchObject({ why: 'not_now' })
    expect(openSteps(TABLE, SEEN, GROUND, thu).map((step) => step.action)).toEqual(['xac-nhan'])
  })
})

describe('what was typed into a form', () => {
  const fields: DeedField[] = [
    { kind: 'area', name: 'vi_sao', label: 'Vì sao?', required: true, least: 10 },
    { kind: 'day', name: 'ngay', label: 'Ngày', min: '2026-11-21' },
    {
      kind: 'ticks',
      name: 'can_cu',
      label: 'Căn cứ',
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    },
    { kind: 'number', name: 'ty_le', label: 'Tỷ lệ', min: 1, max: 100 },
  ]
  const read = (typed: Record<string, string[]>) => readDeed(fields, (name) => typed[name] ?? [])

  test('comes out tidy: composed letters, one kind of line end, nothing that cannot be seen', () => {
    const { errors, values } = read({ vi_sao: ['  Đường la\u0302\u0300y lội\r\nba năm\u0007 '], can_cu: ['a', 'b'] })
    expect(errors).toEqual({})
    expect(values).toMatchObject({ vi_sao: 'Đường lầy lội\nba năm', can_cu: 'a b' })
  })

  test('is told at the field when it is missing, too short, before its day, not offered or no number', () => {
    const { errors } = read({ vi_sao: ['ngắn'], ngay: ['2026-11-20'], can_cu: ['c'], ty_le: ['nhiều'] })
    expect(errors).toEqual({
      vi_sao: ['Ông/bà viết rõ hơn, ít nhất 10 ký tự.'],
      ngay: ['Sớm nhất là ngày 21/11/2026.'],
      can_cu: ['Ông/bà chọn lại: mục này không còn trong danh sách.'],
      ty_le: ['Ông/bà nhập một số từ 1 đến 100.'],
    })
    expect(read({ ngay: ['2026-02-30'] }).errors).toMatchObject({
      vi_sao: ['Ông/bà ghi vào ô này.'],
      ngay: [expect.stringContaining('Ngày này không có')],
    })
  })
})

test('an address says which dossier it is, and nothing else is one', () => {
  expect(readSlug(dossierSlug({ year: 2026, number: 7 }))).toEqual({ year: 2026, number: 7 })
  for (const other of ['', '26-7', '2026-0007', '26-0007x', '26_0007']) expect(readSlug(other)).toBeNull()
})
