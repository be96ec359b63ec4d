import { Choices } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { instantText } from '../../deadlines/calendar.ts'
import { holds, type Role, type StaffMember } from '../actor.ts'
import { OfficePage } from '../office-page.tsx'
import { ROLE_LIST, ROLE_WORDS } from '../roles.ts'
import type { RuleChange } from './role-rule-queries.ts'
import type { Mine } from './security-pages.tsx'

const ACCOUNTS = '/can-bo/tai-khoan'

/** Where an administrator says which roles need two proofs. */
export function RoleRulePage(
  props: Mine & {
    /** As it is now, and as it is ticked. */
    now: readonly Role[]
    ticked: readonly string[]
    changes: RuleChange[]
    isSaved: boolean
    wasMoved: boolean
  },
) {
  const { book, changes, isSaved, now, staff, ticked, wasMoved } = props
  return (
    <OfficePage title="Hai lớp bảo vệ" staff={staff} book={book} current={ACCOUNTS}>
      <p class="crumb">
        <a href={ACCOUNTS}>Tài khoản cán bộ</a>
      </p>
      <h1>Vai trò cần hai lớp bảo vệ</h1>
      {isSaved ? (
        <Note tone="good">
          <p role="status">Đã lưu.</p>
        </Note>
      ) : null}
      {wasMoved ? (
        <Note tone="warn" title="Quản trị viên khác vừa đổi danh sách này">
          <p role="alert">Chưa lưu gì. Ông/bà xem lại các ô đã chọn rồi bấm Lưu lần nữa.</p>
        </Note>
      ) : null}
      <p>
        Người có vai trò được chọn phải dùng mã 6 số hoặc khóa của máy. Ai chưa có thì lần mở trang tới được dẫn đến chỗ
        cài đặt trước khi làm việc.
      </p>
      <form method="post" action={`${ACCOUNTS}/bao-mat`}>
        <input type="hidden" name="seen" value={now.join(' ')} />
        <Choices
          name="roles"
          legend="Vai trò cần hai lớp bảo vệ"
          options={ROLE_LIST.map((role) => ({
            value: role,
            label: ROLE_WORDS[role].name,
            hint: hintOf(role, now, staff),
          }))}
          value={ticked}
        />
        <button type="submit">Lưu</button>
      </form>
      <h2>Đã thay đổi</h2>
      {changes.length === 0 ? (
        <p>Chưa có thay đổi nào.</p>
      ) : (
        <Timeline
          items={changes.map(({ actorName, at, isOn, role }) => ({
            title: `${ROLE_WORDS[role as Role]?.name ?? 'Vai trò cũ'}: ${isOn ? 'không cần → cần' : 'cần → không cần'} hai lớp`,
            at: instantText(at),
            note: `${actorName ?? 'Hệ thống'}.`,
          }))}
        />
      )}
    </OfficePage>
  )
}

function hintOf(role: Role, now: readonly Role[], staff: StaffMember): string | undefined {
  if (now.includes(role)) return 'Đang cần hai lớp.'
  return holds(staff, role) ? 'Gồm cả ông/bà: lưu xong là cài đặt ngay, cần có điện thoại ở bên.' : undefined
}
