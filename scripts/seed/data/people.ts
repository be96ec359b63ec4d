import type { Role } from '../../../worker/staff/actor.ts'

/** An officer of the examples; every name is made up. */
export type PersonSeed = {
  username: string
  roles: readonly Role[]
  body: string
  title: string
  /** The made-up name in Bình Xa, then in Đak Pơ. */
  names: readonly [string, string]
}

export const PEOPLE: readonly PersonSeed[] = [
  {
    username: 'tiepnhan',
    roles: ['intake_officer'],
    body: 'mttq',
    title: 'Cán bộ tiếp nhận',
    names: ['Hoàng Thị Mận', 'Đinh Thị Hlơi'],
  },
  {
    username: 'dieuphoi',
    roles: ['coordinator'],
    body: 'mttq',
    title: 'Phó Chủ tịch Mặt trận xã',
    names: ['Ma Văn Thụ', 'Nguyễn Văn Sáu'],
  },
  {
    username: 'duyet.mattran',
    roles: ['approver'],
    body: 'mttq',
    title: 'Chủ tịch Mặt trận xã',
    names: ['Nông Thị Hiên', 'Đinh Văn Byơi'],
  },
  {
    username: 'xuly.kinhte',
    roles: ['handler'],
    body: 'phong-kinh-te',
    title: 'Chuyên viên Phòng Kinh tế',
    names: ['Trần Văn Khải', 'Lê Thị Thắm'],
  },
  {
    username: 'duyet.kinhte',
    roles: ['approver'],
    body: 'phong-kinh-te',
    title: 'Trưởng phòng Kinh tế',
    names: ['Lương Đình Toàn', 'Võ Văn Trí'],
  },
  {
    username: 'xuly.congan',
    roles: ['handler'],
    body: 'cong-an',
    title: 'Cán bộ Công an xã',
    names: ['Vũ Minh Đức', 'Phan Văn Hậu'],
  },
  {
    username: 'duyet.congan',
    roles: ['approver'],
    body: 'cong-an',
    title: 'Trưởng Công an xã',
    names: ['Phạm Quốc Huy', 'Trương Văn Lợi'],
  },
  {
    username: 'xuly.vanhoa',
    roles: ['handler'],
    body: 'phong-van-hoa-xa-hoi',
    title: 'Chuyên viên Phòng Văn hóa - Xã hội',
    names: ['Đặng Thị Sen', 'Đinh Thị Nhưng'],
  },
  {
    username: 'duyet.vanhoa',
    roles: ['approver'],
    body: 'phong-van-hoa-xa-hoi',
    title: 'Trưởng phòng Văn hóa - Xã hội',
    names: ['Lý Thị Ngân', 'Huỳnh Thị Lài'],
  },
  {
    username: 'xuly.vanphong',
    roles: ['handler'],
    body: 'van-phong',
    title: 'Chuyên viên Văn phòng',
    names: ['Bùi Thị Nga', 'Ngô Thị Duyên'],
  },
  {
    username: 'duyet.vanphong',
    roles: ['approver'],
    body: 'van-phong',
    title: 'Chánh Văn phòng HĐND và UBND',
    names: ['Triệu Văn Bình', 'Đỗ Văn Nam'],
  },
  {
    username: 'xuly.ubnd',
    roles: ['handler'],
    body: 'ubnd',
    title: 'Chuyên viên giúp việc Ủy ban nhân dân',
    names: ['Hoàng Văn Tiến', 'Nguyễn Thị Hương'],
  },
  {
    username: 'duyet.ubnd',
    roles: ['approver'],
    body: 'ubnd',
    title: 'Chủ tịch Ủy ban nhân dân xã',
    names: ['Nguyễn Đức Vinh', 'Đinh Văn Thơm'],
  },
  {
    username: 'lanhdao',
    roles: ['leader'],
    body: 'dang-uy',
    title: 'Phó Bí thư Thường trực Đảng ủy',
    names: ['Quan Văn Lập', 'Đinh Văn Hrưm'],
  },
  {
    username: 'duyet.phunu',
    roles: ['approver'],
    body: 'phu-nu',
    title: 'Chủ tịch Hội Liên hiệp Phụ nữ xã',
    names: ['Lý Thị Hòa', 'Đinh Thị Bơi'],
  },
  {
    username: 'giamsat',
    roles: ['supervisor_member'],
    body: 'thanh-tra-nhan-dan',
    title: 'Trưởng Ban Thanh tra nhân dân',
    names: ['Phùng Văn Cảnh', 'Mai Văn Tấn'],
  },
  {
    username: 'tuvan',
    roles: ['advisory_group_member'],
    body: 'mttq',
    title: 'Thành viên Tổ tư vấn',
    names: ['Hà Văn Thịnh', 'Cao Thị Bích'],
  },
  {
    username: 'baomat',
    roles: ['confidential_officer'],
    body: 'uy-ban-kiem-tra',
    title: 'Cán bộ được giao việc mật',
    names: ['Lục Thị Xuân', 'Tạ Văn Quý'],
  },
  {
    username: 'quantri',
    roles: ['admin'],
    body: 'van-phong',
    title: 'Quản trị hệ thống',
    names: ['Dương Văn Tùng', 'Hồ Văn Kiên'],
  },
]

/** Representatives of hamlets: the hamlet's id and the made-up name. */
export const HAMLET_PEOPLE = [
  { slug: 'binh-xa', username: 'thon.langdia', hamlet: 'lang_dia', name: 'Nguyễn Thị Chanh' },
  { slug: 'binh-xa', username: 'thon.dongcom', hamlet: 'dong_com', name: 'Hoàng Văn Chự' },
  { slug: 'dak-po', username: 'thon.hway.dakpo', hamlet: 'lang_hway', name: 'Đinh Văn Plơm' },
] as const
