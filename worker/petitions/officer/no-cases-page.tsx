import { type BigLink, BigLinks } from '../../../web/components/big-links.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Qr } from '../../../web/components/qr.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { rolesText } from '../../staff/roles.ts'
import { ENTRUSTED } from './entrusted-page.tsx'

/** The front page of an officer whose roles see no case: what he can do here. */
export function NoCasesPage({ staff, book, origin }: { staff: StaffMember; book: CommuneBook; origin: string }) {
  const { commune, hamlets } = book
  const hamlet = hamlets.get(staff.hamletId ?? '')
  const here = `/${commune.id}`
  return (
    <OfficePage title="Việc của tôi" staff={staff} book={book} current="/can-bo">
      <h1>Chào {staff.name}</h1>
      <p class="lead">
        Vai trò của ông/bà: {rolesText(staff.roles) || 'chưa có'}. Vai trò này không mở hồ sơ của người gửi; dưới đây là
        những việc ông/bà làm được.
      </p>
      <BigLinks links={linksFor(staff, book)} />
      {holds(staff, 'hamlet_rep') && (
        <ShowPeople place={hamlet?.name ?? commune.name} address={`${origin}${here}/kien-nghi/moi`} />
      )}
      {holds(staff, 'supervisor_member', 'advisory_group_member') && (
        <Note title="Cần xem một hồ sơ cụ thể?">
          <p>
            Hồ sơ chỉ mở cho cơ quan đang giải quyết. Ông/bà liên hệ Mặt trận xã để được cung cấp thông tin theo quy
            định.
          </p>
        </Note>
      )}
    </OfficePage>
  )
}

function linksFor(staff: StaffMember, { commune, hamlets }: CommuneBook): BigLink[] {
  const hamlet = hamlets.get(staff.hamletId ?? '')
  const released = `/${commune.id}/kien-nghi`
  const admin = {
    href: '/can-bo/tai-khoan',
    text: 'Tài khoản cán bộ',
    more: 'Mở, sửa, đóng tài khoản; cấp lại mật khẩu',
  }
  const settings = {
    href: '/can-bo/cai-dat',
    text: 'Cài đặt của xã',
    more: 'Cơ quan, phân công, thôn, lĩnh vực, thời hạn, ngày nghỉ',
  }
  const helping = [
    {
      href: '/can-bo/ghi-giup',
      text: 'Ghi giúp bà con',
      more: 'Ai không có điện thoại: ghi đúng lời, đọc lại, gửi, trao tờ biên nhận',
      isMain: true,
    },
    { href: '/can-bo/bao-cao', text: 'Báo cáo của thôn', more: 'Kế hoạch, kết quả tháng: làm, nộp, xem lại' },
    {
      href: '/can-bo/cong-tac',
      text: 'Công tác của thôn',
      more: 'Chỉ tiêu, ngày hoạt động, vướng mắc, xếp loại, khen thưởng',
    },
    { href: '/can-bo/ghi-giup/da-ghi', text: 'Những việc tôi đã ghi', more: 'Đang ở bước nào, bao giờ có trả lời' },
    {
      href: `/${commune.id}/kien-nghi/mau-giay`,
      text: 'In phiếu giấy',
      more: 'Để sẵn ở nhà văn hóa; bà con viết, ông/bà chép vào sau',
    },
  ]
  return [
    ...(holds(staff, 'admin') ? [admin, settings] : []),
    ...(holds(staff, 'confidential_officer')
      ? [
          {
            href: ENTRUSTED,
            text: 'Hồ sơ giao riêng cho tôi',
            more: 'Chỉ người được giao đích danh mở được',
            isMain: true,
          },
        ]
      : []),
    ...(holds(staff, 'hamlet_rep') ? helping : []),
    ...(hamlet
      ? [
          {
            href: `${released}?thon=${hamlet.id}`,
            text: `Việc bà con ${hamlet.name} đã nêu`,
            more: 'Những việc được công khai và cách giải quyết',
          },
        ]
      : []),
    { href: released, text: 'Việc đã công khai của cả xã', more: 'Việc gì, cơ quan nào làm, trả lời ra sao' },
    {
      href: '/can-bo/phan-cong',
      text: 'Việc nào do cơ quan nào giải quyết',
      more: 'Xem quy định phân công, thử một việc sẽ về đâu, chỗ nào chưa có quy định',
    },
  ]
}

/** For people without the address: a hamlet's representative holds out his phone, or prints it for the notice board. */
function ShowPeople({ place, address }: { place: string; address: string }) {
  return (
    <section aria-labelledby="gui">
      <h2 id="gui">Giúp bà con {place} gửi kiến nghị</h2>
      <p>Bà con đưa máy ảnh điện thoại vào hình dưới đây, hoặc gõ địa chỉ. Không cần tài khoản.</p>
      <Qr text={address} label="Mã dẫn đến trang gửi kiến nghị" />
      <p>
        <a href={address}>{address.replace(/^https?:\/\//, '')}</a>
      </p>
      <p>
        Ai không có điện thoại, ông/bà <a href="/can-bo/ghi-giup">ghi giúp</a>. Ông/bà đừng mở trang này trên máy của
        mình để gửi hộ: mã bí mật của người gửi sẽ nằm lại trong máy.
      </p>
    </section>
  )
}
