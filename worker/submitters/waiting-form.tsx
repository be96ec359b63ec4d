import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Field } from '../../web/components/field.tsx'
import { REASON_MAX } from './identity-form.ts'

/** A refusal that was sent without a reason that can be kept. */
export type Wrong = { code: string; reason: string; errors: string[] }

/** What is wrong with it, above the list. */
export function WrongSummary({ wrong }: { wrong: Wrong | undefined }) {
  if (!wrong) return null
  const name = `reason-${wrong.code}`
  return <ErrorSummary errors={{ [name]: wrong.errors }} labels={{ [name]: 'Lý do' }} />
}

/** The two answers to what somebody asks about a case: yes at once, no with a reason. */
export function YesOrNo(props: {
  code: string
  wrong: Wrong | undefined
  yes: { action: string; button: string }
  no: { action: string; button: string; label: string; hint: string }
}) {
  const { code, no, yes } = props
  const place = `/can-bo/ho-so/${code}`
  const wrong = props.wrong?.code === code ? props.wrong : undefined
  return (
    <>
      <form method="post" action={`${place}/${yes.action}`}>
        <p>
          <button type="submit">{yes.button}</button>
        </p>
      </form>
      <details open={wrong !== undefined}>
        <summary>{no.button}</summary>
        <form method="post" action={`${place}/${no.action}`}>
          <Field
            name="reason"
            id={`reason-${code}`}
            label={no.label}
            hint={no.hint}
            rows={3}
            maxLength={REASON_MAX}
            required
            value={wrong?.reason ?? ''}
            errors={wrong?.errors}
          />
          <p>
            <button type="submit" class="quiet">
              {no.button}
            </button>
          </p>
        </form>
      </details>
    </>
  )
}
