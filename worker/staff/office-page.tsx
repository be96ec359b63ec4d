import type { ComponentChildren } from 'preact'
import { Page, StaffBar, type StaffBarProps } from '../../web/components/page.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { mayMake, seesSurveys } from '../forms/permissions.ts'
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

/** The most used first. Who still has a first password, or has to set up a second proof, goes nowhere else. */
function linksFor(
  staff: StaffMember,
  current: string | undefined,
  triageBodyId: string,
): Required<Pick<StaffBarProps, 'links' | 'own'>> {
  if (staff.mustChangePassword || staff.mustSecure) return { links: [], own: [] }
  const links = [
    { href: '/can-bo', text: 'Việc của tôi' },
    ...(holds(staff, 'intake_officer', 'coordinator', 'leader', 'handler', 'approver')
      ? [
          { href: '/can-bo/hom-nay', text: 'Hôm nay' },
          { href: '/can-bo/tim', text: 'Tìm' },
        ]
      : []),
    { href: '/can-bo/tin-bao', text: newsText(staff.unread ?? 0) },
    ...(holds(staff, 'intake_officer', 'hamlet_rep') ? [{ href: '/can-bo/ghi-giup', text: 'Ghi giúp' }] : []),
    ...(holds(staff, 'confidential_officer') ? [{ href: '/can-bo/giao-rieng', text: 'Giao riêng' }] : []),
    ...(holds(staff, 'admin')
      ? [
          { href: '/can-bo/tai-khoan', text: 'Cán bộ' },
          { href: '/can-bo/cai-dat', text: 'Cài đặt' },
        ]
      : []),
    ...(holds(staff, 'leader', 'coordinator', 'approver', 'handler')
      ? [{ href: '/can-bo/so-lieu', text: 'Số liệu' }]
      : []),
    ...(holds(staff, 'leader', 'coordinator', 'admin') ? [{ href: '/can-bo/nhat-ky', text: 'Nhật ký' }] : []),
    ...(seesSurveys(staff) ? [{ href: '/can-bo/khao-sat', text: 'Khảo sát' }] : []),
    ...(mayMake(staff) ? [{ href: '/can-bo/bieu-mau', text: 'Biểu mẫu' }] : []),
    { href: '/can-bo/phan-cong', text: 'Phân công' },
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
  return { links: marked(links), own: marked(own) }
}

function newsText(unread: number): string {
  if (unread === 0) return 'Tin báo'
  return `Tin mới (${unread < 10 ? unread : '9+'})`
}
