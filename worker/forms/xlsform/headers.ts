/** Columns of the sheet `survey` that we read. Expressions are never guarded against being taken for formulas. */
export const EXPRESSION_COLUMNS = [
  'relevant',
  'required',
  'constraint',
  'calculation',
  'readonly',
  'choice_filter',
  'repeat_count',
] as const
export const TEXT_COLUMNS = [
  'label',
  'hint',
  'guidance_hint',
  'required_message',
  'constraint_message',
  'image',
  'audio',
] as const
const PLAIN_COLUMNS = ['type', 'name', 'default', 'appearance', 'parameters', 'disabled'] as const
const CHOICE_COLUMNS = ['list_name', 'name', 'label', 'image', 'audio'] as const
const SETTINGS = [
  'form_title',
  'form_id',
  'version',
  'default_language',
  'style',
  'instance_name',
  'allow_choice_duplicates',
] as const

export type SurveyColumn =
  | (typeof EXPRESSION_COLUMNS)[number]
  | (typeof TEXT_COLUMNS)[number]
  | (typeof PLAIN_COLUMNS)[number]
export type ChoiceColumn = (typeof CHOICE_COLUMNS)[number]
export type Setting = (typeof SETTINGS)[number]

/** What the header of a column says. `more`: a further column of a list of options. */
export type Header<Key extends string> =
  | { is: 'known'; key: Key; language: string }
  | { is: 'more'; name: string }
  | { is: 'skipped'; why: string }
  | { is: 'refused'; why: string }

