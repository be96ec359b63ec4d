import { Fragment } from 'preact'
import { Empty } from '../../../web/components/empty.tsx'
import { Select } from '../../../web/components/field.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { unitKey } from '../../communes/unit.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { DIFFICULTIES } from '../place.ts'
import { DifficultyTable } from './difficulty-table.tsx'
import { askAddress, type Heap, HEAPS, heapsOf, type ListAsk } from './list-ask.ts'
import type { Listed } from './list-queries.ts'

export type ListView = {
  book: CommuneBook
  staff: StaffMember
  ask: ListAsk
  rows: readonly Listed[]
  next: string
  /** How many wait for his body, up to ten. */
  waiting: number
  today: string
}

const EMPTY: Record<Heap, string> = {
  cho: 'Không có vướng mắc nào chờ cơ quan ông/bà.',
  'qua-han': 'Không có vướng mắc nào quá hạn.',
  'tat-ca': 'Chưa có vướng mắc nào.',
  'duoc-giao': 'Cơ quan ông/bà chưa được giao vướng mắc nào.',
  'cua-toi': 'Ông/bà chưa báo vướng mắc nào.',
}

/** Difficulties: what waits for him, what is overdue, all; for a hamlet those that it told. */
export function ListPage({ ask, book, next, rows, staff, today, waiting }: ListView) {
  const heaps = heapsOf(staff, book)
  const units = [
    ...book.hamletsNow.map(({ id, name }) => ({ value: unitKey({ kind: 'hamlet', id }), label: name })),
    ...[...book.bodies.values()].map(({ id, name }) => ({ value: unitKey({ kind: 'body', id }), label: name })),
  ]
  return (
    <OfficePage title="Vướng mắc" staff={staff} book={book} current={DIFFICULTIES}>
      <h1>Khó khăn, vướng mắc</h1>
      <p class="lead">Nơi nào vướng gì, cơ quan nào lo, bao giờ xong.</p>
      <p>
        <a class="button" href={`${DIFFICULTIES}/moi`}>
          Báo vướng mắc
        </a>
      </p>
      {heaps.length > 1 && (
        <nav class="tabs" aria-label="Vướng mắc để xem">
          {heaps.map((heap) => (
            <Fragment key={heap}>
              <a href={askAddress({ heap, unit: '' })} aria-current={heap === ask.heap ? 'page' : undefined}>
                {HEAPS[heap]}
                {heap === 'cho' && waiting > 0 && ` (${waiting >= 10 ? '9+' : waiting})`}
              </a>{' '}
            </Fragment>
          ))}
        </nav>
      )}
      {ask.heap === 'tat-ca' && (
        <details open={ask.unit !== ''}>
          <summary>Lọc theo nơi báo</summary>
          <form method="get" action={DIFFICULTIES}>
            <input type="hidden" name="muc" value={ask.heap} />
            <Select name="don-vi" label="Nơi báo" options={units} value={ask.unit} empty="Tất cả" />
            <p>
              <button type="submit">Lọc</button>
            </p>
          </form>
        </details>
      )}
      {rows.length > 0 ? (
        <DifficultyTable rows={rows} book={book} today={today} caption={HEAPS[ask.heap]} />
      ) : (
        <Empty title={ask.after === '' ? EMPTY[ask.heap] : 'Hết danh sách.'}>
          {ask.after === '' && <p>Khó khăn ghi trong báo cáo tháng tự vào đây khi báo cáo được nhận.</p>}
        </Empty>
      )}
      <Pager
        next={next === '' ? undefined : askAddress(ask, next)}
        first={ask.after === '' ? undefined : askAddress(ask)}
      />
    </OfficePage>
  )
}
