import type { BigLink } from '../../../web/components/big-links.tsx'
import { offered } from '../book.ts'
import type { Desk } from './corner.ts'
import { CORNERS } from './corners.ts'

export const SETTINGS = '/can-bo/cai-dat'

/** What is settled on pages of other rooms. */
const ELSEWHERE: readonly BigLink[] = [
  { href: '/can-bo/tai-khoan', text: 'Cán bộ', more: 'Mở, sửa, đóng tài khoản; cấp mật khẩu mới' },
  {
    href: '/can-bo/cai-dat/webhook',
    text: 'Báo tin cho hệ thống khác',
    more: 'Tổng đài SMS, Zalo của tỉnh; tin có chữ ký',
  },
  { href: '/can-bo/phan-cong', text: 'Xem phân công', more: 'Thử một việc sẽ về cơ quan nào; chỗ chưa có quy định' },
]

/** Every part of the settings, and what other rooms have to set. */
export function overviewLinks(desk: Desk): BigLink[] {
  const own = CORNERS.map((corner) => {
    const many = corner.entries(desk).filter((entry) => !entry.past).length
    return { href: `${SETTINGS}/${corner.slug}`, text: `${corner.title} (${many})`, more: corner.about }
  })
  return [
    ...own,
    ...ELSEWHERE,
    { href: `${SETTINGS}/nhat-ky`, text: 'Nhật ký cài đặt', more: 'Ai đổi gì, khi nào, trước và sau' },
  ]
}

/** Officers who still belong to a body that has ended. */
export type Stranded = { id: string; name: string; bodyId: string }

/** The bodies whose officers have to be moved by hand. */
export function endedBodies({ book, today }: Desk): string[] {
  const working = new Set(offered(book.bodies.values(), today))
  return [...book.bodies.values()].filter((body) => !working.has(body)).map(({ id }) => id)
}
