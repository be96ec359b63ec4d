import { COLUMNS, type Row } from '../table.ts'

/** The rows as printed; on a phone one card a row. */
export function RowTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  return (
    <table class="cards">
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ content, hamlets, name, note }, at) => (
          <tr key={at}>
            <td data-none>{at + 1}</td>
            <td>
              <b>
                <span class="narrow">{at + 1}. </span>
                {name}
              </b>
            </td>
            <td data-label="Nội dung">{content}</td>
            <td data-label="Thôn" data-none={hamlets === '' ? true : undefined}>
              {hamlets}
            </td>
            <td data-label="Ghi chú" data-none={note === '' ? true : undefined}>
              {note}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
