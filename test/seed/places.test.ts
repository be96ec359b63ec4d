import { describe, expect, it } from 'vitest'
import { placeStatements } from '../../scripts/seed/places.ts'
import { fold } from '../../worker/communes/fold.ts'
import { emptyDatabase } from './database.ts'

const { all, apply, count } = emptyDatabase()
apply(placeStatements())

describe('places', () => {
  it('knows every province and commune of today and every name from before', () => {
    expect(count('provinces')).toBe(34)
    expect(count('commune_units')).toBe(3321)
    expect(count("place_names WHERE kind = 'unit'")).toBe(3321)
    expect(count("place_names WHERE kind = 'former_unit'")).toBe(10_977)
    expect(count("place_names WHERE kind = 'province'")).toBe(3321)
  })

  it.each([
    ['binh xa', 'unit', 'Xã Bình Xa, tỉnh Tuyên Quang'],
    ['Bình Xạ', 'former_unit', 'Xã Bình Xa, huyện Hàm Yên, tỉnh Tuyên Quang (tên cũ)'],
    ['ham yen', 'former_district', 'Huyện Hàm Yên, tỉnh Tuyên Quang (tên cũ)'],
    ['Minh Hương', 'former_unit', 'Xã Minh Hương, huyện Hàm Yên, tỉnh Tuyên Quang (tên cũ)'],
    ['tuyên quang bình xa', 'province', 'Tỉnh Tuyên Quang'],
  ])('Lan types "%s" and is led to Bình Xa', (typed, kind, label) => {
    const found = all("SELECT kind, label FROM place_names WHERE folded = ? AND unit_code = '02404'", fold(typed))
    expect(found).toContainEqual({ kind, label })
  })

  it('somebody from Hà Tam is led to Đak Pơ, and from Lộ 25 to Dầu Giây', () => {
    const led = (typed: string) => all('SELECT unit_code FROM place_names WHERE folded = ?', fold(typed))
    expect(led('Hà Tam')).toContainEqual({ unit_code: '23995' })
    expect(led('Lộ 25')).toContainEqual({ unit_code: '26326' })
  })

  it('the beginning of a province name lists its communes in order, a page at a time', () => {
    const page = all(
      "SELECT folded, unit_code FROM place_names WHERE kind = 'province' AND folded >= ? AND folded < ? ORDER BY folded",
      'tuyen quang ',
      'tuyen quang!',
    )
    expect(page).toHaveLength(count("commune_units WHERE province_code = '08'"))
    expect(new Set(page.map((row) => row.folded)).size).toBe(page.length)
  })

  it('a row with the code of another province leads to the unit that it names', () => {
    const found = all("SELECT unit_code FROM place_names WHERE label LIKE 'Xã Hồng Lạc, huyện Sơn Dương,%'")
    expect(found).toEqual([{ unit_code: '02608' }])
  })

  it('people of the island districts find them by the old word', () => {
    expect(all("SELECT label FROM place_names WHERE folded = 'ly son' AND kind = 'former_unit'")).toEqual([
      { label: 'Huyện Lý Sơn (tên cũ)' },
    ])
  })

  it('every name is folded and none is empty', () => {
    const odd = all('SELECT folded FROM place_names').filter(({ folded }) => !folded || fold(String(folded)) !== folded)
    expect(odd).toEqual([])
  })
})
