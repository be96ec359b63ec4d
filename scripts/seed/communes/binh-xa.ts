import type { CommuneSeed } from './common.ts'

/** Xã Bình Xa, Tuyên Quang. Hamlets and the organisation standing by each: the commune's assignment table, in its order. */
export const BINH_XA: CommuneSeed = {
  slug: 'binh-xa',
  unitCode: '02404',
  name: 'Xã Bình Xa',
  provinceName: 'tỉnh Tuyên Quang',
  codePrefix: 'BX',
  hamlets: [
    ['lang_dia', 'Làng Dịa', 'truong-mam-non'],
    ['dong_chua_1', 'Đồng Chùa 1', 'truong-tieu-hoc'],
    ['dong_chua_2', 'Đồng Chùa 2', 'truong-tieu-hoc'],
    ['soi_dia', 'Soi Dịa', 'truong-thcs'],
    ['yen_binh', 'Yên Bình', 'truong-thcs'],
    ['tho_binh_1', 'Thọ Bình 1', 'tram-y-te'],
    ['tho_binh_2', 'Thọ Bình 2', 'cong-an'],
    ['dong_com', 'Đồng Cỏm', 'mttq'],
    ['nam_ninh', 'Nam Ninh', 'phu-nu'],
    ['cho_bo_1', 'Chợ Bợ 1', 'nong-dan'],
    ['cho_bo_2', 'Chợ Bợ 2', 'nong-dan'],
    ['dong_vau', 'Đồng Vầu', 'doan-thanh-nien'],
    ['tan_binh_1', 'Tân Bình 1', 'cuu-chien-binh'],
    ['tan_binh_2', 'Tân Bình 2', 'cuu-chien-binh'],
    ['dong_luong', 'Đồng Lường', 'dang-uy'],
    ['thon_do', 'Thôn Đo', 'ubnd'],
    ['thac_luong', 'Thác Lường', 'ban-chi-huy-quan-su'],
    ['deo_ang', 'Đèo Ảng', 'hdnd'],
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
