import type { CommuneSeed } from './common.ts'

/** Xã Đak Pơ, Gia Lai: thị trấn Đak Pơ and the communes Hà Tam, An Thành, Yang Bắc of before 1/7/2025. A selection of hamlets. */
export const DAK_PO: CommuneSeed = {
  slug: 'dak-po',
  unitCode: '23995',
  name: 'Xã Đak Pơ',
  provinceName: 'tỉnh Gia Lai',
  codePrefix: 'DP',
  hamlets: [
    ['ha_tam_1', 'Thôn 1 (Hà Tam)'],
    ['ha_tam_2', 'Thôn 2 (Hà Tam)'],
    ['ha_tam_4', 'Thôn 4 (Hà Tam)'],
    ['lang_hway', 'Làng Hway'],
    ['bung_bang_hven', 'Làng Bung Bang Hven'],
    ['jro_ktu_dak_yang', 'Làng Jro Ktu Đak Yang'],
    ['an_thanh_1', 'Thôn 1 (An Thành)'],
    ['an_thanh_2', 'Thôn 2 (An Thành)'],
    ['to_1', 'Tổ dân phố 1 (thị trấn cũ)'],
    ['to_2', 'Tổ dân phố 2 (thị trấn cũ)'],
    ['to_3', 'Tổ dân phố 3 (thị trấn cũ)'],
    ['to_4', 'Tổ dân phố 4 (thị trấn cũ)'],
  ],
  rules: [
    {
      category: 'nong_thon_moi',
      hamlet: 'lang_hway',
      body: 'phong-van-hoa-xa-hoi',
      limit: 'ordinary',
      reason: 'Nông thôn mới ở Làng Hway gắn với nhà rông và cồng chiêng, do Phòng Văn hóa - Xã hội phụ trách.',
    },
  ],
}
