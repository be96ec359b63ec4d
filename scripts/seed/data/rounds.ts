import { addDays } from '../../../worker/deadlines/calendar.ts'
import type { Answers } from '../../../worker/forms/questionnaire.ts'
import type { Period } from '../../../worker/rounds/periods.ts'
import type { StaffMember } from '../../../worker/staff/actor.ts'
import type { ExampleStep } from '../report-rows.ts'

export type Kind = 'monthly_plan' | 'monthly_result'

const WORKS = [
  'Dọn đường liên thôn, phát cỏ hai bên.',
  'Trồng hoa dọc đường vào nhà văn hóa.',
  'Làm hố rác cho các hộ ở xa.',
  'Quét vôi gốc cây, sửa cổng nhà văn hóa.',
]
const TROUBLES: Readonly<Record<number, string>> = {
  0: 'Thiếu bóng đèn ở ngõ 3; mưa làm sạt mép đường hoa.',
  3: 'Chưa có kinh phí mua xi măng làm hố rác.',
  8: 'Nhiều hộ đi làm xa nên ít người dự ngày Chủ nhật.',
  12: 'Loa truyền thanh của thôn hỏng từ đầu tháng.',
}
const WISHES: Readonly<Record<number, string>> = {
  1: 'Xã hỗ trợ cây giống cho đoạn đường mới.',
  7: 'Cho tập huấn phân loại rác tại thôn.',
}

/** Made-up figures of a unit: the same for the same unit and month. */
function answersOf(kind: Kind, period: Period, position: number): Answers {
  const month = Number(period.slice(5))
  const dice = (sides: number, salt: number) => (position * 7 + month * 5 + salt * 11) % sides
  const days = 1 + dice(3, 1)
  const done = kind === 'monthly_plan' ? 0 : dice(3, 2) - 1
  const metres = 100 * (1 + dice(5, 3)) + 50 * done
  return {
    viec: WORKS[dice(WORKS.length, 4)] ?? '',
    so_buoi: String(Math.max(days + done, 0)),
    luot_nguoi: String(Math.max((days + done) * (18 + dice(20, 5)), 0)),
    duong_hoa_km: String(metres / 1000),
    tuyen_den: String(dice(2, 6)),
    ho_ho_rac: String(4 + dice(9, 7) + done),
    ...(kind === 'monthly_result' && TROUBLES[position] ? { kho_khan: TROUBLES[position] } : {}),
    ...(kind === 'monthly_result' && WISHES[position] ? { kien_nghi: WISHES[position] } : {}),
  }
}

/** What a unit told of a month by today, step by step, and what of it was accepted. */
export function told(
  kind: Kind,
  period: Period,
  _unit: string,
  position: number,
  dueOn: string,
  { isOver, today }: { isOver: boolean; today: string },
): { steps: (by: StaffMember, head: StaffMember, onBehalf: boolean) => ExampleStep[]; accepted: Answers | null } {
  const answers = answersOf(kind, period, position)
  const isMissing = isOver && kind === 'monthly_result' && position === 13
  const isLate = position === 5 || position === 10
  const day = addDays(dueOn, isLate ? 2 : -1 - (position % 3))
  const at = (hour: number, on = day) => new Date(`${on}T0${hour}:00:00.000Z`)
  const hasCome = isOver || (kind === 'monthly_plan' ? day < today : position < 8)
  const come = isOver || day < today ? day : addDays(today, -1)
  if (isMissing) return { steps: () => [{ did: 'missed', at: at(2, addDays(dueOn, 6)) }], accepted: null }
  if (!hasCome)
    return {
      steps: (by) => (position === 8 ? [{ did: 'drafted', by, at: at(1, addDays(today, -1)), answers }] : []),
      accepted: null,
    }
  const waits = !isOver && kind === 'monthly_result' && position >= 5
  const isReturned = waits && position === 7
  return {
    steps: (by, head, onBehalf) => [
      { did: 'submitted', by, at: at(1, come), answers, ...(onBehalf ? { onBehalf: true as const } : {}) },
      ...(isReturned
        ? [{ did: 'returned' as const, by: head, at: at(2, come), words: 'Ông/bà xem lại số hộ làm hố rác.' }]
        : []),
      ...(waits ? [] : [{ did: 'accepted' as const, by: head, at: at(3, come) }]),
    ],
    accepted: waits ? null : answers,
  }
}
