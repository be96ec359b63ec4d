import { Field, Select } from '../../web/components/field.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Note } from '../../web/components/note.tsx'
import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { askAddress, yearsUntil } from './ask.ts'
import type { RegisterKind } from './kinds.ts'
import { REGISTERS_AT } from './place.ts'
import type { Checked } from './sheet.ts'

type Common = { staff: StaffMember; book: CommuneBook; kind: RegisterKind; year: number }
export type SendView = Common & {
  today: string
  trouble: string | null
  last: readonly { href: string | null; text: string }[]
}

/** Faults that one page tells. */
const FAULTS_SHOWN = 200

/** A table is sent in. */
export function sendPage({ book, kind, last, staff, today, trouble, year }: SendView) {
  const title = `Nhập từ bảng tính: ${kind.name}`
  return (
    <OfficePage title={title} staff={staff} book={book} current={REGISTERS_AT}>
      <Crumb kind={kind} year={year} />
      <h1>{title}</h1>
      <p class="lead">Máy xem từng ô, chỗ nào sai thì nói rõ ô ấy. Chưa ghi gì vào sổ trước khi ông/bà đồng ý.</p>
      <p>
        <a href={`${REGISTERS_AT}/${kind.slug}/mau.xlsx`}>Tải tệp mẫu (Excel)</a>
      </p>
      <form method="post" action={`${REGISTERS_AT}/${kind.slug}/nhap`} enctype="multipart/form-data">
        <Select
          name="nam"
          label="Vào sổ năm"
          options={yearsUntil(today).map((one) => ({ value: String(one), label: String(one) }))}
          value={String(year)}
        />
        <Field
          name="file"
          type="file"
          label="Bảng tính"
          hint="Excel (.xlsx) hoặc CSV, nhiều nhất 5.000 hàng, 5 MB. Trang đầu tiên được đọc."
          accept=".xlsx,.csv"
          errors={trouble === null ? undefined : [trouble]}
        />
        <p>
          <button type="submit">Xem bảng tính</button>
        </p>
      </form>
      {last.length > 0 && (
        <>
          <h2>Những lần trước</h2>
          <ul>
            {last.map(({ href, text }, at) => (
              <li key={at}>{href === null ? text : <a href={href}>{text}</a>}</li>
            ))}
          </ul>
        </>
      )}
    </OfficePage>
  )
}

export type CheckView = Common & {
  id: string
  fileName: string
  checked: Checked
  unknown: readonly string[]
  /** Lines of the table that stand in the register already. */
  there: number
  /** Lines that can be taken. */
  fresh: number
  /** What an earlier try has brought already. */
  brought: number
  trouble: string | null
}

/** What became of a table: what can be taken, and what is wrong cell by cell. */
export function checkPage(view: CheckView) {
  const { book, brought, checked, fileName, fresh, id, kind, staff, there, trouble, unknown, year } = view
  const { bad, faults, twice } = checked
  const address = `${REGISTERS_AT}/${kind.slug}/nhap/${id}`
  return (
    <OfficePage title={`Bảng tính ${fileName}`} staff={staff} book={book} current={REGISTERS_AT}>
      <Crumb kind={kind} year={year} />
      <h1>
        Bảng tính <bdi>{fileName}</bdi>
      </h1>
      {trouble && (
        <Note tone="warn">
          <p role="alert">{trouble}</p>
        </Note>
      )}
      <p class="lead">
        {bad === 0
          ? fresh === 0
            ? 'Không có dòng nào mới: tất cả đã ở trong sổ.'
            : `Cả ${fresh} dòng mới đều đúng.`
          : `${bad} dòng có chỗ sai, ${fresh} dòng mới đúng.`}{' '}
        Chưa ghi gì vào sổ{brought > 0 ? ` thêm; lần trước đã đưa vào ${brought} dòng` : ''}.
      </p>
      <Facts
        rows={
          [
            ['Vào sổ', `${kind.name}, năm ${year}`],
            ['Dòng đúng, chưa có trong sổ', String(fresh)],
            ...(there > 0 ? [['Dòng đã có trong sổ, bỏ qua', String(there)]] : []),
            ...(twice.length > 0
              ? [
                  [
                    'Dòng lặp trong bảng, bỏ qua',
                    twice
                      .slice(0, 20)
                      .map(({ before, row }) => `hàng ${row} giống hàng ${before}`)
                      .join('; '),
                  ],
                ]
              : []),
            ...(unknown.length > 0 ? [['Cột sổ không có, bỏ qua', unknown.join(', ')]] : []),
          ] as [string, string][]
        }
      />
      {faults.length > 0 && (
        <section aria-labelledby="sai">
          <h2 id="sai">Những ô cần sửa</h2>
          <ul>
            {faults.slice(0, FAULTS_SHOWN).map(({ cell, message }) => (
              <li key={cell}>
                <b>Ô {cell}:</b> {message}
              </li>
            ))}
          </ul>
          {faults.length > FAULTS_SHOWN && <p>Còn {faults.length - FAULTS_SHOWN} ô khác.</p>}
          <p>
            Sửa trong bảng tính, lưu lại rồi <a href={askAddress(kind, { year }, '/nhap')}>gửi lại</a>: dòng đã vào sổ
            không vào lần thứ hai.
          </p>
        </section>
      )}
      {fresh > 0 && (
        <form method="post" action={`${address}/lay`}>
          <p>
            <button type="submit" class={bad > 0 ? 'quiet' : undefined}>
              {bad > 0 ? `Chỉ đưa ${fresh} dòng đúng vào sổ` : `Đưa ${fresh} dòng vào sổ`}
            </button>
          </p>
        </form>
      )}
      <form method="post" action={`${address}/bo`}>
        <p>
          <button type="submit" class="quiet">
            Bỏ bảng tính này
          </button>
        </p>
      </form>
    </OfficePage>
  )
}

function Crumb({ kind, year }: { kind: RegisterKind; year: number }) {
  return (
    <p class="crumb">
      <a href={askAddress(kind, { year })}>
        {kind.name}, năm {year}
      </a>
    </p>
  )
}
