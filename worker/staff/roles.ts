import type { Role } from './actor.ts'

/** The roles as an administrator reads them, in the order of the work. */
export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  intake_officer: {
    name: 'Tiếp nhận',
    may: 'Nhận kiến nghị mới, hỏi thêm người gửi, hướng dẫn nơi khác, đề xuất không thụ lý, công khai.',
  },
  coordinator: {
    name: 'Điều phối',
    may: 'Giao việc cho cơ quan giải quyết, xác nhận không thụ lý, xem lại khi người gửi chưa đồng ý với trả lời.',
  },
  handler: { name: 'Xử lý', may: 'Nhận việc được giao cho cơ quan mình, giải quyết và soạn trả lời.' },
  approver: {
    name: 'Duyệt',
    may: 'Duyệt trả lời của cơ quan mình, trả lại việc giao nhầm. Không duyệt trả lời do chính mình soạn.',
  },
  leader: { name: 'Lãnh đạo', may: 'Theo dõi tình hình chung của xã, việc gấp và việc quá hạn.' },
  supervisor_member: {
    name: 'Giám sát',
    may: 'Theo dõi việc giải quyết với tư cách Ban Thanh tra nhân dân, đoàn giám sát.',
  },
  advisory_group_member: {
    name: 'Tổ tư vấn',
    may: 'Góp ý kiến về hồ sơ phản biện được mời xem. Không quyết định.',
  },
  hamlet_rep: { name: 'Đại diện thôn', may: 'Gửi kiến nghị giúp bà con trong thôn, theo dõi việc của thôn mình.' },
  confidential_officer: { name: 'Việc mật', may: 'Xem hồ sơ mật được giao đích danh.' },
  admin: { name: 'Quản trị', may: 'Mở, sửa, đóng tài khoản cán bộ; đổi cài đặt của xã. Không xem nội dung hồ sơ.' },
}

export const ROLE_LIST = Object.keys(ROLE_WORDS) as Role[]

/** "Xử lý, Duyệt". */
export function rolesText(roles: readonly Role[]): string {
  return ROLE_LIST.filter((role) => roles.includes(role))
    .map((role) => ROLE_WORDS[role].name)
    .join(', ')
}
