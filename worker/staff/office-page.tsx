import type { ComponentChildren } from 'preact'
import { Page, StaffBar, type StaffBarProps } from '../../web/components/page.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { seesPapers } from '../documents/permissions.ts'
import { mayMake, mayOpen, seesSurveys } from '../forms/permissions.ts'
import { holds, type StaffMember } from './actor.ts'
import { StrangeSignIn } from './sign-in/sign-in-list.tsx'

export type OfficePageProps = {
  title: string
  staff: StaffMember
  book: CommuneBook
  /** The address of the bar's link that this page belongs to. */
  current?: string
  /** Whether the page asks for a key of the machine. */
  keys?: boolean
  /** Whether a questionnaire is answered on the page. */
  sheet?: boolean
  /** Whether results of a survey stand on the page. */
  results?: boolean
  children: ComponentChildren
}

/** A page for officers: the band of the commune, the bar with where one can go, and the page itself. */
export function OfficePage({ title, staff, book, current, keys, sheet, results, children }: OfficePageProps) {
  const bar = (
    <>
      <StaffBar
        name={staff.name}
        body={bodyName(book, staff.bodyId)}
        {...linksFor(staff, current, book.commune.triageBodyId)}
      />
      {staff.strangeSignInAt ? <StrangeSignIn at={staff.strangeSignInAt} /> : null}
    </>
  )
  return (
    <Page
      title={title}
      place={{ name: book.commune.name, href: '/can-bo' }}
      office
      nav={bar}
      {...(keys ? { keys } : {})}
      {...(sheet ? { sheet } : {})}
      {...(results ? { results } : {})}
    >
      {children}
    </Page>
  )
}

/** The most used first, the rest grouped. Who still has a first password, or has to set up a second proof, goes nowhere else. */
function linksFor(
  staff: StaffMember,
  current: string | undefined,
  triageBodyId: string,
): Required<Pick<StaffBarProps, 'links' | 'groups' | 'own'>> {
  if (staff.mustChangePassword || staff.mustSecure) return { links: [], groups: [], own: [] }
  const worksOnCases = holds(staff, 'intake_officer', 'coordinator', 'leader', 'handler', 'approver')
  const oversees = worksOnCases || holds(staff, 'supervisor_member')
  const may = (is: boolean, href: string, text: string) => (is ? [{ href: `/can-bo${href}`, text }] : [])
  const links = [
    ...may(true, '', 'Việc của tôi'),
    ...may(worksOnCases, '/hom-nay', 'Hôm nay'),
    ...may(worksOnCases, '/tim', 'Tìm'),
    ...may(true, '/tin-bao', newsText(staff.unread ?? 0)),
    ...may(holds(staff, 'intake_officer', 'hamlet_rep'), '/ghi-giup', 'Ghi giúp'),
    ...may(holds(staff, 'confidential_officer'), '/giao-rieng', 'Giao riêng'),
  ]
  const groups = [
    {
      text: 'Giám sát, phản biện',
      links: [
        ...may(oversees, '/giam-sat', 'Giám sát'),
        ...may(oversees, '/kien-nghi', 'Kiến nghị giám sát'),
        ...may(oversees || holds(staff, 'advisory_group_member'), '/phan-bien', 'Phản biện'),
      ],
    },
    {
      text: 'Công tác',
      links: [
        ...may(oversees || holds(staff, 'hamlet_rep'), '/cong-tac', 'Tất cả công tác'),
        ...may(oversees || holds(staff, 'hamlet_rep'), '/bao-cao', 'Báo cáo'),
        ...may(worksOnCases, '/ky-bao-cao', 'Kỳ báo cáo'),
        ...may(oversees || holds(staff, 'hamlet_rep'), '/phu-trach-thon', 'Phụ trách thôn'),
        ...may(worksOnCases || holds(staff, 'hamlet_rep'), '/chi-tieu', 'Chỉ tiêu'),
        ...may(worksOnCases || holds(staff, 'hamlet_rep'), '/hoat-dong', 'Ngày hoạt động'),
        ...may(oversees, '/phoi-hop', 'Phối hợp'),
        ...may(worksOnCases || holds(staff, 'hamlet_rep'), '/vuong-mac', 'Vướng mắc'),
        ...may(oversees || holds(staff, 'hamlet_rep'), '/xep-loai', 'Xếp loại'),
        ...may(oversees || holds(staff, 'hamlet_rep'), '/khen-thuong', 'Khen thưởng'),
        ...may(worksOnCases || holds(staff, 'hamlet_rep', 'confidential_officer'), '/so-theo-doi', 'Sổ theo dõi'),
      ],
    },
    {
      text: 'Hỏi ý kiến',
      links: [
        ...may(oversees || holds(staff, 'hamlet_rep'), '/doi-thoai', 'Đối thoại'),
        ...may(seesSurveys(staff), '/khao-sat', 'Khảo sát'),
        ...may(mayMake(staff), '/bieu-mau', 'Biểu mẫu'),
        // Whoever makes questionnaires finds it among them.
        ...may(mayOpen(staff) && !mayMake(staff), '/cau-hoi-them', 'Câu hỏi thêm'),
      ],
    },
    {
      text: 'Sổ sách',
      links: [
        ...may(seesPapers(staff), '/van-ban', 'Văn bản'),
        ...may(holds(staff, 'leader', 'coordinator', 'approver', 'handler'), '/so-lieu', 'Số liệu'),
        ...may(holds(staff, 'leader', 'coordinator', 'admin'), '/cap-tren-xem', 'Đã gửi cấp trên'),
        ...may(holds(staff, 'leader', 'coordinator', 'admin'), '/nhat-ky', 'Nhật ký'),
        ...may(true, '/phan-cong', 'Phân công'),
      ],
    },
    {
      text: 'Quản trị',
      links: [
        ...may(holds(staff, 'admin'), '/tai-khoan', 'Cán bộ'),
        ...may(holds(staff, 'admin'), '/cai-dat', 'Cài đặt'),
      ],
    },
  ]
  const own = [
    ...(holds(staff, 'leader', 'coordinator', 'approver', 'confidential_officer')
      ? [{ href: '/can-bo/danh-tinh', text: 'Mở danh tính người gửi' }]
      : []),
    ...((holds(staff, 'intake_officer', 'coordinator') && staff.bodyId === triageBodyId) ||
    holds(staff, 'confidential_officer')
      ? [{ href: '/can-bo/du-lieu', text: 'Người gửi yêu cầu xóa dữ liệu' }]
      : []),
    { href: '/can-bo/bao-mat', text: 'Bảo mật của tôi' },
    { href: '/can-bo/mat-khau', text: 'Đổi mật khẩu' },
    { href: '/can-bo/phien', text: 'Nơi đang đăng nhập' },
    { href: '/can-bo/phim-tat', text: 'Phím tắt' },
  ]
  const marked = (some: typeof links) => some.map((link) => ({ ...link, current: link.href === current }))
  return {
    links: marked(links),
    groups: groups.map((group) => ({ ...group, links: marked(group.links) })),
    own: marked(own),
  }
}

function newsText(unread: number): string {
  if (unread === 0) return 'Tin báo'
  return `Tin mới (${unread < 10 ? unread : '9+'})`
}
