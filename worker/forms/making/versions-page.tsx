import { Facts } from '../../../web/components/facts.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { CellFault } from '../xlsform/fault.ts'
import { exportAddress, FORMS } from './addresses.ts'
import { Used, type UsedIn } from './list-page.tsx'
import { Faults, FilesField } from './new-page.tsx'

export type VersionShown = { number: number; createdAt: string; maker: string; tables: readonly string[] }
export type VersionsView = {
  staff: StaffMember
  book: CommuneBook
  id: string
  title: string
  revision: number
  editor: string
  editedAt: string
  tables: readonly string[]
  versions: readonly VersionShown[]
  uses: readonly UsedIn[]
  mayEnd: boolean
  faults?: readonly CellFault[]
  fileNames?: readonly string[]
  errors?: Record<string, string[]>
  /** Somebody saved another draft since the page was opened. */
  moved?: boolean
}

const FILES = [
  ['bieu-mau.xlsx', 'Excel (XLSForm), sửa được bằng Excel, dùng được với ODK'],
  ['bieu-mau.xml', 'XForm XML, cho ODK Collect, Enketo'],
  ['bieu-mau.json', 'JSON, nguyên như hệ thống giữ'],
] as const

/** What there is of one questionnaire: its draft and versions to take away, where it is used, a file in place of the draft. */
export function VersionsPage(view: VersionsView) {
  const { staff, book, id, title, versions, uses, mayEnd } = view
  return (
    <OfficePage title={`Tải về: ${title}`} staff={staff} book={book} current={FORMS}>
      <p class="crumb">
        <a href={`${FORMS}/${id}`}>{title || 'Chưa có tên'}</a>
      </p>
      <h1>Các bản và tải về</h1>
      {view.faults && <Faults faults={view.faults} names={view.fileNames ?? []} />}
      {view.moved && (
        <Note tone="warn" title="Chưa thay bản nháp">
          <p role="alert">
            {view.editor} vừa lưu bản khác lúc {instantText(view.editedAt)}. Ông/bà xem bản ấy, rồi chọn lại tệp nếu vẫn
            muốn thay.
          </p>
        </Note>
      )}
      <Facts
        rows={[
          ['Sửa gần nhất', `${view.editor}, ${instantText(view.editedAt)}`],
          ['Dùng ở', <Used uses={uses} />],
        ]}
      />
      <h2>Bản nháp đang soạn</h2>
      <Downloads id={id} what="nhap" tables={view.tables} />
      <h2>Các bản đã dùng để hỏi</h2>
      {versions.length === 0 ? (
        <p>Chưa có bản nào. Khi mở khảo sát, bản nháp lúc ấy được giữ lại và không đổi nữa.</p>
      ) : (
        <Versions id={id} versions={versions} />
      )}
      <ReplaceForm view={view} />
      <EndForm id={id} mayEnd={mayEnd} />
    </OfficePage>
  )
}

function Versions({ id, versions }: Pick<VersionsView, 'id' | 'versions'>) {
  return (
    <ul class="list">
      {versions.map(({ number, createdAt, maker, tables }) => (
        <li key={number}>
          <p>
            <b>Bản {number}</b>, {maker}, {instantText(createdAt)}
          </p>
          <Downloads id={id} what={number} tables={tables} />
          <form method="post" action={`${FORMS}/moi`}>
            <input type="hidden" name="from" value="ban" />
            <input type="hidden" name="of" value={id} />
            <input type="hidden" name="number" value={number} />
            <button class="quiet" type="submit">
              Soạn biểu mẫu mới từ bản {number}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

function Downloads({ id, what, tables }: { id: string; what: string | number; tables: readonly string[] }) {
  const files = [...FILES, ...tables.map((name) => [`${name}.csv`, `${name}.csv, bảng đi kèm`] as const)]
  return (
    <ul>
      {files.map(([file, words]) => (
        <li key={file}>
          <a href={exportAddress(id, what, file)}>{words}</a>
        </li>
      ))}
    </ul>
  )
}

function ReplaceForm({ view: { id, revision, errors } }: { view: VersionsView }) {
  return (
    <section aria-labelledby="thay">
      <h2 id="thay">Thay bản nháp bằng tệp</h2>
      <p>Sửa tệp Excel trên máy rồi nạp lại ở đây. Các bản đã dùng để hỏi không đổi.</p>
      <form method="post" action={`${FORMS}/${id}/thay`} encType="multipart/form-data">
        <input type="hidden" name="revision" value={revision} />
        <FilesField errors={errors?.files} />
        <p>
          <button type="submit" class="quiet">
            Thay bản nháp
          </button>
        </p>
      </form>
    </section>
  )
}

function EndForm({ id, mayEnd }: { id: string; mayEnd: boolean }) {
  return (
    <section aria-labelledby="cat">
      <h2 id="cat">Cất biểu mẫu</h2>
      {mayEnd ? (
        <form method="post" action={`${FORMS}/${id}/cat`}>
          <p>Biểu mẫu không còn trong danh sách. Khảo sát đã đóng và các bản của nó vẫn xem được.</p>
          <p>
            <button type="submit" class="quiet">
              Cất biểu mẫu này
            </button>
          </p>
        </form>
      ) : (
        <p>Biểu mẫu đang được dùng để hỏi, xem mục “Dùng ở”. Đóng khảo sát, hoặc thôi hỏi, rồi mới cất được.</p>
      )}
    </section>
  )
}
