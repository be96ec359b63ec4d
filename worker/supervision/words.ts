/** The four forms of supervision by the Front (Luật MTTQ Việt Nam, Điều 27); the third by its two boards. */
export const SUPERVISION_FORMS = [
  'delegation',
  'document_review',
  'people_inspection_board',
  'community_investment_board',
  'joint',
] as const
export type SupervisionForm = (typeof SUPERVISION_FORMS)[number]

export const FORM_WORDS: Record<SupervisionForm, { name: string; hint: string }> = {
  delegation: { name: 'Đoàn giám sát', hint: 'Lập đoàn, gửi kế hoạch, làm việc với cơ quan được giám sát.' },
  document_review: {
    name: 'Xem xét văn bản',
    hint: 'Nghiên cứu văn bản của cơ quan, tổ chức; không lập đoàn.',
  },
  people_inspection_board: {
    name: 'Ban Thanh tra nhân dân',
    hint: 'Ban tự làm kế hoạch và báo cáo; Mặt trận xác nhận trước khi gửi đi.',
  },
  community_investment_board: {
    name: 'Ban Giám sát đầu tư của cộng đồng',
    hint: 'Theo một công trình, dự án; Mặt trận xác nhận trước khi gửi đi.',
  },
  joint: { name: 'Tham gia giám sát', hint: 'Cơ quan khác chủ trì; ghi tên cơ quan ấy và số văn bản.' },
}

/** Is it one that a board does by itself? */
export function isOfBoard(form: SupervisionForm): boolean {
  return form === 'people_inspection_board' || form === 'community_investment_board'
}

/** On what a topic may rest (Nghị quyết liên tịch 403/2017, Điều 2.1). */
export const GROUNDS = ['unity', 'coordination', 'members', 'petitions', 'media'] as const
export type Ground = (typeof GROUNDS)[number]

export const GROUND_WORDS: Record<Ground, string> = {
  unity: 'Chương trình phối hợp và thống nhất hành động hằng năm',
  coordination: 'Chương trình phối hợp với cơ quan, tổ chức',
  members: 'Kiến nghị của tổ chức thành viên',
  petitions: 'Đơn thư, kiến nghị, phản ánh Mặt trận nhận được',
  media: 'Thông tin trên báo chí, phương tiện truyền thông',
}
export const GROUNDS_SOURCE = 'Điều 2 khoản 1 Nghị quyết liên tịch 403/2017'

/** The parts of a plan (Nghị quyết liên tịch 403/2017, Điều 6.2). */
export const PLAN_PARTS = [
  ['purpose', 'Mục đích'],
  ['requirements', 'Yêu cầu'],
  ['subject', 'Đối tượng, nội dung, phạm vi'],
  ['composition', 'Thành phần'],
  ['timing', 'Thời gian, địa điểm'],
  ['assignment', 'Phân công'],
  ['conditions', 'Điều kiện bảo đảm'],
] as const
export type PlanPart = (typeof PLAN_PARTS)[number][0]
export type Plan = Record<PlanPart, string>

/** The parts of a report, and what it asks of whom. */
export const REPORT_PARTS = [
  ['strengths', 'Ưu điểm'],
  ['limits', 'Hạn chế'],
  ['causes', 'Nguyên nhân'],
  ['conclusions', 'Kết luận'],
] as const
export type ReportPart = (typeof REPORT_PARTS)[number][0]
export type Asked = { bodyId: string; asked: string; doneWantedOn: string | null }
export type ReportWords = Record<ReportPart, string> & { asks: Asked[] }

/** Where a topic stands. */
export const TOPIC_STATES = [
  'proposed',
  'in_programme',
  'dropped',
  'planned',
  'team_set',
  'notified',
  'in_progress',
  'session_closed',
  'report_draft',
  'confirmed_by_front',
  'reported',
  'tracking',
  'closed',
  'suspended',
  'cancelled',
] as const
export type TopicState = (typeof TOPIC_STATES)[number]

/** For officers, and in plain words for everybody. */
export const STATE_WORDS: Record<TopicState, { name: string; plain: string }> = {
  proposed: { name: 'Mới đề xuất', plain: 'Mới đề xuất' },
  in_programme: { name: 'Trong chương trình', plain: 'Sẽ giám sát' },
  dropped: { name: 'Không chọn', plain: 'Không đưa vào chương trình' },
  planned: { name: 'Đã có kế hoạch', plain: 'Sẽ giám sát, đã có kế hoạch' },
  team_set: { name: 'Đã lập đoàn', plain: 'Sẽ giám sát, đã lập đoàn' },
  notified: { name: 'Đã gửi kế hoạch', plain: 'Sắp làm việc với cơ quan được giám sát' },
  in_progress: { name: 'Đang giám sát', plain: 'Đang giám sát' },
  session_closed: { name: 'Chờ viết báo cáo', plain: 'Đã làm việc xong, đang viết báo cáo' },
  report_draft: { name: 'Báo cáo chờ duyệt', plain: 'Đã làm việc xong, đang viết báo cáo' },
  confirmed_by_front: { name: 'Mặt trận đã xác nhận', plain: 'Đã làm việc xong, đang viết báo cáo' },
  reported: { name: 'Đã báo cáo', plain: 'Đã có kết luận' },
  tracking: { name: 'Theo dõi kiến nghị', plain: 'Đã có kết luận, đang theo dõi việc thực hiện' },
  closed: { name: 'Kết thúc', plain: 'Đã kết thúc' },
  suspended: { name: 'Tạm dừng', plain: 'Tạm dừng' },
  cancelled: { name: 'Đã hủy', plain: 'Đã thôi không giám sát' },
}

/** The state of a topic as it is kept, or the first one when it is none. */
export function stateOf(status: string): TopicState {
  return TOPIC_STATES.find((state) => state === status) ?? 'proposed'
}

export const QUARTER_WORDS = ['', 'Quý I', 'Quý II', 'Quý III', 'Quý IV'] as const

export const TEAM_ROLE_WORDS = {
  head: 'Trưởng đoàn',
  deputy: 'Phó Trưởng đoàn',
  secretary: 'Thư ký',
  member: 'Thành viên',
  expert: 'Chuyên gia',
} as const
