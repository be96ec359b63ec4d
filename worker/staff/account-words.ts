import { bodyName, type CommuneBook } from '../communes/book.ts'
import type { Role } from './actor.ts'
import { rolesText } from './roles.ts'

/** What was done to an account: `actorName` is null when no person did it. */
export type AccountEvent = { kind: string; at: string; actorName: string | null; detail: Record<string, unknown> }

type WorkThen = { title: string; body: string; hamlet: string; roles: Role[] }

const TITLES: Readonly<Record<string, string>> = {
  account_made: 'Mở tài khoản',
  account_closed: 'Đóng tài khoản',
  account_reopened: 'Mở lại tài khoản',
  password_reset: 'Cấp mật khẩu mới',
  password_changed: 'Tự đổi mật khẩu',
  work_changed: 'Đổi công việc',
  second_factor_on: 'Bật mã 6 số khi đăng nhập',
  second_factor_off: 'Tắt mã 6 số khi đăng nhập',
  recovery_codes_made: 'Lập bộ mã dự phòng mới',
  passkey_added: 'Thêm khóa của máy',
  passkey_removed: 'Bỏ khóa của máy',
  password_link_made: 'Tạo đường dẫn đặt lại mật khẩu',
  password_link_used: 'Đặt mật khẩu qua đường dẫn',
  oidc_name_changed: 'Đổi tên ở cổng đăng nhập chung',
  oidc_linked: 'Nối với cổng đăng nhập chung',
}

/** What was done, in three words. */
export function eventTitle(kind: string): string {
  return TITLES[kind] ?? 'Thay đổi khác'
}

/** By whom, why, and what is different since. */
export function eventNote({ actorName, detail, kind }: AccountEvent, book: CommuneBook): string {
  const words = [`${actorName ?? 'Hệ thống'}.`]
  if (kind === 'account_closed' && typeof detail.reason === 'string') words.push(`Lý do: ${detail.reason}.`)
  if (kind === 'account_closed' && detail.toLeader === true) words.push('Việc mật để lãnh đạo xã giao lại.')
  if (kind === 'work_changed') words.push(...changes(detail.from as WorkThen, detail.to as WorkThen, book))
  return words.join(' ')
}

function changes(from: WorkThen, to: WorkThen, book: CommuneBook): string[] {
  const hamlet = (id: string) => book.hamlets.get(id)?.name ?? 'không có'
  const rows: [string, string, string][] = [
    ['Chức danh', from.title || 'chưa ghi', to.title || 'chưa ghi'],
    ['Cơ quan', bodyName(book, from.body), bodyName(book, to.body)],
    ['Thôn', hamlet(from.hamlet), hamlet(to.hamlet)],
    ['Vai trò', rolesText(from.roles), rolesText(to.roles)],
  ]
  return rows
    .filter(([, before, after]) => before !== after)
    .map(([name, before, after]) => `${name}: ${before} → ${after}.`)
}
