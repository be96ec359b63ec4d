import type { DossierView } from '../../dossiers/deed-access.ts'
import { openSteps } from '../../dossiers/life.ts'
import { groundOf } from '../../dossiers/file.ts'
import type { Own } from '../own.ts'
import { CRITICISM_STEPS, isAtDesk, isIssued, mayCompile, mayJudge, opinesAs } from '../rules.ts'

export type Way = { href: string; text: string; more: string }

/** Pages of a draft that this officer has something to do or to read on, the most urgent first. */
export function waysOf({ desk, address, offers }: Pick<DossierView<Own>, 'desk' | 'address' | 'offers'>): Way[] {
  const { book, staff, file } = desk
  const { row, own } = file
  const front = book.commune.triageBodyId
  const offered = (action: string) => offers.some((offer) => offer.action === action)
  const steps = openSteps(CRITICISM_STEPS, row, groundOf(book, file), staff)
  const parts = own.sections.filter(({ position }) => position > 0).length
  const desked = isAtDesk(staff, file, front)
  const opines = opinesAs(staff, file, front)
  const ways: (Way | false)[] = [
    mayJudge(staff, front) &&
      own.waiting > 0 && {
        href: `${address}/cho-xem`,
        text: 'Ý kiến bà con chờ xem',
        more: `${own.waiting > 50 ? 'Hơn 50' : own.waiting} ý kiến chưa đăng.`,
      },
    offered('soan-tra-loi') && {
      href: `${address}/soan-tra-loi`,
      text: 'Soạn trả lời từng điểm',
      more: `${own.points.filter(({ response }) => response !== '').length} trên ${own.points.length} điểm đã soạn.`,
    },
    offered('doi-chieu') && {
      href: `${address}/doi-chieu`,
      text: 'Đối chiếu văn bản với từng điểm',
      more: `${own.points.filter(({ met }) => met !== '').length} trên ${own.points.length} điểm đã đối chiếu.`,
    },
    mayCompile(staff, file, front) && {
      href: `${address}/tong-hop?chua=1`,
      text: 'Gom ý kiến thành từng điểm',
      more: own.points.length === 0 ? 'Chưa có điểm nào.' : `Đã có ${own.points.length} điểm.`,
    },
    steps.some(({ action }) => action === 'chia-muc') && {
      href: `${address}/noi-dung/sua`,
      text: parts === 0 ? 'Dán nội dung dự thảo, chia mục' : 'Sửa nội dung, chia lại mục',
      more: parts === 0 ? 'Bà con góp ý theo từng mục.' : `Đang có ${parts} mục.`,
    },
    parts > 0 && { href: `${address}/noi-dung`, text: 'Đọc nội dung dự thảo', more: `${parts} mục.` },
    (opines !== null || (desked && own.criticism.opensOn !== null) || isIssued(row)) && {
      href: `${address}/y-kien`,
      text:
        opines === null
          ? 'Ý kiến của cơ quan, chuyên gia'
          : opines === 'session'
            ? 'Ghi ý kiến nhận được'
            : 'Góp ý dự thảo này',
      more: desked ? 'Ý kiến gửi bằng văn bản, nói tại buổi họp.' : 'Góp ý theo mục, theo từng mặt.',
    },
    mayJudge(staff, front) &&
      own.criticism.isOpen && {
        href: `${address}/cho-xem?xem=da-dang`,
        text: 'Ý kiến bà con đã đăng, không đăng',
        more: 'Xem lại, đổi nếu cần.',
      },
  ]
  return ways.filter((way): way is Way => way !== false)
}
