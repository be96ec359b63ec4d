import type { REGISTERS } from './tables.ts'

export type Register = (typeof REGISTERS)[number]

/** A column of a register: as the spreadsheet heads it, what stands in it, whether it tells of people. */
export type Column = {
  key: string
  heading: string
  kind: 'line' | 'area' | 'number' | 'choice' | 'hamlet' | 'day'
  required?: true
  /** Kept under seal. */
  sealed?: true
  /** What makes two lines the same line. */
  same?: true
  options?: readonly { value: string; label: string }[]
  hint?: string
}

export type RegisterKind = {
  register: Register
  /** Its address below the registers. */
  slug: string
  name: string
  about: string
  /** What one line is called. */
  line: string
  /** The column by which a line is known, and the one that says which kind it is. */
  head: string
  columns: readonly Column[]
  /** Opened by those alone whose work it is; every opening is noted. */
  restricted?: true
  /** Goes on from year to year. */
  goesOn?: true
}

/** The column kept as the line's topic. */
export const TOPIC = 'topic'
export const HAMLET = 'hamlet'

const hamlet: Column = { key: HAMLET, heading: 'Thôn', kind: 'hamlet', required: true, same: true }
const mark: Column = {
  ...{ key: 'mark', heading: 'Để phân biệt', kind: 'line', sealed: true, same: true },
  hint: 'Năm sinh hoặc xóm, khi trong thôn có người trùng tên.',
}
const household: Column = {
  ...{ key: 'household', heading: 'Chủ hộ', kind: 'line', required: true, sealed: true, same: true },
}
const choice = (heading: string, options: readonly (readonly [string, string])[], same = true): Column => ({
  ...{ key: TOPIC, heading, kind: 'choice', required: true },
  ...(same ? { same: true } : {}),
  options: options.map(([value, label]) => ({ value, label })),
})

/** The four registers, as data. */
export const KINDS: Readonly<Record<Register, RegisterKind>> = {
  groups: {
    ...{ register: 'groups', slug: 'to-nhom', name: 'Tổ, nhóm tự quản', line: 'tổ, nhóm', head: 'name' },
    about: 'Tổ tự quản, tổ hòa giải, nhóm cùng sở thích ở các thôn.',
    goesOn: true,
    columns: [
      { key: 'name', heading: 'Tên tổ, nhóm', kind: 'line', required: true, same: true },
      choice(
        'Lĩnh vực',
        [
          ['an_ninh', 'An ninh, trật tự'],
          ['moi_truong', 'Vệ sinh môi trường'],
          ['hoa_giai', 'Hòa giải'],
          ['kinh_te', 'Giúp nhau làm kinh tế'],
          ['van_hoa', 'Văn hóa, thể thao'],
          ['phong_chay', 'Phòng cháy, chữa cháy'],
          ['khac', 'Khác'],
        ],
        false,
      ),
      hamlet,
      { key: 'members', heading: 'Số thành viên', kind: 'number', required: true },
      { key: 'leader', heading: 'Tổ trưởng', kind: 'line', sealed: true },
      { key: 'founded', heading: 'Ngày lập', kind: 'day' },
    ],
  },
  helpers: {
    ...{ register: 'helpers', slug: 'giup-ho-ngheo', name: 'Hộ nghèo có người giúp', line: 'hộ', head: 'household' },
    about: 'Ai giúp hộ nào, việc gì, kết quả ra sao. Sổ này có chuyện riêng của các hộ: mỗi lần mở đều được ghi lại.',
    ...{ restricted: true, goesOn: true },
    columns: [
      household,
      mark,
      hamlet,
      choice(
        'Diện',
        [
          ['ho_ngheo', 'Hộ nghèo'],
          ['can_ngheo', 'Hộ cận nghèo'],
          ['kho_khan', 'Hộ khó khăn khác'],
        ],
        false,
      ),
      { key: 'situation', heading: 'Hoàn cảnh', kind: 'area', sealed: true },
      {
        ...{ key: 'helper', heading: 'Người, tổ chức giúp', kind: 'line', required: true, sealed: true, same: true },
      },
      { key: 'work', heading: 'Việc giúp', kind: 'area', sealed: true },
      { key: 'since', heading: 'Giúp từ ngày', kind: 'day' },
      { key: 'result', heading: 'Kết quả', kind: 'area', sealed: true },
    ],
  },
  pledges: {
    ...{ register: 'pledges', slug: 'cam-ket', name: 'Cam kết của các hộ', line: 'cam kết', head: 'household' },
    about: 'Thực phẩm an toàn, không dùng chất cấm, thực hiện quy ước, thu gom bao bì thuốc, bảo hiểm y tế.',
    columns: [
      household,
      mark,
      hamlet,
      choice('Cam kết', [
        ['thuc_pham', 'Thực phẩm an toàn'],
        ['chat_cam', 'Không dùng chất cấm'],
        ['quy_uoc', 'Thực hiện quy ước, hương ước'],
        ['bao_bi', 'Thu gom bao bì thuốc bảo vệ thực vật'],
        ['bao_hiem', 'Tham gia bảo hiểm y tế'],
        ['phan_loai_rac', 'Phân loại rác tại nhà'],
        ['khac', 'Khác'],
      ]),
      { key: 'signed', heading: 'Ngày ký', kind: 'day', required: true },
    ],
  },
  titles: {
    ...{ register: 'titles', slug: 'danh-hieu', name: 'Danh hiệu văn hóa', line: 'đăng ký', head: 'holder' },
    about: 'Từ đăng ký, bình xét ở thôn, đề nghị, đến quyết định công nhận.',
    columns: [
      {
        ...{ key: 'holder', heading: 'Hộ, khu dân cư', kind: 'line', required: true, sealed: true, same: true },
        hint: 'Tên chủ hộ; với khu dân cư thì ghi tên khu.',
      },
      mark,
      hamlet,
      choice('Danh hiệu', [
        ['gia_dinh', 'Gia đình văn hóa'],
        ['khu_dan_cu', 'Khu dân cư văn hóa'],
        ['hoc_tap', 'Gia đình học tập'],
        ['tieu_bieu', 'Gia đình văn hóa tiêu biểu'],
      ]),
      { key: 'registered', heading: 'Ngày đăng ký', kind: 'day' },
    ],
  },
}

/** The register of an address. */
export function kindAt(slug: string): RegisterKind | undefined {
  return Object.values(KINDS).find((one) => one.slug === slug)
}

/** "Gia đình văn hóa" of `gia_dinh`. */
export function topicText(kind: RegisterKind, topic: string): string {
  return optionsOf(kind).find(({ value }) => value === topic)?.label ?? topic
}

/** What lines of this register can be about, and what that column is called. */
export function optionsOf(kind: RegisterKind): readonly { value: string; label: string }[] {
  return topicColumn(kind)?.options ?? []
}

export function topicColumn(kind: RegisterKind): Column | undefined {
  return kind.columns.find(({ key }) => key === TOPIC)
}
