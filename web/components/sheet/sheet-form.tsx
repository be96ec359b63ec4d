import type { ComponentChildren } from 'preact'
import { PLAIN_SHEET_JS, SHEET_JS } from '../../built.ts'
import { dataOf, isPlain } from './data.ts'
import { Sheet } from './sheet.tsx'
import type { View } from './view.ts'

export type SheetFormProps = View & {
  action: string
  /** The name under which the phone keeps what is not sent yet; without it nothing is kept. */
  draft?: string | undefined
  /** Whether the page brings the data that let a script take over. */
  island: boolean
  /** Hidden fields of the form: `submissionKey`, `started` … */
  children: ComponentChildren
}

/** A questionnaire to be filled in, whole without a script. */
export function SheetForm({ action, draft, island, children, ...view }: SheetFormProps) {
  const data = island ? dataOf(view) : null
  return (
    <form method="post" action={action} enctype="multipart/form-data" noValidate data-sheet data-kept={draft}>
      {children}
      <div data-body>
        <Sheet {...view} />
      </div>
      {data && <script type="application/json" dangerouslySetInnerHTML={{ __html: data }} />}
      {data && <script src={isPlain(view.sheet.plan) ? PLAIN_SHEET_JS : SHEET_JS} defer />}
    </form>
  )
}
