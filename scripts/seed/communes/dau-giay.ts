import type { CommuneSeed } from './common.ts'

/** Xã Dầu Giây, Đồng Nai: thị trấn Dầu Giây and the communes Bàu Hàm 2, Hưng Lộc, Lộ 25 of before 1/7/2025. A selection of hamlets. */
export const DAU_GIAY: CommuneSeed = {
  slug: 'dau-giay',
  unitCode: '26326',
  name: 'Xã Dầu Giây',
  provinceName: 'tỉnh Đồng Nai',
  codePrefix: 'DG',
  hamlets: [
    ['lap_thanh', 'Ấp Lập Thành'],
    ['tran_cao_van', 'Ấp Trần Cao Vân'],
    ['tran_hung_dao', 'Ấp Trần Hưng Đạo'],
    ['phan_boi_chau', 'Ấp Phan Bội Châu'],
    ['ngo_quyen', 'Ấp Ngô Quyền'],
    ['hung_nghia', 'Ấp Hưng Nghĩa'],
    ['lo_25_1', 'Ấp 1 (Lộ 25)'],
    ['lo_25_2', 'Ấp 2 (Lộ 25)'],
  ],
  rules: [
    {
      category: 'nong_thon_moi',
      hamlet: 'hung_nghia',
      body: 'mttq',
      limit: 'ordinary',
      reason: 'Ấp Hưng Nghĩa xây dựng khu dân cư kiểu mẫu, do Mặt trận xã phụ trách.',
    },
  ],
}
