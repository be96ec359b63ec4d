import type { CommuneSeed } from './common.ts'

/** Xã Bình Xa, Tuyên Quang. Hamlets in the order of the commune's assignment table. */
export const BINH_XA: CommuneSeed = {
  slug: 'binh-xa',
  unitCode: '02404',
  name: 'Xã Bình Xa',
  provinceName: 'tỉnh Tuyên Quang',
  codePrefix: 'BX',
  hamlets: [
    ['lang_dia', 'Làng Dịa'],
    ['dong_chua_1', 'Đồng Chùa 1'],
    ['dong_chua_2', 'Đồng Chùa 2'],
    ['soi_dia', 'Soi Dịa'],
    ['yen_binh', 'Yên Bình'],
    ['tho_binh_1', 'Thọ Bình 1'],
    ['tho_binh_2', 'Thọ Bình 2'],
    ['dong_com', 'Đồng Cỏm'],
    ['nam_ninh', 'Nam Ninh'],
    ['cho_bo_1', 'Chợ Bợ 1'],
    ['cho_bo_2', 'Chợ Bợ 2'],
    ['dong_vau', 'Đồng Vầu'],
    ['tan_binh_1', 'Tân Bình 1'],
    ['tan_binh_2', 'Tân Bình 2'],
    ['dong_luong', 'Đồng Lường'],
    ['thon_do', 'Thôn Đo'],
    ['thac_luong', 'Thác Lường'],
    ['deo_ang', 'Đèo Ảng'],
  ],
  rules: [
    {
      category: 'nong_thon_moi',
      hamlet: 'dong_com',
      body: 'mttq',
      limit: 'ordinary',
      reason: 'Đồng Cỏm do Mặt trận xã đứng chân giúp xây dựng nông thôn mới.',
    },
    {
      category: 'pccc_thien_tai',
      hamlet: 'thac_luong',
      urgency: 'urgent',
      body: 'ban-chi-huy-quan-su',
      limit: 'urgent',
      reason: 'Thác Lường do Ban Chỉ huy quân sự xã đứng chân, nên việc khẩn ở đây giao ngay cho Ban.',
    },
  ],
}
