import { BigLinks } from '../../../../web/components/big-links.tsx'
import { Empty } from '../../../../web/components/empty.tsx'
import { Said } from '../../../../web/components/note.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../../communes/book.ts'
import { longDay } from '../../../deadlines/calendar.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { periodText, ruleText } from '../../periods.ts'
import { ROUNDS, SERIES, SETS } from '../../place.ts'
import { KIND_WORDS } from '../../words.ts'
import { DEFAULTS, SERIES_KINDS } from '../defaults.ts'
import type { SeriesLine } from '../series-queries.ts'

type Seen = { staff: StaffMember; book: CommuneBook }

/** Reports that come again and again: what runs, what rests. */
export function seriesListPage({
  staff,
  book,
  series,
  said,
}: Seen & { series: readonly SeriesLine[]; said: string | undefined }) {
  return (
    <OfficePage title="Báo cáo định kỳ" staff={staff} book={book} current={ROUNDS}>
      <p class="crumb">
        <a href={ROUNDS}>Kỳ báo cáo</a>
      </p>
      <h1>Báo cáo định kỳ</h1>
      <p class="lead">Đặt một lần. Đến ngày, kỳ tự mở, tự nhắc và tự đóng.</p>
      <Said said={said === undefined ? null : { tone: 'good', text: said }} />
      <p>
        <a class="button" href={`${SERIES}/moi`}>
          Đặt báo cáo định kỳ
        </a>{' '}
        <a class="button quiet" href={SETS}>
          Nhóm đơn vị
        </a>
      </p>
      {series.length === 0 ? (
        <Empty title="Chưa đặt báo cáo nào.">
          <p>Thường bắt đầu bằng kế hoạch tháng và kết quả tháng của các thôn.</p>
        </Empty>
      ) : (
        <table class="cards" data-rows>
          <caption class="sr">Báo cáo định kỳ của xã</caption>
          <thead>
            <tr>
              <th scope="col">Báo cáo</th>
              <th scope="col">Đơn vị</th>
              <th scope="col">Hạn nộp</th>
              <th scope="col">Kỳ tới</th>
            </tr>
          </thead>
          <tbody>
            {series.map((one) => (
              <tr key={one.id}>
                <td>
                  <a href={`${SERIES}/${one.id}`}>{one.name}</a>
                  <div class="at">
                    {KIND_WORDS[one.kind]}, {bodyName(book, one.leadBodyId)} chủ trì
                  </div>
                </td>
                <td data-label="Đơn vị">
                  {one.setName} ({one.many})
                </td>
                <td data-label="Hạn nộp">{ruleText(one.due, one.kind)}</td>
                <td data-label="Kỳ tới">
                  {one.opensOn === null ? (
                    <div>
                      <StatusTag label={one.trouble === '' ? 'Đang nghỉ' : 'Đang dừng'} tone={toneOf(one)} />
                      {one.trouble !== '' && <div class="at">{one.trouble}</div>}
                    </div>
                  ) : (
                    <div>
                      {periodText(one.nextPeriod)}
                      <div class="at">mở {longDay(one.opensOn)}</div>
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </OfficePage>
  )
}

function toneOf({ trouble }: SeriesLine) {
  return trouble === '' ? ('ended' as const) : ('late' as const)
}

/** Which report is to come again and again. */
export function kindsPage({ staff, book }: Seen) {
  return (
    <OfficePage title="Đặt báo cáo định kỳ" staff={staff} book={book} current={ROUNDS}>
      <p class="crumb">
        <a href={SERIES}>Báo cáo định kỳ</a>
      </p>
      <h1>Đặt báo cáo định kỳ</h1>
      <p class="lead">Báo cáo nào?</p>
      <BigLinks
        links={SERIES_KINDS.map((kind) => ({
          ...{ href: `${SERIES}/moi?loai=${kind}`, text: KIND_WORDS[kind], more: DEFAULTS[kind].about },
        }))}
      />
    </OfficePage>
  )
}
