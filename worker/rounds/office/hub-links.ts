import type { BigLink } from '../../../web/components/big-links.tsx'
import { ASSIGNMENTS } from '../../assignments/place.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import { mayGather, seesRounds } from '../permissions.ts'
import { DIFFICULTIES, ROUNDS, SERIES } from '../place.ts'

/** Where an officer may go from the first page of plans and reports; each by what one does there. */
export function hubLinks(staff: StaffMember, frontBodyId: string): BigLink[] {
  const reports = holds(staff, 'intake_officer', 'coordinator', 'handler', 'approver', 'leader', 'supervisor_member')
  const links: (BigLink | false)[] = [
    (reports || holds(staff, 'hamlet_rep')) && {
      ...{ href: '/can-bo/bao-cao', text: 'Báo cáo của đơn vị', more: 'Làm, nộp, xem lại báo cáo của mình.' },
    },
    seesRounds(staff) && { href: ROUNDS, text: 'Kỳ báo cáo', more: 'Ai đã nộp, ai chưa; tổng hợp, gửi đi.' },
    mayGather(staff, frontBodyId) && {
      ...{ href: SERIES, text: 'Báo cáo định kỳ', more: 'Đặt báo cáo tự mở hằng tháng, hằng quý.' },
    },
    (reports || holds(staff, 'hamlet_rep')) && {
      ...{ href: ASSIGNMENTS, text: 'Phụ trách thôn', more: 'Tổ chức nào phụ trách thôn nào trong năm.' },
    },
    (seesRounds(staff) || holds(staff, 'hamlet_rep')) && {
      ...{ href: '/can-bo/chi-tieu', text: 'Chỉ tiêu', more: 'Giao, thực hiện, thôn nào đang chậm.' },
    },
    (seesRounds(staff) || holds(staff, 'hamlet_rep')) && {
      ...{ href: '/can-bo/hoat-dong', text: 'Ngày hoạt động', more: 'Thứ Bảy, Chủ nhật làm gì ở thôn nào, ai dự.' },
    },
    reports && { href: '/can-bo/phoi-hop', text: 'Phối hợp', more: 'Chương trình các bên cùng ký, tiến độ từng việc.' },
    (seesRounds(staff) || holds(staff, 'hamlet_rep')) && {
      ...{ href: DIFFICULTIES, text: 'Vướng mắc', more: 'Nơi nào vướng gì, cơ quan nào lo, bao giờ xong.' },
    },
    (reports || holds(staff, 'hamlet_rep')) && {
      ...{ href: '/can-bo/xep-loai', text: 'Xếp loại', more: 'Tự chấm, nhận xét, quyết định xếp loại năm.' },
    },
    (reports || holds(staff, 'hamlet_rep')) && {
      ...{ href: '/can-bo/khen-thuong', text: 'Khen thưởng', more: 'Đề nghị khen, danh sách dịp 18/11, tổng kết.' },
    },
    (seesRounds(staff) || holds(staff, 'hamlet_rep', 'confidential_officer')) && {
      ...{ href: '/can-bo/so-theo-doi', text: 'Sổ theo dõi', more: 'Tổ, nhóm; hộ được giúp; cam kết; danh hiệu.' },
    },
  ]
  return links.filter((link): link is BigLink => link !== false)
}
