import type { Trouble } from '../../forms/filling/words.ts'

/** Why answers were not kept although nothing is wrong with the sheet. */
export const NOT_KEPT = {
  nothing: {
    title: 'Chưa gửi: chưa có câu trả lời nào',
    text: 'Ông/bà trả lời ít nhất một câu rồi gửi. Không muốn trả lời thì về hồ sơ, không sao cả.',
  },
  taken: {
    title: 'Chưa gửi được',
    text: 'Trang này đã được gửi một lần rồi. Những câu đã trả lời vẫn còn ở dưới: ông/bà xem lại rồi bấm gửi lần nữa.',
  },
  moved: {
    title: 'Chưa gửi: hồ sơ vừa thay đổi',
    text: 'Cán bộ vừa làm việc trên hồ sơ này. Những câu đã trả lời vẫn còn ở dưới: ông/bà bấm gửi lần nữa.',
  },
  changed: {
    title: 'Chưa gửi: xã vừa đổi câu hỏi',
    text: 'Ông/bà trả lời các câu mới ở dưới rồi gửi.',
  },
} satisfies Record<string, Trouble>

/** Why nobody is asked anything now. */
export const NOT_ASKED = {
  answered: 'Ông/bà đã trả lời các câu hỏi này, cán bộ đã nhận. Cần sửa thì ông/bà đến gặp Mặt trận xã, đưa mã hồ sơ.',
  over: 'Hồ sơ này hiện không có câu hỏi thêm. Ông/bà không phải làm gì.',
}
