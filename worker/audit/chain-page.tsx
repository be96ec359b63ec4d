import { Note } from '../../web/components/note.tsx'
import { codeOf } from '../cases/code.ts'
import type { CommuneBook } from '../communes/book.ts'
import { dossierCode } from '../dossiers/code.ts'
import { longDay } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { Check, Found } from './chain-queries.ts'
import { JOURNAL } from './journal-page.tsx'

type Props = {
  book: CommuneBook
  staff: StaffMember
  /** What was walked so far; null before the first step. */
  now: Check | null
  found: Found | null
  length: { cases: number; days: number }
}

/** Was anything in the journal changed behind everybody's back? Walks the chains step by step and says where one breaks. */
export function ChainPage({ book, staff, now, found, length }: Props) {
  const action = `${JOURNAL}/kiem-tra`
  const isDone = now?.part === 'done' && found === null
  return (
    <OfficePage title="Kiểm tra nhật ký" staff={staff} book={book} current={JOURNAL}>
      <p class="crumb">
        <a href={JOURNAL}>Nhật ký</a>
      </p>
      <h1>Nhật ký có bị sửa không?</h1>
      {found !== null && <Broken found={found} book={book} />}
      {isDone && (
        <Note tone="good">
          <p role="status">
            Nguyên vẹn: {number(now.cases)} hồ sơ, {number(now.events)} việc đã ghi, {number(now.days)} ngày đã niêm
            phong. Không chỗ nào bị sửa, bớt hay chèn thêm.
          </p>
        </Note>
      )}
      {now !== null && !isDone && <Progress now={now} length={length} isBroken={found !== null} />}
      {now === null && (
        <p>
          Mỗi việc trong hồ sơ mang dấu vân tay của việc ngay trước nó; sửa một chữ thì các dấu sau không còn khớp. Bấm
          nút để máy tính lại từ đầu: khoảng {number(length.cases)} hồ sơ, {number(length.days)} ngày đã niêm phong.
        </p>
      )}
      {!isDone && found === null && (
        <form method="post" action={action}>
          {now !== null &&
            (Object.entries(now) as [string, string | number][]).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
          <button type="submit">{now === null ? 'Kiểm tra' : 'Kiểm tra tiếp'}</button>
        </form>
      )}
      {(isDone || found !== null) && (
        <form method="post" action={action}>
          <button type="submit" class="quiet">
            Kiểm tra lại từ đầu
          </button>
        </form>
      )}
      <p class="hint">
        Dấu niêm phong từng ngày được in công khai ở <a href={`/${book.commune.id}/niem-phong`}>trang niêm phong</a>: ai
        cũng chép lại được, nên người quản máy chủ cũng không lặng lẽ sửa được chuyện cũ.
      </p>
    </OfficePage>
  )
}

function Broken({ found, book }: { found: Found; book: CommuneBook }) {
  return (
    <Note tone="warn" title={found.kind === 'day' ? 'Có một ngày không khớp' : 'Có một chỗ đứt'}>
      {found.kind === 'day' ? (
        <p role="alert">Dấu niêm phong của {longDay(found.day)} không khớp với các hồ sơ của ngày đó.</p>
      ) : (
        <p role="alert">
          {nameOf(found, book)}, việc thứ {found.seq}: {found.what}.
        </p>
      )}
      <p>Ông/bà đừng sửa gì thêm. Báo người quản máy chủ so với bản sao lưu, và báo lãnh đạo xã.</p>
    </Note>
  )
}

/** A hidden one is not named. */
function nameOf(found: Exclude<Found, { kind: 'day' }>, book: CommuneBook): string {
  if (found.code === null) return 'Một hồ sơ đang xử lý riêng'
  return `Hồ sơ ${found.kind === 'dossier' ? dossierCode(book, found.code) : codeOf(book, found.code)}`
}

function Progress({ now, length, isBroken }: { now: Check; length: Props['length']; isBroken: boolean }) {
  const [done, all, what] =
    now.part === 'cases' || now.part === 'dossiers' || now.part === 'reports'
      ? [now.cases, length.cases, 'hồ sơ']
      : [now.days, length.days, 'ngày niêm phong']
  return (
    <>
      <p role={isBroken ? undefined : 'status'}>
        Đã kiểm tra {number(done)} trên {number(Math.max(done, all))} {what}
        {now.part === 'days' && `, sau ${number(now.cases)} hồ sơ`}
        {!isBroken && ', đến đây nguyên vẹn'}.
      </p>
      <progress value={done} max={Math.max(done, all, 1)} aria-label={`Đã kiểm tra ${what}`} />
    </>
  )
}

/** "12.345". */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}
