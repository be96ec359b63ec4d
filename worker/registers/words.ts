import type { Tone } from '../../web/components/status-tag.tsx'
import type { Register } from './kinds.ts'
import type { ENTRY_STATES } from './tables.ts'

export type EntryState = (typeof ENTRY_STATES)[number]

const LISTED: Record<Register, string> = {
  groups: 'Đang hoạt động',
  helpers: 'Đang giúp',
  pledges: 'Đã cam kết',
  titles: 'Đã đăng ký',
}
const OTHERS: Record<Exclude<EntryState, 'listed'>, { name: string; tone: Tone }> = {
  voted: { name: 'Đã bình xét', tone: 'doing' },
  proposed: { name: 'Đã đề nghị', tone: 'waiting' },
  recognised: { name: 'Được công nhận', tone: 'done' },
  not_recognised: { name: 'Không công nhận', tone: 'ended' },
  ended: { name: 'Đã thôi', tone: 'ended' },
}

/** Where a line of a register stands. */
export function stateWords(register: Register, state: EntryState): { name: string; tone: Tone } {
  if (state === 'listed') return { name: LISTED[register], tone: register === 'titles' ? 'new' : 'done' }
  return OTHERS[state]
}

/** The states that lines of a register can have, in their order. */
export function statesOf(register: Register): EntryState[] {
  return register === 'titles'
    ? ['listed', 'voted', 'proposed', 'recognised', 'not_recognised', 'ended']
    : ['listed', 'ended']
}

/** Why a line ends: chosen, so that nothing of a household stands in the events. */
export const END_REASONS: Readonly<Record<Register, readonly { value: string; label: string }[]>> = {
  groups: [
    { value: 'giai_the', label: 'Đã giải thể' },
    { value: 'nhap', label: 'Nhập vào tổ, nhóm khác' },
    { value: 'ghi_nham', label: 'Ghi nhầm' },
  ],
  helpers: [
    { value: 'thoat_ngheo', label: 'Đã thoát nghèo' },
    { value: 'thoi_giup', label: 'Người giúp thôi giúp' },
    { value: 'chuyen_di', label: 'Hộ chuyển đi' },
    { value: 'ghi_nham', label: 'Ghi nhầm' },
  ],
  pledges: [
    { value: 'vi_pham', label: 'Không thực hiện cam kết' },
    { value: 'het_han', label: 'Hết thời gian cam kết' },
    { value: 'ghi_nham', label: 'Ghi nhầm' },
  ],
  titles: [
    { value: 'rut', label: 'Hộ xin rút' },
    { value: 'thu_hoi', label: 'Bị thu hồi danh hiệu' },
    { value: 'ghi_nham', label: 'Ghi nhầm' },
  ],
}

export function endReason(register: Register, value: string): string {
  return END_REASONS[register].find((one) => one.value === value)?.label ?? ''
}

/** What was done with a line, past tense, after the name of who did it. */
export function eventText(register: Register, kind: string, fact: (name: string) => string): string {
  switch (kind) {
    case 'added':
      return 'thêm vào sổ'
    case 'changed':
      return 'sửa'
    case 'voted':
      return `ghi kết quả bình xét: ${fact('for')} trên ${fact('of')} người dự họp đồng ý`
    case 'proposed':
      return 'đưa vào danh sách đề nghị'
    case 'returned':
      return 'trả lại để bình xét lại'
    case 'recognised':
      return `công nhận, quyết định số ${fact('decision')}`
    case 'not_recognised':
      return 'không công nhận'
    case 'ended':
      return `cho thôi: ${endReason(register, fact('reason')).toLowerCase()}`
    case 'opened_again':
      return 'đưa trở lại sổ'
    case 'erased':
      return 'xóa tên và những gì riêng tư của dòng này'
    case 'carried_over':
      return `chép từ sổ năm ${fact('from')}`
    default:
      return 'ghi vào sổ'
  }
}
