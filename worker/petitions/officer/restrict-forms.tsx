import { bodyName } from '../../communes/book.ts'
import type { Colleague } from '../../staff/actor.ts'
import { TEXT_MAX } from '../action-words-form.ts'
import { RESTRICT_REASONS } from '../road-form.ts'
import { Asked, AskedMany, AskedSelect, type FormProps } from './asked.tsx'
import type { CaseView } from './officer-view.ts'
import { Send } from './send.tsx'

/** Out of everybody's sight: to people named one by one. */
export function RestrictForm({ view, offer: { action } }: FormProps) {
  const { book, colleagues, file } = view
  const trusted = colleagues.filter((one) => one.roles.includes('confidential_officer'))
  const guess = file.row.flags.includes('denunciation') ? 'to_cao' : file.row.flags.includes('conduct') ? 'can_bo' : ''
  return (
    <>
      <p>
        Hồ sơ ra khỏi mọi danh sách, tìm kiếm, thống kê. Chỉ người được giao đích danh mở được, mỗi lần mở đều ghi lại.
        Người gửi chỉ thấy “Đã chuyển người có thẩm quyền”.
      </p>
      <AskedSelect
        view={view}
        action={action}
        name="reasonCode"
        label="Vì sao?"
        options={Object.entries(RESTRICT_REASONS).map(([value, label]) => ({ value, label }))}
        initial={guess}
        empty="Chọn lý do"
      />
      <AskedSelect
        view={view}
        action={action}
        name="aboutBody"
        label="Phản ánh về cơ quan nào của xã?"
        hint="Người của cơ quan đó không mở được hồ sơ."
        options={[...book.bodies.values()].map(({ id, name }) => ({ value: id, label: name }))}
        initial={file.row.aboutBodyId ?? ''}
        empty="Không về cơ quan nào"
      />
      <AskedSelect
        view={view}
        action={action}
        name="aboutStaff"
        label="Phản ánh về cán bộ nào?"
        hint="Người đó không mở được hồ sơ, dù giữ vai trò gì."
        options={colleagues.map((one) => ({ value: one.id, label: `${one.name}, ${post(view, one)}` }))}
        empty="Không về ai trong danh sách"
      />
      {trusted.length === 0 ? (
        <p>
          <strong>Xã chưa có người được giao việc mật.</strong> Báo quản trị viên mở tài khoản có vai trò này trước.
        </p>
      ) : (
        <AskedMany
          view={view}
          action={action}
          name="person"
          legend="Giao cho"
          options={trusted.map((one) => person(view, one))}
        />
      )}
      <Asked view={view} action={action} name="note" label="Lời dặn người được giao" rows={3} maxLength={TEXT_MAX} />
      <Send quiet>Chuyển xử lý riêng</Send>
    </>
  )
}

/** One more person who may see it. */
export function GrantForm({ view, offer: { action } }: FormProps) {
  const { file } = view
  const has = liveGrants(view)
  const others = view.colleagues.filter(
    (one) => !has.includes(one.id) && one.id !== file.row.aboutStaffId && one.bodyId !== file.row.aboutBodyId,
  )
  return (
    <>
      <AskedMany
        view={view}
        action={action}
        name="person"
        legend="Ai được xem thêm?"
        options={others.map((one) => person(view, one))}
      />
      <Asked view={view} action={action} name="reason" label="Vì sao cần xem?" rows={2} maxLength={TEXT_MAX} required />
      <Send quiet>Cho xem</Send>
    </>
  )
}

/** No longer. */
export function EndGrantForm({ view, offer: { action } }: FormProps) {
  const has = liveGrants(view).filter((id) => id !== view.staff.id)
  return (
    <>
      <AskedMany
        view={view}
        action={action}
        name="person"
        legend="Ai thôi xem?"
        options={has.map((id) => ({ value: id, label: view.nameOf(id) }))}
      />
      <Asked view={view} action={action} name="reason" label="Vì sao? (nếu cần)" maxLength={500} />
      <Send quiet>Thôi cho xem</Send>
    </>
  )
}

/** To whoever is competent: the law gives five working days for it (Điều 24 Luật Tố cáo). */
export function PassOnForm({ view, offer: { action } }: FormProps) {
  return (
    <>
      <Asked view={view} action={action} name="recipient" label="Cơ quan có thẩm quyền nhận" maxLength={200} required />
      <Asked view={view} action={action} name="documentNumber" label="Số văn bản chuyển (nếu có)" maxLength={60} />
      <Asked view={view} action={action} name="note" label="Ghi chú" rows={3} maxLength={TEXT_MAX} />
      <Send quiet>Ghi đã chuyển, kết thúc hồ sơ</Send>
    </>
  )
}

/** Who may see the case now. */
export function liveGrants({ file }: CaseView): string[] {
  return file.grants.filter((grant) => grant.endedAt === null).map((grant) => grant.staffId)
}

function person(view: CaseView, one: Colleague): { value: string; label: string; hint: string } {
  return { value: one.id, label: one.name, hint: post(view, one) }
}

function post({ book }: CaseView, one: Colleague): string {
  return [one.title, bodyName(book, one.bodyId)].filter(Boolean).join(', ')
}