const NOTES = /^(#.*|notes?|comments?|ghi chú|ghi_chú)$/
const NOTE_WHY = 'cột ghi chú riêng, không đưa vào biểu mẫu'
const PHONE_WHY = 'chỉ dùng cho ứng dụng khác hoặc tin nhắn SMS, không đưa vào biểu mẫu'

/** Other spellings that pyxform takes. */
const SURVEY_ALIASES: Readonly<Record<string, SurveyColumn>> = {
  caption: 'label',
  command: 'type',
  tag: 'name',
  value: 'name',
  relevance: 'relevant',
  calculate: 'calculation',
  read_only: 'readonly',
  constraining_message: 'constraint_message',
  requiredmsg: 'required_message',
  constraintmsg: 'constraint_message',
  count: 'repeat_count',
}
const CHOICE_ALIASES: Readonly<Record<string, ChoiceColumn>> = {
  caption: 'label',
  value: 'name',
  listname: 'list_name',
}
const SETTING_ALIASES: Readonly<Record<string, Setting>> = {
  set_form_title: 'form_title',
  title: 'form_title',
  set_form_id: 'form_id',
  id_string: 'form_id',
}

/** Columns that mean something which we cannot do. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  trigger: 'tính lại khi một câu khác thay đổi',
  save_to: 'ghi vào danh mục thực thể',
  entities: 'ghi vào danh mục thực thể',
  intent: 'gọi ứng dụng khác trên điện thoại',
  video: 'phim kèm câu hỏi',
  'big-image': 'ảnh lớn mở riêng',
  autoplay: 'tự phát âm thanh',
  noapperrorstring: 'gọi ứng dụng khác trên điện thoại',
  no_app_error_string: 'gọi ứng dụng khác trên điện thoại',
  instance: 'thuộc tính riêng của câu trả lời',
  query: 'tra cứu bên ngoài',
}
const UNSUPPORTED_SETTINGS: Readonly<Record<string, string>> = {
  public_key: 'mã hóa phiếu trên máy người trả lời',
  submission_url: 'gửi phiếu đến máy chủ khác',
  add_none_option: 'tự thêm lựa chọn "không"',
  flat: 'bỏ các nhóm',
  attribute: 'thuộc tính riêng của biểu mẫu',
  instance_xmlns: 'không gian tên riêng',
}
const HARMLESS_SETTINGS =
  /^(sms_.*|auto_send|auto_delete|client_editable|clean_text_values|omit_instanceid|instance_id|name|namespaces|prefix|delimiter)$/

/** `bind::…`, `control::…` and `media::…` write some columns in a longer way. */
const PREFIXED: Readonly<Record<string, readonly string[]>> = {
  bind: ['relevant', 'required', 'readonly', 'constraint', 'calculate', 'constraintmsg', 'requiredmsg'],
  control: ['appearance', 'count'],
  body: ['appearance', 'count'],
  media: ['image', 'audio'],
}

export function surveyHeader(text: string): Header<SurveyColumn> {
  const [first = '', ...rest] = wordsOf(text)
  const allowed = lookup(PREFIXED, snake(first))
  const [name = '', language = '', ...others] = allowed ? rest : [first, ...rest]
  const plain = snake(name.replace(/^jr:/, ''))
  if (NOTES.test(plain) || NOTES.test(text.toLowerCase())) return { is: 'skipped', why: NOTE_WHY }
  if (/^sms_/.test(plain) || plain === 'compact_tag') return { is: 'skipped', why: PHONE_WHY }
  const key = keyOf(plain, [...EXPRESSION_COLUMNS, ...TEXT_COLUMNS, ...PLAIN_COLUMNS], SURVEY_ALIASES)
  const isText = TEXT_COLUMNS.some((one) => one === key)
  if (key && (allowed?.includes(plain) ?? true) && others.length === 0 && (language === '' || isText))
    return { is: 'known', key, language }
  const what = lookup(UNSUPPORTED, plain) ?? lookup(UNSUPPORTED, snake(first)) ?? (allowed && 'cách ghi riêng của ODK')
  return { is: 'refused', why: unknown(text, what) }
}

export function choiceHeader(text: string): Header<ChoiceColumn> {
  const [first = '', ...rest] = wordsOf(text)
  const [name = '', language = ''] = snake(first) === 'media' ? rest : [first, ...rest]
  const plain = snake(name)
  const key = keyOf(plain, CHOICE_COLUMNS, CHOICE_ALIASES)
  if (key && (language === '' || ['label', 'image', 'audio'].includes(key))) return { is: 'known', key, language }
  if (plain === 'video' || plain === 'big-image')
    return { is: 'refused', why: unknown(text, lookup(UNSUPPORTED, plain)) }
  if (text.startsWith('#')) return { is: 'skipped', why: NOTE_WHY }
  if (/^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u.test(text) && !(text in {})) return { is: 'more', name: text }
  return {
    is: 'refused',
    why: `Tên cột "${text}" chưa dùng được: chỉ chữ cái, số, "_", "-", "."; không có dấu cách. Nếu là ghi chú riêng, thêm dấu # ở đầu tên cột.`,
  }
}

export function settingHeader(text: string): Header<Setting> {
  const plain = snake(text)
  const key = keyOf(plain, SETTINGS, SETTING_ALIASES)
  if (key) return { is: 'known', key, language: '' }
  if (NOTES.test(plain)) return { is: 'skipped', why: NOTE_WHY }
  if (HARMLESS_SETTINGS.test(plain)) return { is: 'skipped', why: PHONE_WHY }
  return { is: 'refused', why: unknown(text, lookup(UNSUPPORTED_SETTINGS, plain.split(':')[0] ?? '')) }
}

/** `label::Tiếng Việt (vi)`, `bind:jr:constraintMsg`: what stands between the colons. */
function wordsOf(text: string): string[] {
  const words = text.split(text.includes('::') ? '::' : ':').map((word) => word.trim())
  const at = words.indexOf('jr')
  return at < 0 ? words : [...words.slice(0, at), `jr:${words[at + 1] ?? ''}`, ...words.slice(at + 2)]
}

function snake(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, '_')
}

function keyOf<Key extends string>(
  plain: string,
  keys: readonly Key[],
  aliases: Readonly<Record<string, Key>>,
): Key | undefined {
  return keys.find((key) => key === plain) ?? lookup(aliases, plain)
}

function lookup<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function unknown(text: string, what: string | undefined): string {
  if (what !== undefined) return `Phần mềm không làm được điều mà cột "${text}" yêu cầu (${what}). Ông/bà xóa cột này.`
  return `Không biết cột "${text}". Nếu là ghi chú riêng, thêm dấu # ở đầu tên cột.`
}
