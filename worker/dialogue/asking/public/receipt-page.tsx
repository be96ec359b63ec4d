import { Facts } from '../../../../web/components/facts.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { ReadAloud } from '../../../../web/components/two-codes.tsx'
import { spellSecret } from '../../../cases/code.ts'
import { localDay, longDay } from '../../../deadlines/calendar.ts'
import { placeOf } from '../../place.ts'
import { requestAddress, requestCode } from '../request-codes.ts'
import { withText } from '../words.ts'
import { Codes } from './codes.tsx'
import type { OwnView } from './own-page.tsx'

/** The two codes as a sheet of its own. */
export function receiptPage({ book, origin, request, row, secret }: Omit<OwnView, 'around'>) {
  const here = requestAddress(row.communeId, row)
  const code = requestCode(book, row)
  return (
    <Page title={`Biên nhận ${code}`} place={placeOf(book)}>
      <h1>Biên nhận đề nghị đối thoại</h1>
      <p class="lead">
        Mặt trận {placeOf(book).name} đã nhận {longDay(localDay(row.startedAt))}.
      </p>
      <Facts
        rows={[
          ['Về việc', row.title],
          ['Muốn gặp', withText(book, request)],
        ]}
      />
      <Codes code={code} secret={secret} address={here} origin={origin} communeId={row.communeId} />
      <ReadAloud spelt={spellSecret(secret)}>
        <p>
          <a href={here}>Về đề nghị của tôi</a>
        </p>
      </ReadAloud>
    </Page>
  )
}
