import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { KeepHere } from '../../../web/components/keep-here.tsx'
import { Note, Trouble } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { longDay, localDay } from '../../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import { DeedFields } from '../../dossiers/deed-forms.tsx'
import type { Trouble as Words } from '../../forms/filling/words.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { placeOf } from '../place.ts'

/** A field that people do not see and programs fill in. */
export const HONEYPOT = 'website'

type Topic = { book: CommuneBook; title: string; topicHref: string }
export type ObservingView = Topic & {
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  hidden: readonly (readonly [name: string, value: string])[]
  trouble?: Words | undefined
  /** It reads like a denunciation or a complaint: the sender is told the right way first. */
  asks?: 'denunciation' | 'complaint' | undefined
}

const KINDS = { denunciation: 'tố cáo', complaint: 'khiếu nại' }

/** What somebody saw, for the team of a topic: three fields, no name. */
export function observingPage({
  asks,
  book,
  errors,
  fields,
  hidden,
  title,
  topicHref,
  trouble,
  values,
}: ObservingView) {
  const here = `/${book.commune.id}`
  return (
    <Page title="Góp ý cho cuộc giám sát" place={placeOf(book)}>
      <p>
        <a href={topicHref}>{title}</a>
      </p>
      <h1>Góp ý cho cuộc giám sát</h1>
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      {asks && (
        <Trouble title={`Chưa gửi: nội dung này giống đơn ${KINDS[asks]}`}>
          <p>
            Đơn {KINDS[asks]} nộp nơi khác mới được giữ kín và giải quyết đúng luật.{' '}
            <a href={`${here}/to-cao-khieu-nai`}>Xem nộp ở đâu, nộp thế nào</a>
          </p>
          <p>
            Nếu ông/bà vẫn muốn gửi thành góp ý, bấm gửi lần nữa: chỉ người được giao của Mặt trận xã đọc góp ý này.
          </p>
        </Trouble>
      )}
      <ErrorSummary errors={errors} labels={Object.fromEntries(fields.map(({ label, name }) => [name, label]))} />
      <p class="lead">Ông/bà thấy gì về việc này thì ghi ở đây. Không cần tên. Đoàn giám sát và Mặt trận xã đọc.</p>
      <Note title="Có việc cần giải quyết?">
        <p>
          Góp ý giúp đoàn giám sát, không có hạn trả lời riêng. Muốn xã giải quyết và trả lời đúng hạn:{' '}
          <a href={`${here}/kien-nghi/moi`}>gửi kiến nghị</a>.
        </p>
      </Note>
      <form method="post">
        {hidden.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <p hidden>
          <label for={HONEYPOT}>Để trống ô này</label>
          <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autocomplete="off" />
        </p>
        <p>
          <button type="submit">Gửi góp ý</button>
        </p>
      </form>
    </Page>
  )
}

/** What was received, with its short number. */
export function receivedPage({
  book,
  code,
  sentAt,
  state,
  title,
  topicHref,
}: Topic & { code: string; sentAt: string; state: string }) {
  return (
    <Page title="Đã nhận góp ý" place={placeOf(book)}>
      <h1>Đã nhận góp ý</h1>
      <div class="receipt">
        <p>
          Số góp ý: <b class="code">{code}</b>
        </p>
        <p>
          Nhận {longDay(localDay(new Date(sentAt)))}. {state}
        </p>
      </div>
      <p>Góp ý được chuyển đến những người đang giám sát việc này. Cảm ơn ông/bà.</p>
      <KeepHere here={`/${book.commune.id}`} code={code} secret="" />
      <p>
        <a href={topicHref}>{title}</a>
      </p>
    </Page>
  )
}

/** The topic takes nothing more. */
export function closedPage({ book, title, topicHref }: Topic) {
  return (
    <Page title="Không nhận thêm góp ý" place={placeOf(book)}>
      <h1>Không nhận thêm góp ý</h1>
      <p class="lead" role="alert">
        Cuộc giám sát này chưa bắt đầu, đã có kết luận hoặc đã dừng, nên không nhận thêm góp ý.
      </p>
      <p>
        <a href={topicHref}>{title}</a>
      </p>
      <p>
        <a class="button" href={`/${book.commune.id}/kien-nghi/moi`}>
          Gửi kiến nghị
        </a>
      </p>
    </Page>
  )
}
