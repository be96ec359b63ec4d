import { instantText } from '../../deadlines/calendar.ts'
import type { DeedField, DeedOption, DeedValues } from '../../dossiers/deed.ts'
import { wrongAt } from '../../dossiers/deed.ts'
import { containsIdentityNumber } from '../../routing/suspicion/suspicion.ts'
import { RECEPTIONS } from '../words.ts'
import type { SessionLine } from './own.ts'

export const NEW_TOPIC = 'moi'
/** Public words of a topic. */
export const TITLE_LEAST = 10
export const SUMMARY_LEAST = 20

/** Nobody's clock runs any more. */
export const WAITS_NO_MORE = { dueOn: null, limitCode: '', wakeOn: null, alarm: '' } as const
export const LOCKED = 'Đề nghị này đang giữ kín vì lời lẽ. Ông/bà sàng lọc trước: ghi rõ đây là đề nghị đối thoại.'

/** What an officer tells the one who asked. */
export const message = (hint: string): DeedField => ({
  kind: 'area',
  name: 'note',
  label: 'Lời nhắn người gửi đọc',
  hint,
  required: true,
  least: 10,
  most: 2000,
  rows: 3,
})

/** Meetings with an agenda: a reception day takes one person at a time. */
export function meetings(sessions: readonly SessionLine[]): SessionLine[] {
  return sessions.filter(({ session }) => !RECEPTIONS.includes(session.kind))
}

export const NO_MEETING = {
  ...{ status: 409 as const, shown: true as const },
  sentence: 'Chưa có cuộc đối thoại nào sắp tới. Lập cuộc đối thoại trước, rồi đưa vào.',
}

/** A meeting in a line of a list: "thứ Năm, 26/11/2026, 8 giờ 00: Đối thoại về nước sạch". */
export function sessionText({ row, session }: SessionLine): string {
  return `${instantText(session.startsAt)}: ${row.title}`
}

export function sessionOptions(sessions: readonly SessionLine[]): DeedOption[] {
  return sessions.map((one) => ({ value: one.row.id, label: sessionText(one) }))
}

/** Public words say what it is about and nothing of anybody. */
export function faultOfPublicWords(values: DeedValues): { ok: false; errors: Record<string, string[]> } | null {
  for (const name of ['title', 'summary'] as const)
    if (containsIdentityNumber(values[name] ?? '').length > 0)
      return wrongAt(name, 'Có số giống số căn cước hoặc số điện thoại. Lời công khai không ghi số của ai.')
  return null
}
