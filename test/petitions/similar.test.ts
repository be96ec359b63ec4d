import { describe, expect, test } from 'vitest'
import { ALIKE, likeness, mostAlike, tellingWords } from '../../worker/communes/likeness.ts'

/** Of the same hamlet and field, as two neighbours would write it. */
const SAME: [string, string][] = [
  [
    'Rác chất đống ở đầu thôn đã hai tuần. Trẻ con đi học phải bịt mũi.',
    'Đống rác đầu thôn hôi lắm, hai tuần nay không ai dọn, trẻ con đi qua bịt mũi',
  ],
  [
    'Gần một tháng nay chất thải chăn nuôi đổ ra mương đầu thôn, mùi hôi cả xóm, trẻ con đi học phải bịt mũi.',
    'trai lon cua nha ong T do chat thai ra muong, mui hoi chiu khong noi',
  ],
  [
    'Đường liên thôn sang Thọ Bình 2 sạt một bên taluy sau mưa, xe máy tránh nhau rất nguy hiểm.',
    'Sau tran mua taluy duong lien thon bi sat, xe may di nguy hiem',
  ],
  [
    'Đề nghị lắp thêm đèn chiếu sáng đoạn qua nhà văn hóa thôn Đèo Ảng, buổi tối bà con đi họp rất tối.',
    'Chỗ nhà văn hoá không có đèn chiếu sáng, tối đi họp không thấy đường',
  ],
  [
    'Kênh nội đồng Đồng Chùa tắc hai tuần, ruộng úng, bà con không xuống được vụ. Đề nghị xã cho nạo vét.',
    'nao vet kenh noi dong dong chua vi ruong bi ung khong cay duoc',
  ],
  [
    'Quán hát karaoke đầu chợ mở loa to đến nửa đêm, người già trẻ nhỏ không ngủ được.',
    'KARAOKE Ở CHỢ MỞ LOA ẦM Ĩ, NỬA ĐÊM KHÔNG AI NGỦ ĐƯỢC',
  ],
  ['Nước máy yếu và đục nhiều ngày, nhất là buổi chiều.', 'Nước máy đục ngầu, chảy yếu, chiều không có nước dùng'],
  [
    'Cống thoát nước trước cổng trường tiểu học bị tắc, mưa là ngập, các cháu phải lội nước',
    'mua la ngap cong truong tieu hoc do cong thoat nuoc tac',
  ],
  [
    'Cột điện trước nhà văn hóa nghiêng, dây điện chùng xuống sát đầu người',
    'Dây điện chùng, cột điện bị nghiêng gần nhà văn hoá rất nguy hiểm',
  ],
]

/** Of the same hamlet and field, and yet another thing. */
const OTHER: [string, string][] = [
  [
    'Rác chất đống ở đầu thôn đã hai tuần. Trẻ con đi học phải bịt mũi.',
    'Vỏ bao thuốc bảo vệ thực vật vứt đầy bờ ruộng, bể thu gom đã đầy từ lâu không ai lấy đi.',
  ],
  [
    'Gần một tháng nay chất thải chăn nuôi đổ ra mương đầu thôn, mùi hôi cả xóm, trẻ con đi học phải bịt mũi.',
    'Xe chở rác ba tuần nay không vào ngõ, rác ứ ở cuối thôn.',
  ],
  [
    'Đường liên thôn sạt một bên taluy sau mưa, xe máy tránh nhau rất nguy hiểm.',
    'Đèn đường đoạn qua nhà văn hóa tắt đã ba hôm, tối đi lại rất nguy hiểm',
  ],
  ['Đề nghị lắp thêm đèn chiếu sáng đoạn qua nhà văn hóa', 'Đường bê tông đoạn qua nhà văn hóa bong tróc, nhiều ổ gà'],
  ['Nước máy yếu và đục nhiều ngày, nhất là buổi chiều.', 'Sóng điện thoại yếu, nhất là buổi chiều, gọi không được'],
  ['Quán hát karaoke đầu chợ mở loa to đến nửa đêm', 'Thanh niên đua xe nẹt pô nửa đêm, người già không ngủ được'],
  [
    'Gia đình tôi thuộc diện hộ cận nghèo nhưng chưa thấy tên trong danh sách được cấp thẻ bảo hiểm y tế năm nay.',
    'Bố tôi là thương binh, trợ cấp tháng này chưa nhận được, đề nghị xã kiểm tra danh sách',
  ],
  [
    'Mong xã hỗ trợ một bộ bàn ghế cho nhà văn hóa thôn Đồng Vầu, bộ cũ gãy gần hết.',
    'Loa truyền thanh ở nhà văn hóa rè, không nghe được gì',
  ],
  ['Đề nghị xã xem xét giải quyết giúp bà con.', 'Đề nghị xã xem xét giải quyết sớm cho bà con trong thôn.'],
]

const of = (a: string, b: string) => likeness(tellingWords(a), tellingWords(b))

describe('two neighbours who write of one thing', () => {
  test.each(SAME)('are found alike: %s', (a, b) => {
    expect(of(a, b)).toBeGreaterThanOrEqual(ALIKE)
  })

  test.each(SAME)('are as alike in either order and without marks: %s', (a, b) => {
    expect(of(a, b)).toBe(of(b, a))
    const turned = b.split(' ').reverse().join(' ')
    expect(of(a, turned)).toBe(of(a, b))
  })
})

describe('two neighbours who write of different things', () => {
  test.each(OTHER)('are not found alike: %s', (a, b) => {
    expect(of(a, b)).toBeLessThan(ALIKE)
  })
})

describe('an officer who is shown what is most alike', () => {
  const rubbish = SAME[0]?.[0] ?? ''
  const names = (text: string, texts: string[], most = 5) =>
    mostAlike(
      text,
      texts.map((one, index) => ({ text: one, of: index })),
      most,
    ).map((one) => one.of)

  test('gets the likest first, no more than asked for, and nothing that only shares the field', () => {
    const texts = [OTHER[0]?.[1] ?? '', SAME[0]?.[1] ?? '', rubbish, 'Khói đốt rơm rạ mù mịt buổi tối.']
    expect(names(rubbish, texts)).toEqual([2, 1])
    expect(names(rubbish, texts, 1)).toEqual([2])
  })

  test('gets nothing when a text has no telling word, or nothing to compare with', () => {
    expect(names('Đề nghị xã xem xét giúp.', [rubbish])).toEqual([])
    expect(names('', ['', rubbish])).toEqual([])
    expect(names(rubbish, [])).toEqual([])
  })

  test('is not led by the name of the hamlet, in which all of them are', () => {
    const lamp = 'Đèn đường Thọ Bình hỏng, bà con Thọ Bình đi họp vấp ngã'
    const road = 'Đường Thọ Bình lầy lội'
    const found = (place: string) => mostAlike(lamp, [{ text: road, of: road }], 5, place)
    expect(found('Thôn Thọ Bình')).toEqual([])
    expect(found('')).toHaveLength(1)
  })

  test('is not led by a word that stands in every petition of the field', () => {
    const many = ['cuối ngõ', 'bờ ao', 'sân bóng', 'cổng trường', 'bến xe'].map(
      (place) => `Thùng rác ${place} đã đầy tràn`,
    )
    expect(names('Thùng rác sân bóng tràn ra đường', many)[0]).toBe(2)
    expect(names('Thùng rác hỏng', many)).toEqual([])
  })
})
