import type { ComponentChildren } from 'preact'
import { Page } from '../../../web/components/page.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { placeOf } from '../place.ts'

export type ShellProps = {
  book: CommuneBook
  title: string
  description?: string
  /** Inside another site's page: without the bars of this one. */
  isFramed?: boolean
  /** On an officer's page. */
  staff?: StaffMember | null
  /** It holds a sheet to be filled in. */
  sheet?: boolean
  children: ComponentChildren
}

/** A page about a survey: for everybody, within another site, or for officers. */
export function Shell({ book, title, description, isFramed, staff, sheet, children }: ShellProps) {
  if (staff)
    return (
      <OfficePage title={title} staff={staff} book={book} current="/can-bo/khao-sat" {...(sheet ? { sheet } : {})}>
        {children}
      </OfficePage>
    )
  return (
    <Page
      title={title}
      place={placeOf(book)}
      description={description}
      {...(sheet ? { sheet } : {})}
      {...(isFramed ? { bare: true } : {})}
    >
      {children}
    </Page>
  )
}
