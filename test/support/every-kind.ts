import type { Choice, Node, Questionnaire, Texts } from '../../worker/forms/questionnaire.ts'

const vi = (text: string): Texts => ({ vi: text })
const both = (text: string, english: string): Texts => ({ vi: text, en: english })
const list = (...pairs: [name: string, label: string][]): Choice[] =>
  pairs.map(([name, label]) => ({ name, label: vi(label) }))

const HOUSEHOLD: Node = {
  kind: 'group',
  name: 'ho',
  label: both('Về gia đình ông/bà', 'About your household'),
  appearance: ['field-list'],
  nodes: [
    {
      kind: 'note',
      name: 'mo_dau',
      label: vi('Phiếu hỏi ý kiến về **nông thôn mới**. Không ghi tên. [Xem tiêu chí](https://nongthonmoi.gov.vn)'),
    },
    {
      kind: 'text',
      name: 'ten',
      label: both('Ông/bà thường được gọi là gì?', 'What are you called?'),
      hint: vi('Ví dụ: bác Ba'),
      required: 'true()',
    },
    {
      kind: 'hamlet',
      name: 'thon',
      label: both('Ông/bà ở thôn nào?', 'Which hamlet do you live in?'),
      required: 'true()',
    },
    {
      kind: 'integer',
      name: 'nguoi',
      label: vi('Nhà có mấy người?'),
      constraint: '. > 0 and . < 30',
      constraintMessage: vi('Ghi từ 1 đến 29 người.'),
      required: 'true()',
      appearance: ['w2'],
    },
    { kind: 'decimal', name: 'ruong', label: vi('Ruộng rộng mấy héc-ta?'), hint: vi('Ví dụ: 0,5'), appearance: ['w2'] },
    { kind: 'select_one', name: 'nuoc', list: 'co_khong', label: vi('Nhà có nước máy không?'), required: 'true()' },
    {
      kind: 'select_one',
      name: 'nuoc_khac',
      list: 'nguon',
      orOther: true,
      label: vi('Vậy nhà dùng nước từ đâu?'),
      relevant: "${nuoc} = 'khong'",
      required: 'true()',
    },
  ],
}

const CRITERIA: Node = {
  kind: 'group',
  name: 'tieu_chi',
  label: vi('${ten} hài lòng đến đâu?'),
  hint: vi('Mỗi dòng chọn một ý.'),
  appearance: ['table-list'],
  nodes: (
    [
      ['duong', 'Đường làng, ngõ xóm'],
      ['dien', 'Điện sinh hoạt'],
      ['truong', 'Trường học'],
      ['rac', 'Thu gom rác thải'],
    ] as const
  ).map(([name, label]) => ({
    kind: 'select_one' as const,
    name: `hl_${name}`,
    list: 'hai_long',
    label: vi(label),
    required: 'true()',
  })),
}

const MARKS: Node = {
  kind: 'group',
  name: 'cham',
  label: vi('Chấm điểm'),
  appearance: ['field-list'],
  nodes: [
    {
      kind: 'range',
      name: 'diem',
      label: vi('Xã ta được mấy điểm về nông thôn mới?'),
      parameters: { start: '0', end: '10', step: '1', tick_labelset: 'dau_cuoi' },
    },
    {
      kind: 'range',
      name: 'sao',
      label: vi('Cán bộ tiếp ông/bà được mấy sao?'),
      parameters: { start: '1', end: '5', step: '1' },
      appearance: ['rating'],
    },
    {
      kind: 'range',
      name: 'gop',
      label: vi('Góp được bao nhiêu ngày công một năm?'),
      parameters: { start: '0', end: '60', step: '1' },
    },
    { kind: 'select_one', name: 'so_voi', list: 'so_sanh', label: vi('So với năm trước'), appearance: ['likert'] },
    {
      kind: 'select_multiple',
      name: 'vuong',
      list: 'vuong_mac',
      label: vi('Còn vướng ở đâu?'),
      hint: vi('Chọn nhiều ý cũng được.'),
      parameters: { randomize: 'true' },
    },
    {
      kind: 'rank',
      name: 'uu_tien',
      list: 'viec',
      label: vi('Việc nào nên làm trước?'),
      hint: vi('Việc nên làm trước nhất xếp thứ 1.'),
    },
  ],
}

const MEMBERS: Node = {
  kind: 'repeat',
  name: 'con',
  label: vi('Người đang đi học'),
  nodes: [
    { kind: 'text', name: 'con_ten', label: vi('Tên gọi ở nhà'), required: 'true()' },
    { kind: 'date', name: 'con_sinh', label: vi('Ngày sinh'), constraint: '. <= today()' },
    {
      kind: 'select_one',
      name: 'con_cap',
      list: 'cap_hoc',
      label: vi('${con_ten} đang học cấp nào?'),
      appearance: ['minimal'],
    },
    {
      kind: 'repeat',
      name: 'mon',
      label: vi('Môn học thêm'),
      relevant: "${con_cap} != ''",
      nodes: [{ kind: 'text', name: 'mon_ten', label: vi('Tên môn') }],
    },
  ],
}

