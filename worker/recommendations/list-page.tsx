import { Fragment } from 'preact'
import { Empty } from '../../web/components/empty.tsx'
import { Select } from '../../web/components/field.tsx'
import { Pager } from '../../web/components/pager.tsx'
import type { CommuneBook } from '../communes/book.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { askAddress, type Heap, HEAPS, heapsOf, type ListAsk, seesAll, STATE_OPTIONS } from './list-ask.ts'
import { PLACE, promisePlace } from './place.ts'
import { RecommendationTable } from './recommendation-table.tsx'

export type ListView = {
  book: CommuneBook
  staff: StaffMember
  ask: ListAsk
  rows: readonly DossierRow[]
  next: string
  /** How many wait for his body, up to ten. */
  waiting: number
  today: string
}

const EMPTY: Record<Heap, string> = {
  cho: 'Không có kiến nghị nào chờ cơ quan ông/bà.',
  'tat-ca': 'Chưa có kiến nghị nào như vậy.',
  'qua-han': 'Không có kiến nghị nào quá hạn.',
  'kiem-tra-lai': 'Chưa có kiến nghị nào được rút để kiểm tra lại.',
  'cam-ket': 'Chưa có cam kết nào như vậy.',
}
const ORDER: Record<Heap, string> = {
  cho: 'Gần hạn nhất ở trên.',
  'tat-ca': 'Mới nhất ở trên.',
  'qua-han': 'Quá hạn lâu nhất ở trên.',
  'cam-ket': 'Mới nhất ở trên.',
  'kiem-tra-lai': 'Được rút thăm ngẫu nhiên, gần hạn nhất ở trên. Người kiểm tra lần trước không kiểm tra lần này.',
}

/** Recommendations: what waits, all, what is overdue, what is to be looked at again. */
export function ListPage(view: ListView) {
  const { ask, book, next, rows, staff, today, waiting } = view
  const heaps = heapsOf(staff, book)
  const many = waiting >= 10 ? '9+' : String(waiting)
  return (
    <OfficePage title="Kiến nghị" staff={staff} book={book} current={PLACE}>
      <h1>Kiến nghị</h1>
      <p class="lead">
        {ask.heap === 'cam-ket'
          ? 'Cơ quan nào đã hứa gì với bà con tại đối thoại, làm đến đâu.'
          : 'Cơ quan nào được kiến nghị điều gì, trả lời và làm đến đâu.'}
      </p>
      {heaps.length > 1 && (
        <nav class="tabs" aria-label="Kiến nghị để xem">
          {heaps.map((heap) => (
            <Fragment key={heap}>
              <a
                href={askAddress({ heap, state: '', bodyId: '' })}
                aria-current={heap === ask.heap ? 'page' : undefined}
              >
                {HEAPS[heap]}
                {heap === 'cho' && waiting > 0 && ` (${many})`}
              </a>{' '}
            </Fragment>
          ))}
        </nav>
      )}
      <Filters view={view} />
      {rows.length > 0 ? (
        <>
          <p class="hint">{ORDER[ask.heap]}</p>
          <RecommendationTable
            rows={rows}
            book={book}
            today={today}
            caption={HEAPS[ask.heap]}
            columns={ask.heap === 'cam-ket' ? ['Cam kết', 'Cơ quan'] : ['Kiến nghị', 'Gửi']}
          />
        </>
      ) : (
        <Empty title={ask.after === '' ? EMPTY[ask.heap] : 'Hết danh sách.'}>
          {ask.after === '' && (
            <p>
              {ask.heap === 'cam-ket'
                ? 'Cam kết được ghi khi công bố kết quả một cuộc đối thoại.'
                : 'Kiến nghị được lập khi kết thúc một cuộc giám sát.'}
            </p>
          )}
        </Empty>
      )}
      <Pager
        next={next === '' ? undefined : askAddress(ask, next)}
        first={ask.after === '' ? undefined : askAddress(ask)}
      />
      {seesAll(staff, book) && (
        <p>
          <a href={`${PLACE}/bang-diem`}>Bảng điểm các cơ quan</a>.{' '}
          <a href={promisePlace(book.commune.id)}>Cam kết người dân đang xem</a>.
        </p>
      )}
    </OfficePage>
  )
}

function Filters({ view: { ask, book, staff } }: { view: ListView }) {
  if (ask.heap === 'cho' || ask.heap === 'kiem-tra-lai') return null
  const isAll = seesAll(staff, book)
  if (!isAll && ask.heap !== 'tat-ca') return null
  const isNarrowed = ask.state !== '' || ask.bodyId !== ''
  return (
    <details open={isNarrowed}>
      <summary>Lọc</summary>
      <form method="get" action={PLACE}>
        <input type="hidden" name="muc" value={ask.heap} />
        {ask.heap === 'tat-ca' && (
          <Select name="tinh-trang" label="Tình trạng" options={STATE_OPTIONS} value={ask.state} empty="Tất cả" />
        )}
        {isAll && (
          <Select
            name="co-quan"
            label={ask.heap === 'cam-ket' ? 'Cơ quan đã cam kết' : 'Cơ quan được kiến nghị'}
            options={[...book.bodies.values()].map(({ id, name }) => ({ value: id, label: name }))}
            value={ask.bodyId}
            empty="Tất cả"
          />
        )}
        <p>
          <button type="submit">Lọc</button>{' '}
          {isNarrowed && (
            <a class="button quiet" href={askAddress({ heap: ask.heap, state: '', bodyId: '' })}>
              Bỏ lọc
            </a>
          )}
        </p>
      </form>
    </details>
  )
}
