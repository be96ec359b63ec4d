import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { containsIdentityNumber, looksLike } from '../../worker/routing/suspicion/suspicion.ts'

const DENUNCIATIONS: [text: string, words: string][] = [
  ['Tôi viết đơn này để tố cáo ông Trần Văn B, trưởng thôn.', 'tố cáo'],
  ['Kế toán xã nhận hối lộ của nhà thầu khi làm đường thôn.', 'hối lộ'],
  ['Có dấu hiệu tham ô tiền quỹ xây nhà văn hoá, đề nghị làm rõ.', 'tham ô'],
  ['Trưởng thôn chiếm đoạt tiền hỗ trợ của hộ nghèo từ năm ngoái.', 'chiếm đoạt'],
  ['Tôi đi làm giấy tờ, cán bộ địa chính cứ vòi tiền mới chịu đo đất.', 'vòi tiền'],
  ['Công an viên hôm đó say rượu rồi đánh tôi ngay trước cổng nhà.', 'đánh tôi'],
  ['Chủ tịch hội đã lợi dụng chức vụ để xét hộ nghèo cho người nhà.', 'lợi dụng chức vụ'],
  ['Ông ấy đánh người gây thương tích mà không ai xử lý.', 'đánh người'],
  ['Trưởng thôn thu tiền làm đường của từng hộ mà không có biên lai.', 'không có biên lai'],
  ['Quyết toán công trình kênh mương bị nâng khống khối lượng.', 'nâng khống'],
  ['Muốn được việc thì dân phải bỏ phong bì cho cô ở bộ phận một cửa.', 'bỏ phong bì'],
  ['Bình xét hộ nghèo năm nay có tiêu cực, ai quen thì được.', 'có tiêu cực'],
  ['Lãnh đạo xã cấu kết với doanh nghiệp khai thác cát.', 'cấu kết'],
  ['Lãnh đạo tham nhủng, ăn chặn tiền cứu trợ bão lũ.', 'tham nhủng'],
  ['Cô giáo nhiều lần đánh cháu tím cả chân.', 'đánh cháu'],
  // Typed without marks.
  ['toi to cao ong chu tich nhan hoi lo cua nha thau', 'nhan hoi lo'],
  ['can bo xa voi tien dan khi lam so do', 'voi tien'],
  ['ke toan tham o tien quy cua thon', 'tham o tien'],
  ['TRUONG THON AN CHAN TIEN HO TRO LU LUT CUA BA CON', 'AN CHAN TIEN'],
]

const NO_DENUNCIATIONS = [
  'Rác tố quá, để mấy ngày không ai đến lấy.',
  'Nguồn nước suối bị ô nhiễm do trại lợn xả thải.',
  'Cây to cao che hết biển báo và vướng vào đường dây điện.',
  'Bà con hơi lo vì mùa mưa sắp đến mà kè chưa xong.',
  'Nước thấm ở tường nhà văn hóa thôn, mái cũng dột.',
  'Đề nghị xã tuyên truyền Luật Phòng, chống tham nhũng đến từng thôn.',
  'Mong xã tổ chức phổ biến Luật Khiếu nại, tố cáo cho bà con.',
  'Tôi không tố cáo ai, chỉ mong xã sửa lại đoạn đường này.',
  'Đây không phải là đơn tố cáo, chỉ là phản ánh về mùi hôi.',
  'Đề nghị công an xử lý nhóm thanh niên đe dọa người đi đường.',
  'Xe chở đất đi lại qua cầu suốt đêm làm nứt mặt cầu.',
  'Cán bộ xã đã hướng dẫn bà con lên nhận tiền hỗ trợ đúng ngày.',
  'Hộ kinh doanh chiếm dụng vỉa hè, lòng đường để bán hàng.',
  'Kinh phí tổ chức lễ hội ảnh hưởng tiêu cực đến việc đóng góp khác.',
  'Cán bộ đánh giá kết quả chưa sát, đề nghị xem lại cách chấm.',
  'Xe rác đánh trống lúc năm giờ sáng, ồn quá.',
  'Đề nghị vinh danh người có công với cách mạng.',
  'Cán bộ thôn Hai trang trí gian lan trong nhà kho.',
  // Typed without marks.
  'rac to qua khong ai don',
  'nguon nuoc bi o nhiem nang, ba con hoi lo',
  'cay to cao che het den duong, de nghi cat tia',
  'nuoc tham o tuong nha van hoa, mai bi dot',
  'xe cho dat di lai qua cau suot dem',
  'de nghi tuyen truyen phong chong tham nhung',
  'ba con doi tu van ve gia, voi tien dien cao qua',
  'de nghi vinh danh nguoi co cong',
]

