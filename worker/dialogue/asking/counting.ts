import type { Share } from './limits.ts'

export type Counted = { devices: number; persons: number; hamlets: number }
/** How many voters there are, by the newest entry. */
export type Voters = { many: number; countedOn: string }

/** How many confirmed persons make up the share of the voters; a part of a person is a whole one. */
export function personsNeeded(voters: number, percent: number): number {
  return Math.max(1, Math.ceil((voters * percent) / 100))
}

/** Have enough confirmed persons asked? Never as long as nobody entered how many voters there are. */
export function isReached(persons: number, voters: Voters | null, share: Pick<Share, 'percent'> | null): boolean {
  return voters !== null && voters.many > 0 && share !== null && persons >= personsNeeded(voters.many, share.percent)
}

/** "12 người đã xác nhận số điện thoại, 30 lượt bày tỏ (mỗi máy một lượt), 4 thôn." */
export function countText({ devices, hamlets, persons }: Counted): string {
  return `${number(persons)} người đã xác nhận số điện thoại, ${number(devices)} lượt bày tỏ (mỗi máy một lượt), ${number(hamlets)} thôn.`
}

/** How far it is to the share: "Cần 320 người, tức 10 % của 3.200 cử tri (số ngày 01/11/2026)." */
export function neededText(voters: Voters | null, share: Pick<Share, 'percent'> | null): string {
  if (share === null) return 'Xã chưa ghi tỷ lệ cử tri để tổ chức đối thoại.'
  if (voters === null) return 'Chưa có số cử tri, nên chưa biết cần bao nhiêu người.'
  const day = voters.countedOn.split('-').toReversed().join('/')
  return `Cần ${number(personsNeeded(voters.many, share.percent))} người, tức ${share.percent} % của ${number(voters.many)} cử tri (số ngày ${day}).`
}

/** 3200 → "3.200". */
export function number(many: number): string {
  return String(many).replace(/\B(?=(\d{3})+$)/g, '.')
}
