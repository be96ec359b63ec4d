import type { Tone } from '../../../web/components/status-tag.tsx'
import type { CommendationState } from '../commendation-rules.ts'
import type { NomineeKind } from '../words.ts'

/** For what occasion. */
export const OCCASIONS = ['dai-doan-ket', 'tong-ket', 'dot-xuat'] as const
export type Occasion = (typeof OCCASIONS)[number]
export const OCCASION_WORDS: Readonly<Record<Occasion, string>> = {
  'dai-doan-ket': 'Ngày hội Đại đoàn kết 18/11',
  'tong-ket': 'Tổng kết năm',
  'dot-xuat': 'Đột xuất',
}

/** What is wanted, from the highest: the order of lists. */
export const FORMS = ['1-cap-tren', '2-giay-khen', '3-bieu-duong'] as const
export type Form = (typeof FORMS)[number]
export const FORM_WORDS: Readonly<Record<Form, string>> = {
  '1-cap-tren': 'Đề nghị cấp trên khen thưởng',
  '2-giay-khen': 'Giấy khen của Chủ tịch UBND xã',
  '3-bieu-duong': 'Biểu dương trước Nhân dân',
}

export const NOMINEE_WORDS: Readonly<Record<NomineeKind, string>> = {
  person: 'Một người',
  household: 'Một hộ gia đình',
  group: 'Một tổ, nhóm',
  hamlet: 'Một thôn',
  body: 'Một cơ quan, tổ chức',
}

type Word = { name: string; tone: Tone; told: string }

/** How a proposal stands. */
export const STATUS_WORDS: Readonly<Record<CommendationState, Word>> = {
  proposed: { name: 'Mới đề nghị', tone: 'new', told: 'Đề nghị vừa gửi.' },
  hamlet_agreed: { name: 'Thôn đã thống nhất', tone: 'doing', told: 'Thôn đã họp, thống nhất. Chờ Mặt trận xã xem.' },
  checked: {
    name: 'Mặt trận đã xem',
    tone: 'doing',
    told: 'Mặt trận xã đã xem thành tích. Chờ trình người quyết định.',
  },
  put_forward: { name: 'Đã trình', tone: 'waiting', told: 'Đã trình, chờ quyết định.' },
  decided: { name: 'Đã quyết định', tone: 'done', told: 'Đã có quyết định. Chờ công bố.' },
  announced: { name: 'Đã công bố', tone: 'done', told: 'Đã công bố.' },
  returned: { name: 'Trả lại để bổ sung', tone: 'near', told: 'Mặt trận xã trả lại để bổ sung.' },
  refused: { name: 'Không khen', tone: 'ended', told: 'Lần này không khen.' },
  withdrawn: { name: 'Đã rút', tone: 'ended', told: 'Nơi đề nghị đã rút.' },
}

/** The words of a state; also of one that is not known. */
export function statusOf(status: string): Word {
  return STATUS_WORDS[status as CommendationState] ?? STATUS_WORDS.proposed
}

/** An occasion's words, also of one that is not known. */
export function occasionText(occasion: string): string {
  return OCCASION_WORDS[occasion as Occasion] ?? occasion
}

/** What is given, in words. */
export function formText(form: string): string {
  return FORM_WORDS[form as Form] ?? form
}

/** Nominees whose name is somebody's own. */
export function isSealedKind(kind: NomineeKind): boolean {
  return kind === 'person' || kind === 'household' || kind === 'group'
}
