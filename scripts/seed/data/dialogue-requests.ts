/** What somebody asks a dialogue for: hamlet, title, wish, questions, whom, and of which of the topics it is. */
export type AskedExample = {
  hamlet: string
  title: string
  wish: string
  questions?: readonly string[]
  phone?: string
  name?: string
  times?: readonly string[]
  needs?: readonly string[]
  online?: true
}

export type AskedTopic = {
  title: string
  summary: string
  category: string
  withWhom: string
  requests: readonly AskedExample[]
  /** Hamlets of those who want this too. */
  joined: readonly string[]
}

/** Twelve requests of six hamlets in xã Bình Xa, and the three topics into which the Front pools them. */
export const ASKED: readonly AskedTopic[] = [
  {
    title: 'Bao giờ làm xong đường Đồng Chùa đi Chợ Bợ',
    summary:
      'Đường Đồng Chùa đi Chợ Bợ làm dở từ năm ngoái, mưa là lầy, xe không qua được. Bà con đề nghị xã nói rõ vốn còn bao nhiêu, ai chịu trách nhiệm và ngày nào làm xong.',
    category: 'giao_thong',
    withWhom: 'chair',
    joined: ['dong_chua_1', 'dong_chua_2', 'cho_bo_1', 'soi_dia'],
    requests: [
      {
        hamlet: 'dong_chua_1',
        title: 'Đường Đồng Chùa đi Chợ Bợ làm dở',
        wish: 'Đường làm từ tháng 10 năm ngoái rồi bỏ đấy. Mưa xuống xe máy không đi được, trẻ con phải lội bùn đi học. Tôi muốn hỏi Chủ tịch xã bao giờ làm tiếp.',
        questions: ['Vốn làm đường còn bao nhiêu?', 'Bao giờ làm xong đoạn qua Đồng Chùa 1?'],
        name: 'Hoàng Văn Mạo',
        phone: '0912 000 101',
        times: ['evening'],
      },
      {
        hamlet: 'dong_chua_2',
        title: 'Xin xã nói rõ về đường Đồng Chùa',
        wish: 'Nhà thầu nói chờ tiền, xã nói chờ nhà thầu. Bà con hiến đất cả rồi mà đường vẫn chưa xong. Xin xã họp với dân nói cho rõ.',
        questions: ['Ai chịu trách nhiệm khi đường chậm?'],
        name: 'Nông Thị Sửu',
        phone: '0912 000 102',
        times: ['evening', 'weekend'],
        needs: ['interpreter_tay'],
      },
      {
        hamlet: 'cho_bo_1',
        title: 'Đường ra chợ lầy lội, bán hàng không được',
        wish: 'Đường Chợ Bợ lầy nên người các thôn không ra chợ. Cả dãy hàng nhà tôi vắng khách từ Tết. Muốn xã hẹn ngày làm xong.',
        times: ['day'],
      },
      {
        hamlet: 'soi_dia',
        title: 'Xe cấp cứu không vào được vì đường hỏng',
        wish: 'Tháng trước mẹ tôi ốm nặng, xe cấp cứu không qua được đoạn đang làm dở, phải khiêng ra. Tôi muốn gặp Chủ tịch xã để nói việc này.',
        questions: ['Trong lúc chờ làm xong, xã có đổ đá tạm cho xe đi không?'],
        phone: '0912 000 104',
        online: true,
      },
      {
        hamlet: 'dong_chua_1',
        title: 'Đất đã hiến làm đường thì ghi vào sổ thế nào',
        wish: 'Nhà tôi hiến 40 mét vuông đất làm đường, nay muốn biết sổ đỏ sửa thế nào, ai làm, có mất tiền không.',
        times: ['day'],
      },
    ],
  },
  {
    title: 'Nước sạch cho Yên Bình và Thọ Bình',
    summary:
      'Công trình nước sạch tập trung đã xây xong nhưng nhiều hộ ở Yên Bình, Thọ Bình 1 vẫn chưa có nước, mùa khô phải đi xin. Bà con hỏi bao giờ có nước, giá nước tính thế nào.',
    category: 'dien_nuoc_vien_thong',
    withWhom: 'chair',
    joined: ['yen_binh', 'tho_binh_1', 'tho_binh_2'],
    requests: [
      {
        hamlet: 'yen_binh',
        title: 'Bể nước xây xong mà không có nước',
        wish: 'Bể nước thôn tôi xây xong hai năm, ống kéo đến tận nhà mà chưa có giọt nào. Mùa khô này cả xóm lại đi xin nước. Xin xã trả lời trước dân.',
        questions: ['Bao giờ có nước?', 'Hỏng ở đâu, ai sửa?'],
        name: 'Ma Thị Hiền',
        phone: '0912 000 201',
        times: ['weekend'],
        needs: ['interpreter_tay'],
      },
      {
        hamlet: 'tho_binh_1',
        title: 'Nước yếu, chỉ chảy ban đêm',
        wish: 'Từ tháng 3 nước chỉ chảy từ nửa đêm đến sáng, người già không dậy hứng được. Đề nghị xã và đơn vị cấp nước họp với thôn.',
        questions: ['Vì sao nước chỉ chảy ban đêm?'],
        times: ['evening'],
      },
      {
        hamlet: 'yen_binh',
        title: 'Giá nước tính thế nào',
        wish: 'Mỗi nhà nộp một mức khác nhau, không có hóa đơn. Muốn hỏi xã giá nước là bao nhiêu một khối và ai được miễn.',
        questions: ['Hộ nghèo có được giảm tiền nước không?'],
        phone: '0912 000 203',
      },
      {
        hamlet: 'tho_binh_1',
        title: 'Nước đục sau mỗi trận mưa',
        wish: 'Mưa xong nước đục như nước ruộng, giặt quần áo trắng không được. Muốn xã cho kiểm tra và báo kết quả cho bà con biết.',
        online: true,
        times: ['weekend'],
      },
    ],
  },
  {
    title: 'Thu chi đầu năm ở các trường trong xã',
    summary:
      'Phụ huynh nhiều thôn chưa rõ các khoản thu đầu năm, khoản nào bắt buộc, khoản nào tự nguyện. Bà con đề nghị xã và các trường gặp phụ huynh để nói rõ.',
    category: 'giao_duc',
    withWhom: 'binh-xa.phong-van-hoa-xa-hoi',
    joined: ['lang_dia', 'cho_bo_1'],
    requests: [
      {
        hamlet: 'lang_dia',
        title: 'Khoản thu đầu năm ở trường',
        wish: 'Đầu năm học nhà trường thu nhiều khoản gọi là tự nguyện nhưng ai không nộp thì cô nhắc. Muốn gặp cán bộ xã để hỏi khoản nào phải nộp.',
        questions: ['Những khoản nào là bắt buộc?', 'Ai kiểm tra tiền đã thu?'],
        times: ['evening'],
      },
      {
        hamlet: 'cho_bo_1',
        title: 'Tiền ăn bán trú của trẻ mầm non',
        wish: 'Tiền ăn bán trú tăng mà bữa ăn không thay đổi. Phụ huynh muốn nhà trường và xã công khai thực đơn, tiền chợ từng tuần.',
        phone: '0912 000 302',
        times: ['evening', 'weekend'],
      },
      {
        hamlet: 'soi_dia',
        title: 'Con nhà hộ nghèo có được miễn tiền xây dựng không',
        wish: 'Nhà tôi là hộ nghèo, ba cháu đi học, năm nay vẫn phải nộp tiền sửa trường. Tôi muốn hỏi trực tiếp cho rõ chế độ.',
        needs: ['wheelchair'],
      },
    ],
  },
]
