import { ask, many, made, one, options, vi } from '../../worker/forms/templates/words.ts'
import { insertRows } from './sql.ts'

/** What Bình Xa asks besides whoever writes about refuse, smoke and bad smells. */
const POLLUTION = made(
  'moi_truong_hoi_them',
  'Hỏi thêm về ô nhiễm',
  [
    many('thay', 'Ông/bà thấy điều gì?', 'thay'),
    many('luc', 'Hay xảy ra vào lúc nào?', 'luc'),
    one('tu_khi', 'Có từ bao giờ?', 'tu_khi'),
    ask('text', 'gan', 'Gần chuồng trại, cơ sở hay khu ruộng nào?', {
      hint: vi('Ghi tên bà con hay gọi. Không rõ thì bỏ trống.'),
    }),
    many('ai', 'Ảnh hưởng đến ai?', 'ai'),
  ],
  {
    thay: options({ mui: 'Mùi hôi', nuoc: 'Nước bẩn', rac: 'Rác', khoi: 'Khói, bụi', on: 'Tiếng ồn' }),
    luc: options({ sang: 'Sáng sớm', ngay: 'Ban ngày', toi: 'Chiều tối', dem: 'Ban đêm', suot: 'Cả ngày lẫn đêm (!)' }),
    tu_khi: options({ ngay: 'Mấy ngày nay', tuan: 'Vài tuần', thang: 'Vài tháng', nam: 'Hơn một năm' }),
    ai: options({
      nha: 'Nhà ông/bà',
      xom: 'Cả xóm',
      truong: 'Trường học, trạm y tế',
      giong: 'Giếng, nguồn nước',
      ruong: 'Ruộng, vườn, ao cá',
    }),
  },
)

const ID = 'vi-du.moi-truong-hoi-them'

/** One field of Bình Xa that asks further questions, in the examples. */
export function furtherStatements(now: Date): string[] {
  const at = now.toISOString()
  const [maker, opener] = ['vi-du.tiepnhan', 'vi-du.dieuphoi']
  const data = JSON.stringify(POLLUTION)
  return [
    ...insertRows(
      'questionnaires',
      ['id', 'commune_id', 'title', 'draft', 'revision', 'edited_by', 'edited_at', 'created_by', 'created_at'],
      [[ID, 'binh-xa', POLLUTION.title, data, 1, maker, at, maker, at]],
    ),
    ...insertRows(
      'questionnaire_versions',
      ['id', 'questionnaire_id', 'number', 'definition', 'files', 'created_by', 'created_at'],
      [[`${ID}.1`, ID, 1, data, '{}', opener, at]],
    ),
    ...insertRows(
      'category_questions',
      ['id', 'commune_id', 'category', 'questionnaire_id', 'version_id', 'set_by', 'set_at'],
      [[ID, 'binh-xa', 'moi_truong', ID, `${ID}.1`, opener, at]],
    ),
  ]
}
