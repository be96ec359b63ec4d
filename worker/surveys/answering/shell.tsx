import type { ComponentChildren } from 'preact'
import { Page } from '../../../web/components/page.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { addressOf, placeOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'

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

/** Leads to what was published; out of another site's page into a window of its own. */
export function ResultsLink({ survey, isFramed }: { survey: SurveyRow; isFramed?: boolean | undefined }) {
  return (
    <p>
      <a
        class="button"
        href={`${addressOf(survey.communeId, survey.slug)}/ket-qua`}
        target={isFramed ? '_blank' : undefined}
      >
        Xem kết quả
      </a>
    </p>
  )
}
