import { ask, made, one, options, YES } from '../../../worker/forms/templates/words.ts'

/** What those who came to a dialogue are asked afterwards. */
export const HEARD = made(
  'duoc_lang_nghe',
  'Ông/bà có được lắng nghe không?',
  [
    one('lang_nghe', 'Ở buổi đối thoại, ông/bà có được lắng nghe không?', 'lang_nghe', { required: YES }),
    one('tra_loi', 'Câu trả lời của xã có rõ không?', 'tra_loi', { required: YES }),
    one('tin', 'Ông/bà có tin là những việc đã hứa sẽ được làm không?', 'tin'),
    ask('text', 'y_kien', 'Lần sau xã nên làm gì cho tốt hơn?', { appearance: ['multiline'] }),
  ],
  {
    lang_nghe: options({ co: 'Có', mot_phan: 'Một phần', khong: 'Không' }),
    tra_loi: options({ ro: 'Rõ', chua_ro: 'Chưa rõ', chua: 'Chưa được trả lời' }),
    tin: options({ co: 'Tin', chua: 'Chưa tin lắm', khong: 'Không tin' }),
  },
)
