import { Page } from '../../../../web/components/page.tsx'
import { Print } from '../../../../web/components/print.tsx'
import { placeOf, sessionHref } from '../../place.ts'
import { aloudText, minutesToRead } from '../aloud.ts'
import type { ResultsView } from './results-page.tsx'

/** What the head of a hamlet reads aloud over the loudspeaker. */
export function aloudPage({ book, results, row }: ResultsView) {
  const lines = aloudText(book, results)
  return (
    <Page title={`Bài đọc trên loa: ${results.title}`} place={placeOf(book)}>
      <p class="noprint">
        <a href={`${sessionHref(row.communeId, row)}/ket-qua`}>Kết quả đối thoại</a>
      </p>
      <h1>Bài đọc trên loa</h1>
      <p class="hint noprint">Đọc chậm, rõ: khoảng {minutesToRead(lines)} phút. Số đã viết bằng chữ để đọc.</p>
      {lines.map((line) => (
        <p key={line} class="lead">
          {line}
        </p>
      ))}
      <p class="noprint">
        <Print>In bài đọc</Print>
      </p>
    </Page>
  )
}