const COMPLAINTS: [text: string, words: string][] = [
  ['Tôi khiếu nại quyết định số 45/QĐ-UBND ngày 3/9/2026 của Chủ tịch UBND xã.', 'khiếu nại'],
  ['Gia đình tôi không đồng ý với quyết định của xã về ranh giới đất.', 'không đồng ý … quyết định'],
  ['Tôi nhận quyết định xử phạt 5 triệu đồng mà không có lỗi gì.', 'quyết định xử phạt'],
  ['Đề nghị hủy bỏ quyết định cưỡng chế vì đất này nhà tôi khai hoang từ 1985.', 'hủy bỏ quyết định'],
  ['Đề nghị huỷ quyết định đã ban hành với hộ nhà tôi.', 'huỷ quyết định'],
  ['Xã thu hồi đất vườn của gia đình tôi mà chưa thông báo.', 'thu hồi đất … gia đình tôi'],
  ['Giá bồi thường, hỗ trợ như vậy là bồi thường không thỏa đáng.', 'bồi thường … không thỏa đáng'],
  ['Tôi bị kỉ luật oan, mong cấp trên xem xét.', 'kỉ luật oan'],
  ['Tôi vừa bị thu hồi giấy chứng nhận quyền sử dụng đất.', 'bị thu hồi'],
  ['Quyết định số 12 của Ủy ban ghi diện tích đất không đúng.', 'không đúng'],
  ['Nhà tôi không nhất trí phương án bồi thường đất lúa.', 'phương án bồi thường'],
  ['Tôi bị xử phạt vì chuồng trại trong khi đã làm hầm biogas.', 'bị xử phạt'],
  // Typed without marks.
  ['toi khieu nai viec xa khong cong nhan ho ngheo', 'khieu nai'],
  ['gia dinh toi khong dong y voi quyet dinh so 7', 'khong dong y … quyet dinh'],
  ['TOI BI XU PHAT OAN', 'PHAT OAN'],
]

const NO_COMPLAINTS = [
  'Đề nghị Ủy ban ra quyết định xử phạt quán karaoke gây ồn.',
  'Quán đã có quyết định xử phạt nhưng vẫn mở loa đến nửa đêm.',
  'Đề nghị thu hồi, xử lý vỏ bao thuốc bảo vệ thực vật ngoài đồng.',
  'Theo Quyết định số 30 của tỉnh thì thôn được hỗ trợ xi măng, bao giờ có?',
  'Tôi thấy hộ bên cạnh bị xử phạt rồi mà vẫn đổ rác ra mương.',
  'Bà con không đồng ý đặt bãi rác cạnh trường học.',
  'Đường thôn hỏng nặng, đề nghị sửa trước mùa mưa.',
  'Tôi không khiếu nại gì, chỉ góp ý để xã làm tốt hơn.',
  'Xin hỏi Luật Khiếu nại quy định thời hạn thế nào?',
  'Đề nghị tăng mức bồi thường cho hộ có lợn bị tiêu hủy do dịch.',
  'Cột điện nghiêng sát nhà tôi, mong điện lực kiểm tra.',
  'Đề nghị xã thu hồi đất công bị lấn chiếm ở chợ cũ.',
  'de nghi xa ra quyet dinh xu phat xe cho qua tai',
  'nha van hoa thon phat loa som qua',
]

describe('the intake officer is warned of what should not go through here', () => {
  test.each(DENUNCIATIONS)('a denunciation: %s', (text, words) => {
    expect(said(text, 'denunciation').join('; ')).toContain(words)
  })

  test.each(COMPLAINTS)('a complaint: %s', (text, words) => {
    expect(said(text, 'complaint').join('; ')).toContain(words)
  })

  test('a text can be both, and each word is named once, as the sender wrote it', () => {
    const text = 'Tôi Khiếu nại quyết định thu hồi đất. Tôi tố cáo kế toán nhận hối lộ. Tôi tố cáo cả thủ quỹ.'
    expect(looksLike(text)).toEqual([
      { kind: 'denunciation', words: ['tố cáo', 'hối lộ'] },
      { kind: 'complaint', words: ['Khiếu nại', 'quyết định thu hồi'] },
    ])
  })

  test('marks typed apart or composed, tones put either way, capitals: all the same', () => {
    for (const text of [
      'TỐ CÁO',
      'tố cáo'.normalize('NFD'),
      'Tố  cáo',
      'tố\u00A0cáo',
      'hoá đơn khống',
      'hóa đơn khống',
    ]) {
      expect(looksLike(`Tôi muốn nói: ${text} việc này`), text).toHaveLength(1)
    }
  })
})

