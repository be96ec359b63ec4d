import { Said } from '../../../../web/components/note.tsx'
import { bodyName } from '../../../communes/book.ts'
import { instantText, longDay } from '../../../deadlines/calendar.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE } from '../../place.ts'
import type { MeetingRow } from '../../sessions/tables.ts'
import { supportText } from '../agenda.ts'
import type { ItemView } from './item-page.tsx'

export type PrepareView = ItemView & { session: MeetingRow; dueOn: string | null; mayWrite: boolean }

/** What a body prepares for a point: for the hosts, not for everybody. */
export function preparePage(view: PrepareView) {
  const { staff, book, session, address, item, fields, values, errors, said, dueOn, mayWrite } = view
  return (
    <OfficePage title={`Chuẩn bị: ${item.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={`${address}/chuong-trinh`}>Chương trình</a>
      </p>
      <h1>{item.title}</h1>
      <Said said={said} />
      <p class="lead">
        {item.bodyId === null ? '' : `${bodyName(book, item.bodyId)} chuẩn bị trả lời`} cho buổi{' '}
        {instantText(session.startsAt)}.{dueOn === null ? '' : ` Gửi trước hết ${longDay(dueOn)}.`}
      </p>
      {supportText(item) !== '' && <p>{supportText(item)} đề nghị.</p>}
      {item.caseCodes.length > 0 && <p>Hồ sơ liên quan: {item.caseCodes.join(', ')}</p>}
      {mayWrite ? (
        <form method="post" action={`${address}/chuong-trinh/${item.id}/chuan-bi`}>
          <input type="hidden" name="seen" value={item.preparedAt ?? ''} />
          <DeedFields fields={fields} prefix="" values={values} errors={errors} />
          <p class="hint">Chỉ cơ quan của ông/bà, cơ quan chủ trì và Mặt trận xã đọc được. Không đăng cho bà con.</p>
          <p>
            <button type="submit">Gửi phần chuẩn bị</button>
          </p>
        </form>
      ) : (
        <p class="words">{item.preparation === '' ? 'Cơ quan được giao chưa gửi phần chuẩn bị.' : item.preparation}</p>
      )}
      {mayWrite && item.preparation !== '' && values.preparation !== item.preparation && (
        <>
          <h2>Bản đang có</h2>
          <p class="words">{item.preparation}</p>
        </>
      )}
      {item.preparedAt !== null && <p class="at">Gửi lúc {instantText(item.preparedAt)}.</p>}
    </OfficePage>
  )
}
