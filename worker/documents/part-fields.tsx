import { Choice, Field } from '../../web/components/field.tsx'
import type { FieldErrors } from '../staff/form.ts'
import { boxText, partField } from './edit.ts'
import type { Paper, Part } from './paper.ts'
import { NAME_MAX, TEXT_MAX } from './paper-form.ts'

/** What the fields of a paper are called. */
export const LABELS = {
  subject: 'Trích yếu',
  addressees: 'Kính gửi',
  recipients: 'Nơi nhận',
  parent: 'Cơ quan cấp trên',
  issuer: 'Cơ quan ban hành',
  place: 'Địa danh',
} as const

/** The same for a summary of what is wrong, with those of this paper's parts. */
export function labelsOf({ annexes, parts, signers }: Paper): Record<string, string> {
  const ofParts = (some: readonly Part[], below: string) =>
    some.flatMap((part, at) =>
      (['heading', 'text', 'rows'] as const).map((name) => [partField(`${below}${at}`, name), partName(part)] as const),
    )
  return {
    ...LABELS,
    ...Object.fromEntries(ofParts(parts, '')),
    ...Object.fromEntries(annexes.flatMap((annex, at) => ofParts(annex.parts, `${at}.`))),
    ...Object.fromEntries(
      signers.flatMap((_, at) => ['organ', 'title', 'name'].map((name) => [`signer-${at}-${name}`, 'Người ký'])),
    ),
  }
}

const KINDS: Record<Part['kind'], string> = {
  grounds: 'Căn cứ',
  order: 'Dòng giữa',
  section: 'Đoạn',
  article: 'Điều',
  list: 'Danh sách',
  table: 'Bảng',
}

/** A part in a word or two: its heading, else how it begins. */
export function partName(part: Part): string {
  const heading = part.kind === 'table' ? part.title : 'heading' in part ? part.heading : ''
  const words = heading || boxText(part).split('\n')[0] || ''
  const short = words.length > 60 ? `${words.slice(0, 57)}…` : words
  return short === '' ? KINDS[part.kind] : part.kind === 'section' ? short : `${KINDS[part.kind]}: ${short}`
}

/** The boxes of one part. */
export function PartFields({ errors, part, place }: { part: Part; place: string; errors: FieldErrors }) {
  const text = partField(place, part.kind === 'table' ? 'rows' : 'text')
  const heading = partField(place, 'heading')
  const drop = partField(place, 'drop')
  const hasHeading = part.kind === 'section' || part.kind === 'article' || part.kind === 'table'
  const title = part.kind === 'table' ? part.title : 'heading' in part ? part.heading : ''
  const box = hasHeading && (
    <Field name={heading} label={headingLabel(part)} value={title} maxLength={NAME_MAX} errors={errors[heading]} />
  )
  return (
    <fieldset class="field piece">
      <legend class={title === '' ? 'sr' : undefined}>{partName(part)}</legend>
      {title !== '' && box}
      <Field
        name={text}
        label={part.kind === 'table' ? `Dòng của bảng: ${part.head.join(' | ')}` : textLabel(part)}
        hint={part.kind === 'table' ? 'Mỗi dòng của bảng một dòng; giữa các ô là dấu |.' : undefined}
        rows={rowsFor(part)}
        value={boxText(part)}
        maxLength={TEXT_MAX}
        errors={errors[text]}
      />
      <details open={errors[heading] !== undefined}>
        <summary>{hasHeading && title === '' ? 'Thêm đầu mục, bỏ phần này' : 'Bỏ phần này'}</summary>
        {title === '' && box}
        <Choice type="checkbox" name={drop} label="Bỏ phần này khi lưu" />
      </details>
    </fieldset>
  )
}

function headingLabel(part: Part): string {
  if (part.kind === 'table') return 'Tên bảng'
  return part.kind === 'article' ? 'Tên điều' : 'Đầu mục'
}

function textLabel(part: Part): string {
  if (part.kind === 'grounds') return 'Mỗi căn cứ một dòng'
  if (part.kind === 'order') return 'Dòng ở giữa trang'
  return part.kind === 'list' ? 'Mỗi ý một dòng' : 'Nội dung'
}

/** As many lines as the text will take, up to a screen of them. */
function rowsFor(part: Part): number {
  const lines = boxText(part)
    .split('\n')
    .reduce((sum, line) => sum + 1 + Math.floor(line.length / 80), 0)
  return Math.min(Math.max(lines + 1, part.kind === 'order' ? 1 : 2), 14)
}