const REST: Node = {
  kind: 'group',
  name: 'kem',
  label: vi('Nơi chốn và tệp kèm theo'),
  appearance: ['field-list'],
  nodes: [
    { kind: 'select_one', name: 'huyen', list: 'khu', label: vi('Khu vực') },
    { kind: 'select_one', name: 'diem_den', list: 'noi', label: vi('Nơi hay đến'), filter: 'khu = ${huyen}' },
    { kind: 'time', name: 'gio', label: vi('Hay đi lúc mấy giờ?') },
    { kind: 'dateTime', name: 'hop', label: vi('Họp thôn gần nhất vào lúc nào?') },
    { kind: 'geopoint', name: 'vi_tri', label: vi('Chỗ đường hỏng ở đâu?') },
    { kind: 'image', name: 'anh', label: vi('Ảnh chỗ đường hỏng') },
    { kind: 'audio', name: 'ghi_am', label: vi('Ghi âm ý kiến, nếu ngại viết') },
    { kind: 'file', name: 'tep', label: vi('Tệp khác') },
    { kind: 'select_one', name: 'cay', list: 'cay_trong', label: vi('Nhà trồng cây gì nhiều nhất?') },
    { kind: 'text', name: 'y_kien', label: vi('Ông/bà có ý kiến gì thêm?'), appearance: ['multiline'] },
    { kind: 'calculate', name: 'binh_quan', calculation: '${ruong} div ${nguoi}' },
    {
      kind: 'text',
      name: 'tom_tat',
      label: vi('Ruộng bình quân mỗi người (héc-ta)'),
      calculation: 'round(${binh_quan}, 3)',
    },
    { kind: 'hidden', name: 'nguon_phieu', default: 'web' },
    { kind: 'today', name: 'ngay' },
    {
      kind: 'acknowledge',
      name: 'dong_y',
      label: vi('Tôi đồng ý để xã dùng câu trả lời này'),
      hint: vi('Chỉ dùng để thống kê, không kèm tên.'),
      required: 'true()',
    },
  ],
}

/** A questionnaire with every kind of question, about the criteria of new rural communes. */
export const EVERY_KIND: Questionnaire = {
  name: 'nong_thon_moi',
  title: 'Ý kiến về nông thôn mới',
  languages: [
    { code: 'vi', name: 'Tiếng Việt' },
    { code: 'en', name: 'English' },
  ],
  style: 'pages',
  nodes: [HOUSEHOLD, CRITERIA, MARKS, MEMBERS, REST],
  lists: {
    co_khong: list(['co', 'Có'], ['khong', 'Không']),
    nguon: list(['gieng', 'Giếng khoan'], ['suoi', 'Nước suối'], ['mua', 'Nước mưa']),
    hai_long: list(['rat', 'Rất hài lòng'], ['kha', 'Hài lòng'], ['thuong', 'Bình thường'], ['chua', 'Chưa hài lòng']),
    dau_cuoi: list(['0', 'Còn nhiều việc phải làm'], ['10', 'Rất tốt']),
    so_sanh: list(
      ['kem_nhieu', 'Kém đi nhiều'],
      ['kem', 'Kém đi'],
      ['nhu_cu', 'Như cũ'],
      ['hon', 'Khá hơn'],
      ['hon_nhieu', 'Khá hơn nhiều'],
    ),
    vuong_mac: [
      ...list(
        ['von', 'Thiếu vốn'],
        ['giay_to', 'Giấy tờ lâu'],
        ['duong_sa', 'Đường đi lại khó'],
        ['khac', 'Việc khác'],
      ),
      { name: 'khong', label: vi('Không vướng gì'), more: { exclusive: 'yes' } },
    ],
    viec: list(
      ['lam_duong', 'Làm đường'],
      ['nuoc_sach', 'Nước sạch'],
      ['nha_van_hoa', 'Nhà văn hóa'],
      ['den', 'Đèn đường'],
    ),
    cap_hoc: list(['mn', 'Mầm non'], ['th', 'Tiểu học'], ['cs', 'Trung học cơ sở'], ['pt', 'Trung học phổ thông']),
    khu: list(['tren', 'Xóm trên'], ['duoi', 'Xóm dưới']),
    noi: [
      { name: 'cho', label: vi('Chợ'), more: { khu: 'tren' } },
      { name: 'tram', label: vi('Trạm y tế'), more: { khu: 'tren' } },
      { name: 'uy_ban', label: vi('Ủy ban'), more: { khu: 'duoi' } },
      { name: 'buu_dien', label: vi('Bưu điện'), more: { khu: 'duoi' } },
    ],
    cay_trong: [
      { name: 'che', label: vi('Chè'), media: { image: vi('che.png'), audio: vi('che.mp3') } },
      { name: 'cam', label: vi('Cam'), media: { image: vi('cam.png'), audio: vi('cam.mp3') } },
      { name: 'lua', label: vi('Lúa'), media: { image: vi('lua.png') } },
      { name: 'ngo', label: vi('Ngô'), media: { image: vi('ngo.png') } },
    ],
  },
}

/** Hamlets of a commune, as a sheet knows them. */
export const HAMLETS = [
  { id: 'lang_dia', name: 'Làng Dịa' },
  { id: 'nuoc_mat', name: 'Nước Mát' },
  { id: 'khe_tay', name: 'Khe Tây' },
] as const
