import { Empty } from '../../web/components/empty.tsx'
import { Field, Select } from '../../web/components/field.tsx'
import { Said } from '../../web/components/note.tsx'
import { Pager } from '../../web/components/pager.tsx'
import { Print } from '../../web/components/print.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { documentAddress, PAPERS } from './addresses.ts'
import { DraftList, type DraftEntry } from './draft-list.tsx'
import { KIND_LIST, KIND_WORDS } from './number.ts'
import { addressOf, type RegisterAsk } from './register-ask.ts'
import { type Entry, entryRecipient, entrySubject, stateText } from './register-entry.ts'

export const WORDS_MAX = 100

export type RegisterView = {
  book: CommuneBook
  staff: StaffMember
  ask: RegisterAsk
  /** Bodies whose register he may read; one alone is not offered to be chosen. */
  bodies: readonly { id: string; name: string }[]
  years: readonly number[]
  entries: readonly Entry[]
  next: string | null
  isFirst: boolean
  may: { write: boolean; issue: boolean }
  /** What is being written, and what waits for him to be confirmed. */
  drafts: readonly DraftEntry[]
  more: boolean
  asked: readonly DraftEntry[]
  said: string | null
}

/** The register of a body's papers: what was numbered in a year, what is being written, what can be begun. */
export function RegisterPage(view: RegisterView) {
  const { ask, asked, book, drafts, entries, isFirst, may, more, next, said, staff } = view
  const isAsked = ask.words !== '' || ask.kind !== null
  return (
    <OfficePage title="Văn bản" staff={staff} book={book} current={PAPERS}>
      <h1>Văn bản</h1>
      {said && <Said said={{ tone: 'good', text: said }} />}
      {(may.write || may.issue) && (
        <p class="noprint">
          {may.write && (
            <a class="button" href={`${PAPERS}/moi`}>
              Soạn văn bản
            </a>
          )}{' '}
          {may.issue && (
            <a class="button quiet" href={`${PAPERS}/giu-so`}>
              Giữ số
            </a>
          )}
        </p>
      )}
      {asked.length > 0 && (
        <section aria-labelledby="cho-xac-nhan">
          <h2 id="cho-xac-nhan">Chờ Mặt trận xác nhận</h2>
          <DraftList entries={asked} book={book} withBody />
        </section>
      )}
      {drafts.length > 0 && (
        <section aria-labelledby="dang-soan">
          <h2 id="dang-soan">Đang soạn</h2>
          <DraftList entries={drafts} book={book} />
          {more && (
            <p>
              <a href={`${PAPERS}/du-thao`}>Xem tất cả dự thảo</a>
            </p>
          )}
        </section>
      )}
      <section aria-labelledby="so-van-ban">
        <h2 id="so-van-ban">Sổ văn bản của {bodyName(book, ask.bodyId)}</h2>
        <Ask view={view} />
        {entries.length > 0 ? (
          <RegisterTable entries={entries} caption={`Sổ văn bản năm ${ask.year}`} />
        ) : (
          <Empty title={isAsked ? 'Không có văn bản nào như vậy.' : `Năm ${ask.year} chưa có văn bản nào.`}>
            {!isAsked && <p>Văn bản được cấp số thì hiện ở đây, cùng số đang giữ và số đã hủy.</p>}
          </Empty>
        )}
        <Pager
          next={next === null ? undefined : addressOf(ask, { tu: next })}
          first={isFirst ? undefined : addressOf(ask)}
        />
        {entries.length > 0 && (
          <ul class="noprint">
            <li>
              <a href={addressOf(ask, {}, `${PAPERS}/so.xlsx`)}>Tải sổ (Excel)</a>
            </li>
            <li>
              <a href={addressOf(ask, {}, `${PAPERS}/in-so`)}>Bản in của sổ</a>
            </li>
          </ul>
        )}
      </section>
    </OfficePage>
  )
}

function Ask({ view: { ask, bodies, years } }: { view: RegisterView }) {
  return (
    <form method="get" action={PAPERS} role="search">
      <div class="inline">
        {bodies.length > 1 && (
          <Select
            name="co-quan"
            label="Cơ quan"
            options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
            value={ask.bodyId}
          />
        )}
        <Select
          name="nam"
          label="Năm"
          options={years.map((year) => ({ value: String(year), label: String(year) }))}
          value={String(ask.year)}
        />
        <Select
          name="loai"
          label="Loại"
          options={KIND_LIST.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
          value={ask.kind ?? ''}
          empty="Tất cả"
        />
        <Field name="tim" label="Số hoặc trích yếu" type="search" value={ask.words} maxLength={WORDS_MAX} />
        <p>
          <button type="submit" class="quiet">
            Xem
          </button>
        </p>
      </div>
    </form>
  )
}

/** Lines of the register: void and held numbers stand among the others. */
export function RegisterTable({ caption, entries }: { caption: string; entries: readonly Entry[] }) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Số, ký hiệu</th>
          <th scope="col">Ngày</th>
          <th scope="col">Trích yếu</th>
          <th scope="col">Nơi nhận</th>
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.row.id}>
            <td>
              <a class="whole" href={documentAddress(entry.row.id)}>
                {entry.row.codeNotation}
              </a>
            </td>
            <td data-label="Ngày" class="whole">
              {`${entry.row.issuedOn.slice(8)}/${entry.row.issuedOn.slice(5, 7)}`}
            </td>
            <td data-label="Trích yếu">
              <bdi>{entrySubject(entry)}</bdi>
            </td>
            <td data-label="Nơi nhận" data-none={entryRecipient(entry) === '' || undefined}>
              <bdi>{entryRecipient(entry)}</bdi>
            </td>
            <td data-label="Tình trạng">{stateText(entry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A year of the register on paper. */
export function RegisterPrintPage({
  ask,
  book,
  entries,
  isCut,
  staff,
}: Pick<RegisterView, 'book' | 'staff' | 'ask' | 'entries'> & { isCut: boolean }) {
  const what = ask.kind === null ? 'văn bản' : KIND_WORDS[ask.kind].toLowerCase()
  const title = `Sổ ${what} năm ${ask.year}`
  return (
    <OfficePage title={title} staff={staff} book={book} current={PAPERS}>
      <p class="crumb noprint">
        <a href={addressOf(ask)}>Văn bản</a>
      </p>
      <h1>{title}</h1>
      <p>{bodyName(book, ask.bodyId)}</p>
      {isCut && <p>Sổ dài quá một bản in: ông/bà chọn từng loại văn bản rồi in.</p>}
      <p class="noprint">
        <Print>In sổ này</Print>
      </p>
      <RegisterTable entries={entries} caption={title} />
    </OfficePage>
  )
}
