import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Page } from '../../../web/components/page.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { placeOf } from '../place.ts'

export type LookupView = {
  book: CommuneBook
  caseCode: string
  secret: string
  /** `wrong`: the pair opens nothing, and which half is wrong is not told. `closed`: the address needs a secret. `wait`: too many wrong pairs. */
  state: 'ask' | 'wrong' | 'closed' | 'wait'
}

/** Most signs of a typed code: what is longer is something else, and is not shown again whole. */
const MOST_TYPED = 80

const TITLES: Record<LookupView['state'], string> = {
  ask: 'Xem trả lời',
  wrong: 'Xem trả lời',
  closed: 'Cần mã hồ sơ và mã bí mật',
  wait: 'Xin chờ một phút',
}

/** Where the two codes are typed. The same page stands in for every case that this browser may not open. */
export function lookupPage({ book, caseCode, secret, state }: LookupView) {
  const here = placeOf(book)
  const title = TITLES[state]
  // Both halves alike: whoever guesses must not learn which of them was right.
  const errors = state === 'wrong' ? ['Ông/bà so lại từng chữ với biên nhận.'] : []
  return (
    <Page title={title} place={here}>
      <h1>{title}</h1>
      {state === 'wrong' && (
        <ErrorSummary
          errors={{ caseCode: ['Mã hồ sơ hoặc mã bí mật chưa đúng. Ông/bà xem lại cả hai mã trên biên nhận.'] }}
          labels={{ caseCode: 'Hai mã' }}
        />
      )}
      {state === 'wait' && (
        <p class="lead">
          Mạng này vừa gõ sai mười lần. Ông/bà chờ một phút rồi gõ lại, nhìn kỹ từng chữ trên biên nhận.
        </p>
      )}
      {state === 'closed' && (
        <p class="lead">Trang này chỉ mở khi có mã hồ sơ và mã bí mật. Ông/bà gõ hai mã trên biên nhận.</p>
      )}
      {state === 'ask' && (
        <p class="lead">
          Gõ hai mã trên biên nhận đã nhận khi gửi. Đã giữ trên máy này thì mở{' '}
          <a href={`${here.href}/cua-toi`}>Sổ của tôi</a>.
        </p>
      )}
      <form method="post" action={`${here.href}/tra-cuu`}>
        <Field
          name="caseCode"
          label="Mã hồ sơ"
          errors={errors}
          hint={`Ví dụ: ${book.commune.codePrefix}-26-000123`}
          value={caseCode.slice(0, MOST_TYPED)}
          maxLength={MOST_TYPED}
          required
          autocomplete="off"
          spellcheck={false}
          {...{ autocapitalize: 'characters' }}
        />
        <Field
          name="secret"
          label="Mã bí mật"
          errors={errors}
          hint="15 chữ và số. Chữ hoa, chữ thường, có gạch hay không đều được."
          value={secret.slice(0, MOST_TYPED)}
          maxLength={MOST_TYPED}
          required
          autocomplete="off"
          spellcheck={false}
          {...{ autocapitalize: 'characters' }}
        />
        <p>
          <button type="submit">Xem hồ sơ</button>
        </p>
      </form>
      <details open={state === 'closed'}>
        <summary>Mất mã, hoặc gõ đúng mà không mở được?</summary>
        <p>
          Mất mã hồ sơ hay mã bí mật thì ông/bà đến gặp Mặt trận xã: không ai lấy lại được mã bí mật qua điện thoại hay
          thư. Có để lại thư điện tử thì mã hồ sơ nằm trong thư báo.
        </p>
        <p>
          Gõ đúng mà vẫn quay lại trang này: trình duyệt đang chặn cookie. Ông/bà cho phép cookie của trang này trong
          phần cài đặt, rồi gõ lại.
        </p>
      </details>
    </Page>
  )
}
