// What people write, put together so that words come as often as they do in real letters: some in most of them, some in one.

/** A matter: field of life, its first sentence (the title), how it goes on. The first ones come far more often than the last. */
export const MATTERS: readonly (readonly [category: string, title: string, more: string])[] = [
  ['moi_truong', 'Rác thải ở đầu thôn đã nhiều ngày chưa ai thu gom', 'Mùi hôi bay cả xóm, ruồi nhiều, trẻ con dễ ốm'],
  [
    'giao_thong',
    'Đường vào xóm nhiều ổ gà, mưa xuống đi lại rất khó',
    'Xe máy ngã mấy lần, tối không có đèn chiếu sáng',
  ],
  ['dien_nuoc_vien_thong', 'Nước sạch chảy yếu, có hôm đục và có mùi', 'Nhà cuối đường ống phải đi xin nước giếng'],
  ['dat_dai', 'Hộ liền kề xây tường lấn sang lối đi chung', 'Hai bên đã nói chuyện nhưng chưa thống nhất mốc giới'],
  ['thuy_loi_nong_nghiep', 'Mương tưới bị bồi lấp, ruộng thiếu nước', 'Lúa đang làm đòng mà đất nứt nẻ'],
  ['an_ninh_trat_tu', 'Quán hát karaoke mở loa to đến khuya', 'Người già và học sinh không ngủ được'],
  ['chinh_sach_xa_hoi', 'Tiền trợ cấp bảo trợ xã hội tháng này chậm', 'Gia đình neo đơn, chỉ trông vào khoản này'],
  [
    'thuy_loi_nong_nghiep',
    'Chất thải chăn nuôi đổ thẳng ra mương',
    'Cá chết nổi, nước đen, bà con không dám lấy tưới rau',
  ],
  ['giao_duc', 'Khoản thu đầu năm của trường chưa rõ ràng', 'Phụ huynh đề nghị họp và công khai từng khoản'],
  ['xay_dung', 'Công trình nhà bên đào móng làm nứt tường nhà tôi', 'Vết nứt mỗi ngày một rộng, sợ mùa mưa sập'],
  ['y_te', 'Trạm y tế hết thuốc huyết áp nhiều tuần', 'Người già phải đi hơn hai mươi cây số để mua'],
  ['an_toan_giao_thong', 'Xe tải chở đá chạy nhanh qua cổng trường', 'Đề nghị đặt biển hạn chế tốc độ và gờ giảm tốc'],
  [
    'van_hoa_thong_tin',
    'Loa truyền thanh của thôn hỏng, không nghe được',
    'Thông báo lịch tiêm và lịch họp đều bị sót',
  ],
  ['pccc_thien_tai', 'Taluy dương sau nhà có nguy cơ sạt lở', 'Đất đá đã lăn xuống sân sau trận mưa hôm trước'],
  ['tai_chinh_dong_gop', 'Quỹ của thôn chưa công khai thu chi', 'Đề nghị dán bảng kê ở nhà văn hóa'],
  ['can_bo_thai_do', 'Cán bộ một cửa hẹn nhiều lần chưa giải quyết', 'Giấy tờ đủ mà phải đi lại bốn lần'],
]

/** What was done about it so far. */
export const HISTORY: readonly string[] = [
  'Bà con đã nhắc trưởng thôn nhưng chưa thấy thay đổi.',
  'Đây là lần thứ hai tôi kiến nghị việc này.',
  'Đề nghị xã cho người xuống kiểm tra thực tế.',
  'Mong sớm có câu trả lời để bà con yên tâm.',
  'Việc này kéo dài từ sau Tết đến nay.',
  'Họp thôn đã ghi biên bản, có chữ ký của các hộ.',
  'Nếu chưa làm ngay được, xin cho biết bao giờ làm.',
]

const FAMILY = 'Nguyễn Trần Lê Hoàng Ma Nông Lương Triệu Quan Phùng Bàn Đặng Lý Hà Vi Sầm Chẩu Tướng Hứa Lục'.split(' ')
const GIVEN =
  'Lan Hùng Thắm Sơn Mận Khải Hiên Toàn Sen Ngân Bình Vinh Lập Cảnh Thụ Đức Huy Nga Tiến Hương Duyên Hơn'.split(' ')

/** What one of them sent: the place and the name are rare words, the number of the post stands in a single letter. */
export function lettersOf(many: number, hamlets: readonly string[]) {
  return Array.from({ length: many }, (_, n) => {
    const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((salt) => scattered(n * 5 + salt))
    const [category = '', title = '', more = ''] = MATTERS[Math.floor(MATTERS.length * (a ?? 0) ** 2)] ?? []
    const at = Math.floor(hamlets.length * (b ?? 0) ** 1.5)
    const name = `${pick(FAMILY, d ?? 0)} ${pick(GIVEN, e ?? 0)}`
    return {
      category,
      title,
      hamletId: hamlets[at] ?? '',
      content: `${title}. ${more}. Gần nhà ông ${name}. ${pick(HISTORY, c ?? 0)}`,
      place: `Cột điện số ${n + 1}`,
      demands: [c !== undefined && c < 0.5 ? 'Kiểm tra, xử lý và trả lời bằng văn bản' : 'Cho người xuống xem rồi sửa'],
      chance: scattered(n * 5 + 7),
    }
  })
}

function pick(from: readonly string[], chance: number): string {
  return from[Math.floor(from.length * chance)] ?? ''
}

/** A number from 0 to 1 that looks like chance and is the same every time. */
export function scattered(n: number): number {
  let x = Math.imul(n + 1, 0x9e3779b1)
  x = Math.imul(x ^ (x >>> 15), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32
}