describe('and not disturbed by ordinary petitions', () => {
  test.each(NO_DENUNCIATIONS)('no denunciation: %s', (text) => {
    expect(said(text, 'denunciation')).toEqual([])
  })

  test.each(NO_COMPLAINTS)('no complaint: %s', (text) => {
    expect(said(text, 'complaint')).toEqual([])
  })

  test('words of two sentences are never put together', () => {
    expect(looksLike('Tôi đã gặp cán bộ. Đòi tiền điện của công ty là việc khác.')).toEqual([])
    expect(looksLike('Ý kiến chưa tố\ncáo bạch đã gửi')).toEqual([])
  })

  test('the longest petition is read in a moment', () => {
    const text = 'cán bộ tôi không đồng ý thu hồi đất bồi thường '.repeat(107).slice(0, 5_000)
    const start = performance.now()
    for (let i = 0; i < 20; i++) looksLike(text)
    expect((performance.now() - start) / 20).toBeLessThan(100)
  })
})

describe('before a text is published its numbers are pointed out', () => {
  test.each([
    ['Tôi là Nguyễn Thị Lan, CCCD 008199001234, thôn 3.', 'identity', '008199001234'],
    ['Số căn cước: 008 199 001 234', 'identity', '008 199 001 234'],
    ['cccd:008.199.001.234.', 'identity', '008.199.001.234'],
    ['CMND070123456 cấp năm 2008', 'identity', '070123456'],
    ['chứng minh nhân dân số 012 345 678', 'identity', '012 345 678'],
    ['Gọi cho tôi 0912345678 nhé', 'phone', '0912345678'],
    ['sđt0912.345.678', 'phone', '0912.345.678'],
    ['ĐT: 0912 34 56 78', 'phone', '0912 34 56 78'],
    ['điện thoại +84 912 345 678', 'phone', '+84 912 345 678'],
    ['Zalo 84987654321', 'phone', '84987654321'],
    ['máy bàn (0207) 3843 123', 'phone', '0207) 3843 123'],
    ['0912345678 đ/c thôn 3', 'phone', '0912345678'],
    ['số nhà 12 0912345678', 'phone', '0912345678'],
    ['hồ sơ BX-26-000123 0912345678', 'phone', '0912345678'],
  ])('%s', (text, kind, number) => {
    const found = containsIdentityNumber(text)
    expect(found.map((one) => [one.kind, one.text])).toEqual([[kind, number]])
    expect(text.slice(found[0]?.start, found[0]?.end)).toBe(number)
  })

  test('several numbers are each found', () => {
    const text = 'Liên hệ 0912345678 - 0987654321, hoặc 0333444555/0388999000; CCCD 001099012345'
    expect(containsIdentityNumber(text).map((one) => one.kind)).toEqual([
      'phone',
      'phone',
      'phone',
      'phone',
      'identity',
    ])
  })

  test.each([
    'Mã hồ sơ BX-26-000123.',
    'Thu của dân 120.000.000 đồng làm đường.',
    'Kinh phí 150000000đ, xã hỗ trợ 100.000.000.000 đồng.',
    'Đóng góp 250.000.000 từ năm 2019.',
    'Ngày 03.11.2026 08 giờ họp thôn.',
    'Từ 26-11-2026 8 giờ đến 17 giờ cắt điện.',
    'Gọi tổng đài 1900 1009 hoặc 113, 114, 115.',
    'Công văn số 45/2026/CV-UBND, Nghị định 30/2020/NĐ-CP.',
    'Thửa đất số 123, tờ bản đồ 45, diện tích 1.250 m2.',
    'Mã khách hàng điện PA01234567890123.',
    'Đoạn đường dài 2.500 m, rộng 3,5 m, 2 bên 14 cột.',
    'Tọa độ 21.987654, 105.123456',
    'Các hộ số 01 23 45 67 89 01 chưa có điện.',
  ])('let be: %s', (text) => {
    expect(containsIdentityNumber(text)).toEqual([])
  })

  test('whatever stands around it, a telephone number is found where it is', () => {
    const around = fc.string({ unit: fc.constantFrom('a', 'ộ', ' ', ',', '\n', '🙏', ':') })
    fc.assert(
      fc.property(
        around,
        fc.constantFrom('3', '5', '7', '8', '9'),
        fc.stringMatching(/^\d{8}$/),
        around,
        (a, net, rest, b) => {
          const number = `0${net}${rest}`
          expect(containsIdentityNumber(`${a} ${number} ${b}`)).toEqual([
            { kind: 'phone', text: number, start: a.length + 1, end: a.length + 11 },
          ])
        },
      ),
    )
  })
})

function said(text: string, kind: string): string[] {
  return looksLike(text).flatMap((one) => (one.kind === kind ? one.words : []))
}
