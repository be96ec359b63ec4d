/** Why nothing was kept although the sheet was filled in well. */
export type Trouble = { title: string; text: string }

/** Where nothing is wrong with the sheet itself. */
export const TROUBLE = {
  tooMany: {
    title: 'Chưa gửi: mạng này đang gửi quá nhiều',
    text: 'Ông/bà chờ một phút rồi bấm gửi lần nữa. Những câu đã trả lời vẫn còn ở dưới.',
  },
  files: {
    title: 'Chưa gửi: chưa cất được tệp',
    text: 'Kho tệp đang trục trặc nên chưa có gì được gửi đi. Ông/bà chọn lại tệp và gửi lại sau ít phút.',
  },
  key: {
    title: 'Chưa gửi được',
    text: 'Trang này mở đã lâu hoặc mở chưa đủ. Ông/bà bấm gửi lần nữa; những câu đã trả lời vẫn còn ở dưới.',
  },
  tooLong: {
    title: 'Chưa gửi: phiếu dài quá',
    text: 'Các câu trả lời cộng lại dài quá nên chưa ghi được. Ông/bà viết ngắn lại ở những ô dài nhất rồi gửi.',
  },
} satisfies Record<string, Trouble>
