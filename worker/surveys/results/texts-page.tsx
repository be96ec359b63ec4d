import { Empty } from '../../../web/components/empty.tsx'
import { Choice, Field } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { unmarked } from '../../../web/components/sheet/marked.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import { figure } from './say.ts'
import { TAG_MOST } from './tag-form.ts'

export type TextsView = {
  book: CommuneBook
  staff: StaffMember
  survey: SurveyRow
  question: { name: string; title: string }
  texts: readonly { mark: string; text: string; tags: string[] }[]
  tags: readonly { tag: string; many: number }[]
  /** What is looked for, under which tag, after which text. */
  ask: { words: string; tag: string; after: string }
  next: string | null
  mayTag: boolean
  standing: string
  said?: { tone: 'good' | 'warn'; text: string } | undefined
  errors?: Record<string, string[]> | undefined
  typed?: { tag: string; marks: readonly string[] } | undefined
}

/** What people wrote on a question: to be read, searched, and put under tags. */
export function TextsPage(view: TextsView) {
  const { book, staff, survey, question, texts, tags, ask, next } = view
  const results = `${officeAddressOf(survey.slug)}/ket-qua`
  const here = `${results}/y-kien/${question.name}`
  const to = (more: Partial<TextsView['ask']>) => addressOf(here, { ...ask, after: '', ...more })
  return (
    <OfficePage
      title={`Ý kiến: ${unmarked(question.title)}`}
      staff={staff}
      book={book}
      current="/can-bo/khao-sat"
      results
    >
      <p class="crumb noprint">
        <a href={results}>Kết quả khảo sát</a>
      </p>
      <h1>{unmarked(question.title)}</h1>
      <p class="hint">Xếp lẫn lộn, không theo lúc gửi, để không ai đoán ra người viết. {view.standing}</p>
      <Said said={view.said} />
      <form method="get" action={here} class="find noprint">
        <Field
          name="tim"
          label="Tìm trong các ý kiến"
          hint="Gõ có dấu hay không dấu đều được."
          value={ask.words}
          type="search"
          maxLength={100}
        />
        {ask.tag !== '' && <input type="hidden" name="nhan" value={ask.tag} />}
        <button type="submit">Tìm</button>
      </form>
      {tags.length > 0 && (
        <nav class="tabs noprint" aria-label="Nhãn">
          <a href={to({ tag: '' })} aria-current={ask.tag === '' ? 'page' : undefined}>
            Tất cả
          </a>{' '}
          {tags.map(({ tag, many }) => (
            <a key={tag} href={to({ tag })} aria-current={ask.tag === tag ? 'page' : undefined}>
              {tag} ({figure(many)})
            </a>
          ))}
        </nav>
      )}
      {texts.length === 0 ? (
        <Empty title={next === null ? 'Không có ý kiến nào như vậy.' : 'Phần vừa tìm chưa thấy ý kiến nào.'}>
          <p>{next === null ? <a href={here}>Xem tất cả ý kiến</a> : 'Bấm Xem tiếp để tìm ở phần sau.'}</p>
        </Empty>
      ) : (
        <Texts view={view} action={here} />
      )}
      <Pager next={next === null ? undefined : to({ after: next })} first={ask.after === '' ? undefined : to({})} />
    </OfficePage>
  )
}

/** Where a list of texts goes on. */
export function addressOf(here: string, { words, tag, after }: TextsView['ask']): string {
  const query = new URLSearchParams(
    Object.entries({ tim: words, nhan: tag, sau: after }).filter(([, value]) => value !== ''),
  )
  return query.size === 0 ? here : `${here}?${query}`
}

function Texts({ view, action }: { view: TextsView; action: string }) {
  const { texts, tags, ask, mayTag, errors = {}, typed } = view
  if (!mayTag)
    return (
      <ul class="list">
        {texts.map(({ mark, text, tags: own }) => (
          <li key={mark}>
            <p class="words">{text}</p>
            {own.length > 0 && <small>{own.join(', ')}</small>}
          </li>
        ))}
      </ul>
    )
  return (
    <form method="post" action={action}>
      {Object.entries({ tim: ask.words, nhan: ask.tag, sau: ask.after }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {texts.map(({ mark, text, tags: own }) => (
        <Choice
          key={mark}
          type="checkbox"
          name="mark"
          id={`y-${mark}`}
          value={mark}
          label={<span class="words">{text}</span>}
          hint={own.length > 0 ? `Nhãn: ${own.join(', ')}` : undefined}
          checked={typed?.marks.includes(mark)}
        />
      ))}
      <div class="work">
        <h2>Gắn nhãn</h2>
        <Field
          name="tag"
          label="Nhãn cho các ý kiến đã đánh dấu"
          hint="Ví dụ: đường lầy. Nhãn giống nhau được đếm chung."
          value={typed?.tag ?? ask.tag}
          maxLength={TAG_MOST}
          list="cac-nhan"
          errors={[...(errors['marks'] ?? []), ...(errors['tag'] ?? [])]}
        />
        <datalist id="cac-nhan">
          {tags.map(({ tag }) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <p>
          <button type="submit" name="lam" value="them">
            Gắn nhãn
          </button>{' '}
          <button type="submit" name="lam" value="bo" class="quiet">
            Bỏ nhãn này
          </button>
        </p>
      </div>
    </form>
  )
}
