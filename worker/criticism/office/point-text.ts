export const POINT_MIN = 10
export const POINT_MAX = 4000

/** The words of a point, tidy; or what is wrong with them. */
export function pointText(typed: string): { ok: true; text: string } | { ok: false; fault: string } {
  const text = typed.normalize('NFC').replace(/\r\n?/g, '\n').trim()
  const long = [...text].length
  if (!text.isWellFormed() || /[\u0000-\u0008\u000b-\u001f\u007f]/.test(text))
    return { ok: false, fault: 'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.' }
  if (long < POINT_MIN)
    return { ok: false, fault: `Ông/bà viết điểm này thành một câu rõ ràng, ít nhất ${POINT_MIN} ký tự.` }
  if (long > POINT_MAX) return { ok: false, fault: `Điểm này dài quá: nhiều nhất ${POINT_MAX} ký tự, đang là ${long}.` }
  return { ok: true, text }
}
