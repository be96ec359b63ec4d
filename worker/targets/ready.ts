import type { IndicatorRow } from './tables.ts'

/** What a commune can take over with one press, and the target that its source sets. */
export type Ready = Omit<IndicatorRow, 'id' | 'communeId' | 'position' | 'endsOn' | 'revision'> & {
  target: number | null
}

const T4 = 'Kế hoạch số 11 KH/ĐU ngày 15/01/2021 của Đảng ủy xã Bình Xa, mục IV'
const T12 = 'Nghị quyết của Ban Chấp hành Đảng bộ xã Hà Tam khóa XV, mục II.2.2'

const hamlet = { scope: 'hamlet', digits: 0, gather: 'last', source: T4, question: '', hint: '' } as const
const body = { scope: 'body', digits: 1, gather: 'last', source: T12, question: '', hint: '' } as const
const commune = { ...hamlet, scope: 'commune' } as const

/** The targets of the Party committee's plans, ready to be taken over. */
export const READY: readonly { title: string; rows: readonly Ready[] }[] = [
  {
    title: 'Xây dựng nông thôn mới ở thôn',
    rows: [
      {
        ...{ ...hamlet, code: 'nha_van_hoa', unit: 'nhà văn hóa', rule: 'all', target: 1 },
        name: 'Nhà văn hóa có cổng, hàng rào, sạch đẹp',
        hint: 'Cổng; hàng rào kiên cố hoặc cây xanh; vệ sinh, chỉnh trang thường xuyên; quét sơn hoặc vôi ve.',
      },
      {
        ...{ ...hamlet, code: 'le_duong', unit: '%', rule: 'all', target: 100 },
        name: 'Tuyến đường đã kiên cố được đắp lề',
        hint: 'Số tuyến đã đắp lề so với số tuyến đã kiên cố hóa của thôn.',
      },
      {
        ...{ ...hamlet, code: 'duong_hoa', unit: 'tuyến', rule: 'at_least', target: 2 },
        ...{ name: 'Tuyến đường hoa điển hình', gather: 'sum' },
        hint: 'Chỉ tính tuyến dài từ 0,3 km. Ghi số tuyến mới làm xong.',
      },
      {
        ...{ ...hamlet, code: 'duong_hoa_ngan', unit: 'km', rule: 'at_least', target: 0.3, digits: 2 },
        name: 'Chiều dài tuyến đường hoa ngắn nhất',
        hint: 'Đo tuyến ngắn nhất trong các tuyến đường hoa điển hình của thôn.',
      },
      {
        ...{ ...hamlet, code: 'duong_dien', unit: 'tuyến', rule: 'at_least', target: 1 },
        ...{ name: 'Tuyến đường điện thắp sáng', gather: 'sum', question: 'tuyen_den' },
        hint: 'Ghi số tuyến mới làm xong.',
      },
      {
        ...{ ...hamlet, code: 'ho_rac', unit: '%', rule: 'more_than', target: 80, digits: 1 },
        name: 'Hộ có hố rác, chôn lấp hoặc ủ rác hữu cơ',
        hint: 'Giao cho các thôn xa trung tâm xã. Số hộ đã làm so với số hộ của thôn.',
      },
      {
        ...{ ...hamlet, code: 'chan_nuoi_sach', unit: '%', rule: 'increase', target: 10, digits: 1 },
        name: 'Hộ chăn nuôi bảo đảm vệ sinh môi trường',
        hint: 'Số hộ bảo đảm vệ sinh so với số hộ chăn nuôi của thôn.',
      },
    ],
  },
  {
    title: 'Xây dựng nông thôn mới ở xã',
    rows: [
      {
        ...{ ...commune, code: 'duong_hoa_trung_tam', unit: 'km', rule: 'at_least', target: 0.8, digits: 2 },
        name: 'Đường hoa ở trung tâm xã',
      },
      {
        ...{ ...commune, code: 've_sinh_duong', unit: 'thôn', rule: 'all', target: null },
        name: 'Thôn duy trì vệ sinh đường liên thôn, ngõ xóm',
        hint: 'Mức giao là tất cả số thôn của xã.',
      },
      {
        ...{ ...commune, code: 'thu_gom_rac', unit: 'thôn', rule: 'at_least', target: null },
        name: 'Thôn thu gom rác xã hội hóa, chở đến bãi rác tập trung',
      },
    ],
  },
  {
    title: 'Mặt trận và các tổ chức',
    rows: [
      {
        ...{ ...body, code: 'xep_loai', unit: 'bậc', rule: 'at_least', target: 3, digits: 0 },
        name: 'Xếp loại cuối năm từ hoàn thành tốt nhiệm vụ trở lên',
        hint: '4: hoàn thành xuất sắc; 3: hoàn thành tốt; 2: hoàn thành; 1: không hoàn thành.',
      },
      {
        ...{ ...body, code: 'phat_trien_hoi_vien', unit: '% chỉ tiêu giao', rule: 'at_least', target: 100 },
        name: 'Phát triển hội viên, đoàn viên',
      },
      {
        ...{ ...body, code: 'tap_hop_hoi_vien', unit: '% chỉ tiêu giao', rule: 'at_least', target: 100 },
        name: 'Tập hợp, thu hút hội viên, đoàn viên',
      },
      {
        ...{ ...body, code: 'sinh_hoat', unit: '%', rule: 'all', target: 100 },
        name: 'Kỳ sinh hoạt định kỳ được giữ đúng',
        hint: 'Số kỳ đã họp so với số kỳ theo quy chế, tính từ đầu năm.',
      },
      {
        ...{ ...body, code: 'tham_gia_phong_trao', unit: '%', rule: 'at_least', target: 50 },
        name: 'Hội viên, đoàn viên tham gia cuộc vận động, phong trào',
      },
    ],
  },
]

/** What the source sets for an indicator that was taken over. */
export function readyTarget(code: string): number | null {
  return READY.flatMap(({ rows }) => rows).find((row) => row.code === code)?.target ?? null
}
