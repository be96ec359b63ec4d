import type { ComponentChildren } from 'preact'
import { Page, StaffBar } from '../../../web/components/page.tsx'
import { AREA, type Viewer } from './viewer.ts'

export type ViewerPageProps = { title: string; viewer: Viewer; current?: string; children: ComponentChildren }

const LINKS = [
  { href: AREA, text: 'Từng tháng' },
  { href: `${AREA}/bao-cao`, text: 'Báo cáo các xã' },
  { href: `${AREA}/nam`, text: 'Cả năm' },
]
const OWN = [
  { href: `${AREA}/bao-mat`, text: 'Bảo mật của tôi' },
  { href: `${AREA}/mat-khau`, text: 'Đổi mật khẩu' },
]

/** A page for those of a level above. Who still has a first password, or has to set up a second proof, goes nowhere else. */
export function ViewerPage({ title, viewer, current, children }: ViewerPageProps) {
  const isHeld = viewer.mustChangePassword || viewer.mustSecure
  const marked = (links: typeof LINKS) =>
    isHeld ? [] : links.map((link) => ({ ...link, current: link.href === current }))
  return (
    <Page
      title={title}
      place={{ name: viewer.areaName, href: AREA }}
      office
      nav={<StaffBar name={viewer.name} body={viewer.areaName} links={marked(LINKS)} own={marked(OWN)} />}
    >
      {children}
    </Page>
  )
}
