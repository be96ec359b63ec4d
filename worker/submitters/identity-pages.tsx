import { Empty } from '../../web/components/empty.tsx'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Field } from '../../web/components/field.tsx'
import { Note, Said } from '../../web/components/note.tsx'
import { codeOf } from '../cases/code.ts'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { closesText } from './identity.ts'
import { REASON_MAX } from './identity-form.ts'
import type { ListedRequest } from './identity-queries.ts'
import { type Wrong, WrongSummary, YesOrNo } from './waiting-form.tsx'

type Base = { book: CommuneBook; staff: StaffMember; said?: { tone: 'good' | 'warn'; text: string } }

export type AskView = Base & { code: string; reason: string; errors: string[]; refusal: string | null }

/** Asking to open who sent a case: why, and what happens then. */
export function AskPage({ book, staff, code, reason, errors, refusal, said }: AskView) {
  const place = `/can-bo/ho-so/${code}`
  return (
    <OfficePage title="Xin mở danh tính" staff={staff} book={book}>
      <ErrorSummary errors={errors.length > 0 ? { reason: errors } : {}} labels={{ reason: 'Lý do' }} />
      <h1>Xin mở danh tính người gửi</h1>
      <p>
        Hồ sơ <a href={place}>{code}</a>. Người gửi đã đề nghị giấu tên, nên không ai tự mở một mình.
      </p>
      <Said said={said} />
      {refusal ? (
        <Note tone="warn">
          <p>{refusal}</p>
        </Note>
      ) : (
        <form method="post" action={`${place}/xin-mo-danh-tinh`}>
          <Field
            name="reason"
            label="Vì sao cần biết ai gửi?"
            hint="Người đồng ý và người gửi đều đọc nguyên văn."
            rows={4}
            maxLength={REASON_MAX}
            required
            value={reason}
            errors={errors}
          />
          <p>Lãnh đạo xã hoặc người duyệt của một cơ quan khác đồng ý thì chỉ mình ông/bà xem được, rồi tự đóng lại.</p>
          <p>
            <button type="submit">Gửi yêu cầu</button>
          </p>
        </form>
      )}
      <p>
        <a href={place}>Về hồ sơ</a>
      </p>
    </OfficePage>
  )
}

export type ListView = Base & {
  /** Those that this officer may decide. */
  waiting: ListedRequest[]
  own: ListedRequest[]
  wrong?: Wrong
}

/** What waits for this officer's agreement, and what he asked himself. */
export function IdentityPage(view: ListView) {
  const { book, staff, said, waiting, own, wrong } = view
  return (
    <OfficePage title="Mở danh tính" staff={staff} book={book} current="/can-bo/danh-tinh">
      <WrongSummary wrong={wrong} />
      <h1>Yêu cầu mở danh tính chờ ông/bà</h1>
      <Said said={said} />
      <p class="lead">
        Người gửi giấu tên. Ông/bà đồng ý thì chỉ người xin xem được tên, đến giờ tự đóng lại. Người gửi biết ai xin, vì
        sao, ai đồng ý.
      </p>
      {waiting.length === 0 && (
        <Empty title="Không có yêu cầu nào chờ ông/bà.">
          <p>Có yêu cầu mới thì có tin báo.</p>
        </Empty>
      )}
      {waiting.map((one) => (
        <Waiting key={one.request.caseId} one={one} view={view} />
      ))}
      {own.length > 0 && (
        <>
          <h2>Ông/bà đã xin</h2>
          {own.map((one) => (
            <Facts
              key={one.request.caseId}
              rows={[
                ['Hồ sơ', <a href={`/can-bo/ho-so/${codeOf(book, one.row)}`}>{codeOf(book, one.row)}</a>],
                [
                  'Tình trạng',
                  one.request.closesAt
                    ? `Đã đồng ý, mở đến ${closesText(one.request.closesAt)}`
                    : 'Đang chờ người khác đồng ý',
                ],
              ]}
            />
          ))}
        </>
      )}
    </OfficePage>
  )
}

function Waiting({ one, view: { book, wrong } }: { one: ListedRequest; view: ListView }) {
  const code = codeOf(book, one.row)
  return (
    <section aria-labelledby={`ho-so-${code}`}>
      <h2 id={`ho-so-${code}`}>Hồ sơ {code}</h2>
      <Facts
        rows={[
          [
            'Người xin',
            `${[one.askedByName, one.askedByTitle].filter(Boolean).join(', ')} (${bodyName(book, one.request.askedBodyId)})`,
          ],
          ['Xin lúc', instantText(one.request.askedAt)],
          ['Lý do', one.reason],
        ]}
      />
      <YesOrNo
        code={code}
        wrong={wrong}
        yes={{ action: 'dong-y-mo', button: 'Đồng ý mở' }}
        no={{
          action: 'khong-dong-y-mo',
          button: 'Không đồng ý',
          label: 'Vì sao không đồng ý?',
          hint: 'Người xin và người gửi đều đọc.',
        }}
      />
    </section>
  )
}
