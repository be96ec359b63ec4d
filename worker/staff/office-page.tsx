import type { ComponentChildren } from 'preact'
import { Page, StaffBar, type StaffBarProps } from '../../web/components/page.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { holds, type StaffMember } from './actor.ts'

export type OfficePageProps = {
  title: string
  staff: StaffMember
  book: CommuneBook
  /** The address of the bar's link that this page belongs to. */
  current?: string
  children: ComponentChildren
}

/** A page for officers: the band of the commune, the bar with where one can go, and the page itself. */
export function OfficePage({ title, staff, book, current, children }: OfficePageProps) {
  const bar = <StaffBar name={staff.name} body={bodyName(book, staff.bodyId)} {...linksFor(staff, current)} />
  return (
    <Page title={title} place={{ name: book.commune.name, href: '/can-bo' }} office nav={bar}>
      {children}
    </Page>
  )
}

/** Who still has a first password goes nowhere else. */
function linksFor(staff: StaffMember, current: string | undefined): Required<Pick<StaffBarProps, 'links' | 'own'>> {
  if (staff.mustChangePassword) return { links: [], own: [] }
  const links = [
    { href: '/can-bo', text: 'Việc của tôi' },
    { href: '/can-bo/phan-cong', text: 'Phân công' },
    ...(holds(staff, 'admin') ? [{ href: '/can-bo/tai-khoan', text: 'Cán bộ' }] : []),
  ]
  const own = [
    { href: '/can-bo/mat-khau', text: 'Đổi mật khẩu' },
    { href: '/can-bo/phien', text: 'Nơi đang đăng nhập' },
  ]
  const marked = (some: typeof links) => some.map((link) => ({ ...link, current: link.href === current }))
  return { links: marked(links), own: marked(own) }
}
