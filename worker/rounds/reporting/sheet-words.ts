/** The folder of the bucket in which files of reports lie, a folder a day below it. */
export const FOLDER = 'reports'
/** The address, and the deed, of correcting what was accepted. */
export const CORRECT = 'dinh-chinh'
/** The field of why it is corrected, and of remarks. In a draft the reason stands beside the answers, under a name that no question has. */
export const REASON = 'ly-do'
export const KEPT_REASON = '#ly-do'
export const REASON_LEAST = 10
export const REASON_MOST = 1000

/** What is wrong with a reason or with remarks; null when nothing is. */
export function reasonFault(reason: string): string | null {
  const long = [...reason].length
  if (!reason.isWellFormed()) return 'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.'
  if (long < REASON_LEAST) return `Ông/bà viết rõ hơn, ít nhất ${REASON_LEAST} ký tự.`
  return long > REASON_MOST ? `Dài quá: nhiều nhất ${REASON_MOST} ký tự, đang là ${long}.` : null
}
