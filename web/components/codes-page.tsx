import { ErrorSummary } from './error-summary.tsx'
import { Field } from './field.tsx'
import { Page } from './page.tsx'

/** What was typed, and what came of it: nothing yet, the pair opens nothing, too many wrong pairs. */
export type TypedCodes = { code: string; secret: string; state: 'ask' | 'wrong' | 'wait' }

export type CodesPageProps = TypedCodes & {
  place: { name: string; href: string }
  title: string
  lead: string
  /** Where the form goes. */
  action: string
  /** What the public code is called above its box. */
  name: string
  /** The same where both are called wrong. */
  wrong?: string
  example: string
  button: string
}

/** Most signs of a typed code: what is longer is something else, and is not shown again whole. */
const MOST_TYPED = 80

/** Where the two codes of something that was sent are typed. Which of them is wrong is not told. */
export function CodesPage({ code, secret, state, place, name, wrong = name, example, ...said }: CodesPageProps) {
  const errors = state === 'wrong' ? ['Ông/bà so lại từng chữ với biên nhận.'] : []
  const title = state === 'wait' ? 'Xin chờ một phút' : said.title
  const typed = { errors, maxLength: MOST_TYPED, required: true, autocomplete: 'off', spellcheck: false } as const
  return (
    <Page title={title} place={place}>
      <h1>{title}</h1>
      {state === 'wrong' && (
        <ErrorSummary
          errors={{ code: [`${wrong} hoặc mã bí mật chưa đúng. Ông/bà xem lại cả hai mã trên biên nhận.`] }}
          labels={{ code: 'Hai mã' }}
        />
      )}
      <p class="lead">
        {state === 'wait' ? 'Mạng này vừa gõ sai mười lần. Ông/bà chờ một phút rồi gõ lại.' : said.lead}
      </p>
      <form method="post" action={said.action}>
        <Field {...typed} name="code" label={name} hint={`Ví dụ: ${example}`} value={code.slice(0, MOST_TYPED)} />
        <Field
          {...typed}
          name="secret"
          label="Mã bí mật"
          hint="15 chữ và số. Chữ hoa, chữ thường, có gạch hay không đều được."
          value={secret.slice(0, MOST_TYPED)}
        />
        <p>
          <button type="submit">{said.button}</button>
        </p>
      </form>
    </Page>
  )
}
