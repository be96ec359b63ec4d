/** A row as printed, with the end of its body's id and its hamlets. */
export type AssignmentSeed = {
  name: string
  body: string
  content: string
  hamlets: readonly string[]
  /** The cell as printed. */
  cell: string
}

const EVERYWHERE = 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn'

/** The table that went with Kế hoạch số 11 KH/ĐU of 15/01/2021, cell by cell, with its own spelling. */
export const TABLE_2021: readonly AssignmentSeed[] = [
  { name: 'Trường mầm non', body: 'truong-mam-non', content: EVERYWHERE, hamlets: ['lang_dia'], cell: 'Làng Dịa' },
  {
    name: 'Trường tiểu học',
    body: 'truong-tieu-hoc',
    content: EVERYWHERE,
    hamlets: ['dong_chua_1', 'dong_chua_2'],
    cell: 'Đồng Chùa 1, Đồng Chùa 2',
  },
  {
    name: 'Trường THCS',
    body: 'truong-thcs',
    content: EVERYWHERE,
    hamlets: ['soi_dia', 'yen_binh'],
    cell: 'Soi Dịa, Yên Bình',
  },
  { name: 'Trạm y tế', body: 'tram-y-te', content: EVERYWHERE, hamlets: ['tho_binh_1'], cell: 'Thọ Bình 1' },
  { name: 'Công an xã', body: 'cong-an', content: EVERYWHERE, hamlets: ['tho_binh_2'], cell: 'Thọ Bình 2' },
  { name: 'MTTQ xã', body: 'mttq', content: EVERYWHERE, hamlets: ['dong_com'], cell: 'Đồng Cỏm' },
  { name: 'Hội LHPN xã', body: 'phu-nu', content: EVERYWHERE, hamlets: ['nam_ninh'], cell: 'Nam Ninh' },
  {
    name: 'Hội nông dân xã',
    body: 'nong-dan',
    content: EVERYWHERE,
    hamlets: ['cho_bo_1', 'cho_bo_2'],
    cell: 'Chợ Bợ 1, Chợ Bợ 2',
  },
  { name: 'Đoàn thanh niên', body: 'doan-thanh-nien', content: EVERYWHERE, hamlets: ['dong_vau'], cell: 'Đồng Vầu' },
  {
    name: 'Hội CCB',
    body: 'cuu-chien-binh',
    content: EVERYWHERE,
    hamlets: ['tan_binh_1', 'tan_binh_2'],
    cell: 'Tân Bình 1, Tân Bình 2',
  },
  {
    name: 'Công đoàn CS xã',
    body: 'cong-doan',
    content: 'Trồng hoa, cây xanh Khuân viên trụ sở xã, Nhà bia ghi tên liệt sỹ, gắn biển chỉ dẫn thôn',
    hamlets: [],
    cell: '',
  },
  { name: 'Đảng ủy xã', body: 'dang-uy', content: EVERYWHERE, hamlets: ['dong_luong'], cell: 'Đồng Lường' },
  { name: 'UBND xã', body: 'ubnd', content: EVERYWHERE, hamlets: ['thon_do'], cell: 'Thôn Đo' },
  {
    name: 'BCHQS xã',
    body: 'ban-chi-huy-quan-su',
    content: 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa',
    hamlets: ['thac_luong'],
    cell: 'Thác Lường',
  },
  { name: 'TT HĐND xã', body: 'hdnd', content: EVERYWHERE, hamlets: ['deo_ang'], cell: 'Đèo Ảng' },
]

const NOW = 'Vệ sinh nhà văn hóa, đường thôn, đường hoa; vận động đường điện thắp sáng, hố rác hộ gia đình'

/** The table of 2026, made up: the bodies since 1/7/2025, one hamlet in other hands. */
export const TABLE_2026: readonly AssignmentSeed[] = [
  { name: 'Trường mầm non', body: 'truong-mam-non', content: NOW, hamlets: ['lang_dia'], cell: 'Làng Dịa' },
  {
    name: 'Trường tiểu học',
    body: 'truong-tieu-hoc',
    content: NOW,
    hamlets: ['dong_chua_1', 'dong_chua_2'],
    cell: 'Đồng Chùa 1, Đồng Chùa 2',
  },
  { name: 'Trường THCS', body: 'truong-thcs', content: NOW, hamlets: ['soi_dia'], cell: 'Soi Dịa' },
  { name: 'Trạm y tế', body: 'tram-y-te', content: NOW, hamlets: ['tho_binh_1'], cell: 'Thọ Bình 1' },
  { name: 'Công an xã', body: 'cong-an', content: NOW, hamlets: ['tho_binh_2'], cell: 'Thọ Bình 2' },
  { name: 'Ủy ban MTTQ xã', body: 'mttq', content: NOW, hamlets: ['dong_com'], cell: 'Đồng Cỏm' },
  { name: 'Hội LHPN xã', body: 'phu-nu', content: NOW, hamlets: ['nam_ninh'], cell: 'Nam Ninh' },
  {
    name: 'Hội Nông dân xã',
    body: 'nong-dan',
    content: NOW,
    hamlets: ['cho_bo_1', 'cho_bo_2'],
    cell: 'Chợ Bợ 1, Chợ Bợ 2',
  },
  { name: 'Đoàn Thanh niên xã', body: 'doan-thanh-nien', content: NOW, hamlets: ['dong_vau'], cell: 'Đồng Vầu' },
  {
    name: 'Hội Cựu chiến binh xã',
    body: 'cuu-chien-binh',
    content: NOW,
    hamlets: ['tan_binh_1', 'tan_binh_2'],
    cell: 'Tân Bình 1, Tân Bình 2',
  },
  {
    name: 'Công đoàn cơ sở xã',
    body: 'cong-doan',
    content: 'Trồng hoa, cây xanh khuôn viên trụ sở xã, nhà bia ghi tên liệt sĩ',
    hamlets: [],
    cell: '',
  },
  { name: 'Đảng ủy xã', body: 'dang-uy', content: NOW, hamlets: ['dong_luong'], cell: 'Đồng Lường' },
  { name: 'UBND xã', body: 'ubnd', content: NOW, hamlets: ['thon_do'], cell: 'Thôn Đo' },
  { name: 'Ban CHQS xã', body: 'ban-chi-huy-quan-su', content: NOW, hamlets: ['thac_luong'], cell: 'Thác Lường' },
  { name: 'Thường trực HĐND xã', body: 'hdnd', content: NOW, hamlets: ['deo_ang'], cell: 'Đèo Ảng' },
  { name: 'Phòng Kinh tế', body: 'phong-kinh-te', content: NOW, hamlets: ['yen_binh'], cell: 'Yên Bình' },
]
