import type { Tone } from '../../web/components/status-tag.tsx'

export const DRAFT_KINDS = [
  'nghi_quyet',
  'quyet_dinh',
  'ke_hoach',
  'chuong_trinh',
  'de_an',
  'du_an',
  'quy_che',
  'huong_uoc',
] as const
export const FORMS = ['conference', 'written', 'direct_dialogue'] as const
/** What criticism looks at (Luật Mặt trận Tổ quốc Việt Nam, Điều 33 khoản 2); empty: freely. */
export const AXES = ['', 'necessity', 'conformity', 'correctness', 'feasibility', 'impact'] as const
export const COMMENTERS = ['citizen', 'member', 'expert', 'session'] as const
/** `kept`: what officers say, never shown one by one. */
export const COMMENT_STATES = ['waiting', 'shown', 'hidden', 'kept'] as const
export const RESPONSES = ['', 'accepted', 'partly', 'not'] as const
export const MET = ['', 'met', 'partly', 'not_met'] as const

export type DraftKind = (typeof DRAFT_KINDS)[number]
export type Form = (typeof FORMS)[number]
export type Axis = (typeof AXES)[number]
export type Commenter = (typeof COMMENTERS)[number]
export type CommentState = (typeof COMMENT_STATES)[number]
export type Response = (typeof RESPONSES)[number]
export type Met = (typeof MET)[number]

export const DRAFT_KIND_WORDS: Record<DraftKind, string> = {
  nghi_quyet: 'Nghị quyết',
  quyet_dinh: 'Quyết định',
  ke_hoach: 'Kế hoạch',
  chuong_trinh: 'Chương trình',
  de_an: 'Đề án',
  du_an: 'Dự án',
  quy_che: 'Quy chế',
  huong_uoc: 'Hương ước, quy ước',
}

export const FORM_WORDS: Record<Form, { name: string; hint: string }> = {
  conference: { name: 'Hội nghị phản biện', hint: 'Điều 15 Nghị quyết liên tịch 403/2017.' },
  written: {
    name: 'Gửi dự thảo để lấy ý kiến bằng văn bản',
    hint: 'Cơ quan, tổ chức, chuyên gia và bà con. Điều 16, 17 Nghị quyết liên tịch 403/2017.',
  },
  direct_dialogue: {
    name: 'Đối thoại trực tiếp với cơ quan soạn thảo',
    hint: 'Ý kiến phản biện gửi cả cơ quan ban hành. Điều 18, 19 Nghị quyết liên tịch 403/2017.',
  },
}

/** The name that officials use, and what it asks in plain words. */
export const AXIS_WORDS: Record<Axis, { name: string; asks: string }> = {
  '': { name: 'Ý kiến chung', asks: 'Góp ý chung, không theo mặt nào' },
  necessity: { name: 'Sự cần thiết', asks: 'Có cần làm việc này không?' },
  conformity: { name: 'Sự phù hợp', asks: 'Có hợp với luật và với nơi mình ở không?' },
  correctness: { name: 'Tính đúng đắn, khoa học', asks: 'Nói có đúng không, số liệu có đúng không?' },
  feasibility: { name: 'Tính khả thi', asks: 'Có làm được không, bà con có theo được không?' },
  impact: { name: 'Tác động, hiệu quả', asks: 'Được gì, thiệt gì, ai được ai thiệt?' },
}

export const COMMENTER_WORDS: Record<Commenter, string> = {
  citizen: 'Bà con',
  member: 'Tổ chức được mời',
  expert: 'Chuyên gia, Tổ tư vấn',
  session: 'Nói tại hội nghị, đối thoại',
}

export const RESPONSE_WORDS: Record<Exclude<Response, ''>, string> = {
  accepted: 'Tiếp thu',
  partly: 'Tiếp thu một phần',
  not: 'Không tiếp thu',
}

export const MET_WORDS: Record<Exclude<Met, ''>, { name: string; tone: Tone }> = {
  met: { name: 'Văn bản đã thể hiện', tone: 'done' },
  partly: { name: 'Văn bản thể hiện một phần', tone: 'near' },
  not_met: { name: 'Văn bản chưa thể hiện', tone: 'ended' },
}

/** Where a draft stands, for officers, and in a sentence for everybody. */
export const STATUS_WORDS: Record<string, { name: string; tone: Tone; told: string }> = {
  draft_requested: { name: 'Chờ dự thảo', tone: 'waiting', told: 'Mặt trận xã đã đề nghị gửi dự thảo.' },
  draft_received: { name: 'Mới nhận', tone: 'new', told: 'Mặt trận xã đã nhận dự thảo.' },
  accepted: { name: 'Đã chọn', tone: 'doing', told: 'Mặt trận xã đang chuẩn bị phản biện.' },
  declined: { name: 'Không chọn', tone: 'ended', told: 'Mặt trận xã không phản biện dự thảo này.' },
  form_chosen: { name: 'Đang chuẩn bị', tone: 'doing', told: 'Mặt trận xã đang chuẩn bị lấy ý kiến.' },
  collecting: { name: 'Đang lấy ý kiến', tone: 'doing', told: 'Đang lấy ý kiến.' },
  session_held: { name: 'Đã họp góp ý', tone: 'doing', told: 'Đã họp góp ý.' },
  compiling: { name: 'Đang tổng hợp', tone: 'doing', told: 'Mặt trận xã đang tổng hợp ý kiến.' },
  opinion_issued: { name: 'Chờ trả lời', tone: 'waiting', told: 'Cơ quan soạn thảo đang trả lời từng điểm.' },
  responded: { name: 'Đã trả lời', tone: 'done', told: 'Cơ quan soạn thảo đã trả lời từng điểm.' },
  enacted: { name: 'Đã ban hành', tone: 'done', told: 'Văn bản đã ban hành.' },
  abandoned: { name: 'Thôi ban hành', tone: 'ended', told: 'Cơ quan soạn thảo thôi ban hành văn bản này.' },
  closed: { name: 'Đã kết thúc', tone: 'ended', told: 'Việc phản biện đã xong.' },
}

/** "Điều 3. Mức thu", "Điều 3", "Toàn bộ dự thảo". */
export function sectionName(section: { ref: string; heading: string } | undefined): string {
  if (!section) return 'Toàn bộ dự thảo'
  return [section.ref, section.heading].filter(Boolean).join('. ') || 'Phần không tên'
}

export function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value)
}
