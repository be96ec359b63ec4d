const MOST = 999_999_999

/** "1.234,5": as people here write numbers; no more digits after the comma than there are. */
export function numberText(value: number, digits: number): string {
  const [whole = '', rest = ''] = Math.abs(value).toFixed(digits).split('.')
  const tail = rest.replace(/0+$/, '')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const sign = value < 0 && Number(value.toFixed(digits)) !== 0 ? '-' : ''
  return `${sign}${grouped}${tail === '' ? '' : `,${tail}`}`
}

/** "80 %", "2 tuyến": a number with what it counts, on one line. */
export function amount(value: number, { digits, unit }: { digits: number; unit: string }): string {
  return `${numberText(value, digits)}\u00a0${unit}`
}

/** A number as it is put into a box to type in. */
export function typedNumber(value: number | null, digits: number): string {
  return value === null ? '' : numberText(value, digits).replaceAll('.', '')
}

/** What somebody typed: "0,3", "0.3", "1.200"; or what is wrong with it. */
export function readNumber(
  text: string,
  { digits, unit }: { digits: number; unit: string },
): { ok: true; value: number } | { ok: false; why: string } {
  const plain = text.replace(/[\s\u00a0%]/g, '')
  const ungrouped = digits < 3 && /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll('.', '') : plain
  const [, whole, rest = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(ungrouped) ?? []
  if (whole === undefined) return { ok: false, why: `Ông/bà ghi một số${digits > 0 ? ', ví dụ 0,3' : ', ví dụ 2'}.` }
  if (rest.replace(/0+$/, '').length > digits)
    return {
      ok: false,
      why: digits === 0 ? 'Ông/bà ghi số tròn, không có dấu phẩy.' : `Nhiều nhất ${digits} chữ số sau dấu phẩy.`,
    }
  const value = Number(`${whole}.${rest || '0'}`)
  if (unit === '%' && value > 100) return { ok: false, why: 'Tỷ lệ nhiều nhất là 100 %.' }
  return value > MOST ? { ok: false, why: 'Số này lớn quá. Ông/bà xem lại.' } : { ok: true, value }
}
