import { Print } from '../../../web/components/print.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { ROUNDS } from '../place.ts'
import { tableHref } from './place.ts'
import type { CompilationRow } from './tables.ts'

type Props = { book: CommuneBook; staff: StaffMember; title: string; address: string; sent: CompilationRow }

/** A compiled report as it was sent, for a body that it was sent to. */
export function SentPage({ address, book, sent, staff, title }: Props) {
  return (
    <OfficePage title={title} staff={staff} book={book} current={ROUNDS}>
      <p class="crumb noprint">
        <a href={address}>{title}</a>
      </p>
      <h1>Bản tổng hợp đã gửi</h1>
      <p class="lead">
        Gửi {instantText(sent.sentAt ?? sent.madeAt)}
        {sent.documentCode !== '' && `, văn bản số ${sent.documentCode}`}.
      </p>
      <p class="noprint">
        <a class="button quiet" href={`${tableHref(address)}.docx`}>
          Tải bản Word
        </a>{' '}
        <Print quiet>In trang này</Print>
      </p>
      {sent.content.sections.map(({ head, heading, rows, words }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {words !== '' && <p class="words">{words}</p>}
          {rows.length > 0 && (
            <table class="cards sums">
              <caption class="sr">{heading}</caption>
              <thead>
                <tr>
                  {head.map((text) => (
                    <th scope="col" class={text === head[0] ? undefined : 'num'} key={text}>
                      {text}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, at) => (
                  <tr key={at}>
                    {row.map((text, column) => (
                      <td
                        key={column}
                        {...(column === 0 ? {} : { 'data-label': head[column], class: 'num' })}
                        data-none={text === '' ? true : undefined}
                      >
                        {text}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </OfficePage>
  )
}
