import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { KINDS } from './kinds.ts'
import { sightOf } from './permissions.ts'
import { REGISTERS_AT } from './place.ts'

/** The registers that an officer may open. */
export function hubPage({ book, staff }: { book: CommuneBook; staff: StaffMember }) {
  const kinds = Object.values(KINDS).filter(({ register }) => sightOf(staff, book, register) !== 'none')
  return (
    <OfficePage title="Sổ theo dõi" staff={staff} book={book} current={REGISTERS_AT}>
      <h1>Sổ theo dõi</h1>
      <p class="lead">Các sổ ghi chung cả xã, mỗi năm một quyển. Nhập được từ bảng tính.</p>
      <ul class="list">
        {kinds.map(({ about, name, slug }) => (
          <li key={slug}>
            <a href={`${REGISTERS_AT}/${slug}`}>{name}</a>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </OfficePage>
  )
}
