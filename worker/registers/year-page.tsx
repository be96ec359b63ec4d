import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { askAddress } from './ask.ts'
import type { RegisterKind } from './kinds.ts'
import { REGISTERS_AT } from './place.ts'
import { stateWords } from './words.ts'

/** Before a register's lines are copied into the next year. */
export function yearPage({
  book,
  kind,
  staff,
  year,
}: {
  staff: StaffMember
  book: CommuneBook
  kind: RegisterKind
  year: number
}) {
  const title = `Chép sang sổ năm ${year + 1}`
  return (
    <OfficePage title={title} staff={staff} book={book} current={REGISTERS_AT}>
      <p class="crumb">
        <a href={askAddress(kind, { year })}>
          {kind.name}, năm {year}
        </a>
      </p>
      <h1>{title}</h1>
      <p class="lead">
        Những dòng “{stateWords(kind.register, 'listed').name.toLowerCase()}” của năm {year} có mặt trong sổ năm{' '}
        {year + 1}. Sổ năm {year} giữ nguyên. Làm lại lần nữa không sinh dòng lặp.
      </p>
      <form method="post" action={askAddress(kind, { year }, '/sang-nam')}>
        <p>
          <button type="submit">Chép sang năm {year + 1}</button>
        </p>
      </form>
    </OfficePage>
  )
}
