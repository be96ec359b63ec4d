/** The annex of Kế hoạch số 11 KH/ĐU of 15/01/2021, every cell as it was printed: number, organisation, content, hamlets, note. */
export const PRINTED: readonly (readonly [string, string, string, string, string])[] = [
  ['1', 'Trường mầm non', 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn', 'Làng Dịa', ''],
  [
    '2',
    'Trường tiểu học',
    'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn',
    'Đồng Chùa 1, Đồng Chùa 2',
    '',
  ],
  [
    '3',
    'Trường THCS',
    'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn',
    'Soi Dịa, Yên Bình',
    '',
  ],
  ['4', 'Trạm y tế', 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn', 'Thọ Bình 1', ''],
  ['5', 'Công an xã', 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn', 'Thọ Bình 2', ''],
  ['6', 'MTTQ xã', 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn', 'Đồng Cỏm', ''],
  ['7', 'Hội LHPN xã', 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn', 'Nam Ninh', ''],
  [
    '8',
    'Hội nông dân xã',
    'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn',
    'Chợ Bợ 1, Chợ Bợ 2',
    '',
  ],
  ['9', 'Đoàn thanh niên', 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn', 'Đồng Vầu', ''],
  [
    '10',
    'Hội CCB',
    'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn',
    'Tân Bình 1, Tân Bình 2',
    '',
  ],
  [
    '11',
    'Công đoàn CS xã',
    'Trồng hoa, cây xanh Khuân viên trụ sở xã, Nhà bia ghi tên liệt sỹ, gắn biển chỉ dẫn thôn',
    '',
    '',
  ],
  ['12', 'Đảng ủy xã', 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn', 'Đồng Lường', ''],
  ['13', 'UBND xã', 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn', 'Thôn Đo', ''],
  ['14', 'BCHQS xã', 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa', 'Thác Lường', ''],
  ['15', 'TT HĐND xã', 'Vệ sinh Nhà văn hóa, đường thôn, xóm, Đường hoa, gắn biển chỉ dẫn thôn', 'Đèo Ảng', ''],
]

/** What stands above the table, line by line, and the heads of its columns. */
export const ABOVE = [
  'PHÂN CÔNG',
  'Các chi bộ, các tổ chức chính trị xã hội trực tiếp tham gia hoạt động xây dựng nông thôn mới, đô thị văn minh tại các thôn năm 2021',
  '(Kèm theo Kế hoạch số 11 KH/ĐU ngày 15 /01/2021 của Đảng ủy xã Bình Xa)',
]
export const HEADS = ['TT', 'Chi bộ, tổ chức', 'Nội dung phụ trách', 'Thôn phụ trách', 'Ghi chú']
