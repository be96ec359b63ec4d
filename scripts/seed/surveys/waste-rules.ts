import { ask, group, made, many, one, options, vi, YES } from '../../../worker/forms/templates/words.ts'
import type { Leaning } from './chooser.ts'

/** What the people were asked before the commune decided about household waste. */
export const WASTE_RULES = made(
  'du_thao_thu_gom_rac',
  'Ý kiến về dự thảo quy định thu gom rác sinh hoạt',
  [
    ask(
      'note',
      'du_thao',
      'Dự thảo: từ 01/01/2027 mỗi thôn thu gom rác hai lần một tuần; mỗi hộ góp 20.000 đồng một tháng, hộ nghèo không phải góp; rác hữu cơ ủ tại nhà; không đốt rác trong khu dân cư.',
    ),
    group('ong_ba', 'Về ông/bà', [
      ask('hamlet', 'thon', 'Ông/bà ở thôn nào?', { required: YES }),
      one('tuoi', 'Ông/bà bao nhiêu tuổi?', 'tuoi'),
      one('ho', 'Hộ của ông/bà là', 'ho', { hint: vi('Không muốn nói thì bỏ qua.') }),
    ]),
    group('noi_dung', 'Về dự thảo', [
      one('lan', 'Thu gom mỗi tuần mấy lần là vừa?', 'lan', { required: YES }),
      one('tien', 'Mức góp 20.000 đồng một tháng thế nào?', 'tien', { required: YES }),
      one('u_rac', 'Nhà ông/bà ủ được rác hữu cơ tại nhà không?', 'u_rac', { required: YES }),
      one('dot', 'Ông/bà đồng ý không đốt rác trong khu dân cư?', 'dong_y', { required: YES }),
      many('can', 'Để làm được, thôn cần thêm gì?', 'can', { orOther: true }),
      ask('range', 'ro', 'Dự thảo viết dễ hiểu đến đâu?', {
        parameters: { start: '1', end: '5', step: '1', tick_labelset: 'ro_moc' },
      }),
    ]),
    group('chung', 'Nói chung', [
      one('dong_y', 'Ông/bà có đồng ý với dự thảo không?', 'chung', { required: YES }),
      ask('text', 'sua_gi', 'Cần sửa điều gì?', {
        relevant: "${dong_y} = 'sua' or ${dong_y} = 'khong'",
        appearance: ['multiline'],
      }),
      ask('text', 'y_kien', 'Ý kiến khác', { appearance: ['multiline'] }),
    ]),
  ],
  {
    tuoi: options({ duoi_30: 'Dưới 30', t30_44: '30 đến 44', t45_59: '45 đến 59', tren_60: 'Từ 60 trở lên' }),
    ho: options({ ngheo: 'Hộ nghèo, cận nghèo', khac: 'Hộ khác' }),
    lan: options({ mot: 'Một lần', hai: 'Hai lần', ba: 'Ba lần trở lên' }),
    tien: options({ thap: 'Góp thêm cũng được', vua: 'Vừa phải', cao: 'Cao quá' }),
    u_rac: options({ duoc: 'Ủ được', huong_dan: 'Được nếu có người hướng dẫn', khong: 'Không có chỗ ủ' }),
    dong_y: options({ co: 'Đồng ý', khong: 'Không đồng ý' }),
    can: options({
      thung: 'Thùng rác chung',
      xe: 'Xe vào được xóm trong',
      gio: 'Báo giờ xe đến qua loa',
      tap_huan: 'Lớp hướng dẫn ủ rác',
      phat: 'Nhắc nhở, phạt người đổ bậy',
    }),
    ro_moc: options({ 1: 'Khó hiểu', 5: 'Rất dễ hiểu' }),
    chung: options({ co: 'Đồng ý', sua: 'Đồng ý, nhưng cần sửa', khong: 'Không đồng ý' }),
  },
)

/** How they answered. */
export const WASTE_LEANING: Leaning = {
  weights: {
    tuoi: { duoi_30: 2, t30_44: 4, t45_59: 5, tren_60: 4 },
    ho: { ngheo: 2, khac: 7 },
    lan: { mot: 3, hai: 6, ba: 1 },
    tien: { thap: 1, vua: 6, cao: 3 },
    u_rac: { duoc: 5, huong_dan: 4, khong: 2 },
    dot: { co: 8, khong: 2 },
    can: { thung: 5, xe: 4, gio: 4, tap_huan: 3, phat: 3 },
    ro: { 1: 1, 2: 2, 3: 4, 4: 6, 5: 4 },
    dong_y: { co: 6, sua: 4, khong: 1 },
  },
  often: { ho: 8, ro: 9, sua_gi: 7, y_kien: 2 },
  texts: {
    sua_gi: [
      'Hộ chỉ có hai ông bà già thì nên góp một nửa.',
      'Nên thu theo quý cho đỡ phải đi lại.',
      'Xóm trong xe không vào được thì góp ít hơn.',
      'Phải nói rõ ai giữ tiền, bao lâu công khai một lần.',
      'Mùa mưa thu gom ba lần, mùa khô hai lần.',
      'Thêm chỗ để rác cồng kềnh: giường, tủ hỏng.',
      'Nên thí điểm hai thôn trước rồi mới làm cả xã.',
      'Hộ đi làm ăn xa cả năm thì không phải góp.',
      'Ghi rõ giờ xe đến, để rác ngoài đường lâu chó tha.',
      'Rác vỏ thuốc bảo vệ thực vật phải gom riêng.',
      'Đề nghị xã mua thùng, bà con góp tiền xe.',
      'Quán ăn, cửa hàng phải góp nhiều hơn hộ ở.',
      'Chưa nên cấm đốt lá khô ngoài vườn.',
      'Nên giao Hội Phụ nữ thu, bà con tin hơn.',
      'Cho góp bằng ngày công quét dọn.',
      'Phạt người đổ rác xuống suối thì phải ghi mức phạt.',
    ],
    y_kien: [
      'Làm sớm thì tốt, suối bây giờ nhiều rác quá.',
      'Mong xã giữ được đều, đừng làm một thời gian rồi thôi.',
      'Cảm ơn xã đã hỏi bà con trước khi quyết.',
      'Trẻ con trong thôn nên được dạy phân loại rác ở trường.',
      'Họp thôn nên đọc lại dự thảo một lần cho người không dùng điện thoại.',
      'Đường vào thôn tôi hẹp, xe to không quay đầu được.',
      'Nên có số điện thoại để báo khi xe không đến.',
      'Tôi đã ủ rác hai năm nay, tốt cho vườn, sẵn sàng chỉ bà con.',
    ],
  },
}
