/** A draft of the examples, with what people say of it and how far it came. */
export type DraftExample = {
  by: { handler: string; approver: string }
  fields: { title: string; kind: string; summary: string; promulgator: string }
  /** Days from today on which it is to be submitted. */
  plannedIn: number
  consultation: boolean
  text: string
  comments: readonly (readonly [section: number, text: string, axis: string, hamlet: string])[]
  /** Which comments a moderator shows: so many of the first; the last is hidden with a reason when `hides`. */
  shown: number
  hides?: true
  points?: readonly (readonly [
    text: string,
    comments: readonly number[],
    response: string,
    answer: string,
    met: string,
  ])[]
  until: 'received' | 'collecting' | 'issued' | 'closed'
}

const ECONOMY = { handler: 'xuly.kinhte', approver: 'duyet.kinhte' }
const CULTURE = { handler: 'xuly.vanhoa', approver: 'duyet.vanhoa' }
const OFFICE = { handler: 'xuly.vanphong', approver: 'duyet.vanphong' }

const MARKET = `Điều 1. Phạm vi
Đề án sắp xếp lại chợ trung tâm xã, áp dụng cho mọi hộ kinh doanh trong chợ và quanh chợ.
Điều 2. Chỗ bán hàng
1. Hộ có hợp đồng thuê chỗ trước ngày 01/7/2025 được giữ chỗ cũ.
2. Chỗ còn lại bốc thăm công khai, ưu tiên hộ nghèo.
Điều 3. Mức thu
Mỗi chỗ trong nhà chợ 150.000 đồng một tháng; chỗ ngoài trời 60.000 đồng một tháng.
Điều 4. Vệ sinh, phòng cháy
Ban quản lý chợ thu gom rác hai lần một ngày, kiểm tra điện mỗi quý.`

const WATER = `I. MỤC ĐÍCH, YÊU CẦU

Bảo đảm nước tưới cho 320 ha lúa vụ xuân năm 2027.

II. NỘI DUNG

1. Nạo vét kênh

Mỗi thôn nạo vét đoạn kênh qua thôn mình trước ngày 15 tháng 01.

2. Lịch lấy nước

Lấy nước theo đợt, thôn cuối kênh lấy trước.

III. TỔ CHỨC THỰC HIỆN

Phòng Kinh tế theo dõi, báo cáo hằng tuần.`

const HOUSE = `Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy chế này quy định việc sử dụng nhà văn hóa thôn.
Điều 2. Ai được dùng
Mọi người trong thôn; người ngoài thôn báo trưởng thôn trước một ngày.
Chương II
SỬ DỤNG
Điều 3. Giờ mở cửa
Từ 6 giờ đến 21 giờ. Đám cưới, đám hiếu được dùng quá giờ.
Điều 4. Tiền điện
Ai dùng loa đài, điều hòa thì trả tiền điện theo số trên công tơ.`

export const DRAFTS: readonly DraftExample[] = [
  {
    by: ECONOMY,
    fields: {
      title: 'Sắp xếp lại chợ trung tâm xã',
      kind: 'de_an',
      summary:
        'Sắp xếp chỗ bán hàng, mức thu và giờ họp chợ. Khoảng 140 hộ kinh doanh trong xã phải theo; bà con đi chợ được lối đi rộng và sạch hơn.',
      promulgator: 'binh-xa.ubnd',
    },
    plannedIn: 45,
    consultation: true,
    text: MARKET,
    comments: [
      [3, 'Mức thu ngoài trời cao so với chợ bên. Hàng rau mỗi phiên chỉ lãi vài chục nghìn.', 'impact', 'lang_dia'],
      [2, 'Nên nói rõ bốc thăm ngày nào, ai chứng kiến.', 'correctness', ''],
      [3, 'Người già bán mớ rau vườn nhà thì nên miễn.', 'feasibility', 'lang_dia'],
      [0, 'Tôi đồng ý với đề án, chợ bây giờ chật lắm rồi.', 'necessity', ''],
      [4, 'Thu rác hai lần là tốt nhưng thiếu chỗ đổ nước bẩn của hàng cá.', '', ''],
      [2, 'Ông quản lý chợ nhận tiền để giữ chỗ đẹp, tôi tố cáo việc này.', '', ''],
    ],
    shown: 4,
    until: 'collecting',
  },
  {
    by: ECONOMY,
    fields: {
      title: 'Cấp nước tưới vụ xuân năm 2027',
      kind: 'ke_hoach',
      summary: 'Nạo vét kênh và chia lịch lấy nước cho 320 ha lúa. Mọi hộ có ruộng dưới kênh phải theo lịch này.',
      promulgator: 'binh-xa.ubnd',
    },
    plannedIn: 9,
    consultation: false,
    text: WATER,
    comments: [
      [3, 'Thôn Làng Dịa ít người, đoạn kênh lại dài nhất, làm không kịp trước ngày 15.', 'feasibility', 'lang_dia'],
      [4, 'Thôn cuối kênh lấy trước là đúng, mọi năm cuối kênh toàn hết nước.', 'correctness', ''],
      [4, 'Cần ghi rõ ai mở cống, mở lúc nào, gọi số nào khi không có nước.', 'feasibility', ''],
    ],
    shown: 3,
    points: [
      ['Lùi ngày nạo vét hoặc cho máy giúp những thôn có đoạn kênh dài.', [1], '', '', ''],
      ['Ghi rõ người mở cống, giờ mở và số điện thoại khi không có nước.', [2, 3], '', '', ''],
    ],
    until: 'issued',
  },
  {
    by: CULTURE,
    fields: {
      title: 'Sử dụng nhà văn hóa thôn',
      kind: 'quy_che',
      summary: 'Ai được dùng nhà văn hóa, giờ mở cửa, tiền điện. Áp dụng cho 18 nhà văn hóa thôn trong xã.',
      promulgator: 'binh-xa.ubnd',
    },
    plannedIn: 20,
    consultation: false,
    text: HOUSE,
    comments: [
      [5, 'Đám cưới dùng quá giờ thì cũng phải tắt loa sau 22 giờ để trẻ con học bài.', 'impact', 'lang_dia'],
      [6, 'Họp thôn thì không nên thu tiền điện.', 'conformity', ''],
      [6, 'Thanh niên tập văn nghệ cho thôn cũng nên miễn tiền điện.', 'feasibility', ''],
      [3, 'Mua bảo hiểm giá rẻ liên hệ tôi.', '', ''],
    ],
    shown: 3,
    hides: true,
    points: [
      ['Ghi giờ phải tắt loa khi dùng quá 21 giờ.', [1], 'accepted', 'Đã thêm: sau 22 giờ không mở loa.', 'met'],
      [
        'Miễn tiền điện cho họp thôn và hoạt động chung của thôn.',
        [2, 3],
        'partly',
        'Miễn cho họp thôn. Tập văn nghệ thì thôn tự quyết, vì quỹ thôn trả tiền điện.',
        'partly',
      ],
    ],
    until: 'closed',
  },
  {
    by: OFFICE,
    fields: {
      title: 'Quy tắc ứng xử nơi tiếp công dân',
      kind: 'quyet_dinh',
      summary: 'Quy định cách cán bộ và người dân giao tiếp ở nơi tiếp công dân của xã, giờ tiếp và nơi góp ý.',
      promulgator: 'binh-xa.ubnd',
    },
    plannedIn: 30,
    consultation: false,
    text: '',
    comments: [],
    shown: 0,
    until: 'received',
  },
]
