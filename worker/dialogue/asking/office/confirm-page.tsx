import { Empty } from '../../../../web/components/empty.tsx'
import { Facts } from '../../../../web/components/facts.tsx'
import { Said } from '../../../../web/components/note.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { instantText } from '../../../deadlines/calendar.ts'
import { dossierCode } from '../../../dossiers/code.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import type { Contact } from '../../../submitters/seal.ts'
import { CONFIRMING, OFFICE } from '../../place.ts'
import type { VoiceLine } from '../own.ts'
import { ShowNumber, voiceText } from './voice-part.tsx'

type Frame = { staff: StaffMember; book: CommuneBook; said?: { tone: 'good' | 'warn'; text: string } | null }
export type VoiceItem = { voice: VoiceLine; row: DossierRow; href: string }
export type ConfirmListView = Frame & {
  title: string
  crumb: { href: string; text: string }
  voices: readonly VoiceItem[]
  next: string | undefined
  first: string | undefined
}

/** Telephones that wait to be called: what each is about and nothing of the person. */
export function confirmListPage({ staff, book, said, title, crumb, voices, next, first }: ConfirmListView) {
  return (
    <OfficePage title={title} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={crumb.href}>{crumb.text}</a>
      </p>
      <h1>{title}</h1>
      <Said said={said} />
      <p class="lead">
        Gọi từng người, hỏi có đúng người ấy muốn đối thoại về việc này không. Mỗi lần mở số đều ghi vào hồ sơ.
      </p>
      {voices.length === 0 ? (
        <Empty title="Không còn ai để gọi." />
      ) : (
        <ul class="list">
          {voices.map(({ voice, row, href }) => (
            <li key={voice.id}>
              <a href={href}>
                <bdi>{row.title || 'Đề nghị đã xóa lời'}</bdi>
              </a>
              <p>
                {dossierCode(book, row)}
                {voice.hamletId === '' ? '' : `, ${book.hamlets.get(voice.hamletId)?.name ?? ''}`}, gửi{' '}
                {instantText(voice.at)}. {voiceText(voice)}
              </p>
              {voice.hasPhone && voice.confirmedAt === null && <ShowNumber id={voice.id} />}
            </li>
          ))}
        </ul>
      )}
      <Pager next={next} first={first} />
    </OfficePage>
  )
}

export type CallView = Frame & { voice: VoiceLine; contact: Contact; row: DossierRow; href: string }

/** One person's number, for one call: shown once, and what came of the call beside it. */
export function callPage({ staff, book, said, voice, contact, row, href }: CallView) {
  return (
    <OfficePage title="Gọi xác nhận" staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={CONFIRMING}>Gọi xác nhận</a>
      </p>
      <h1>Gọi xác nhận</h1>
      <Said said={said} />
      <p class="lead">
        Hỏi: “Có phải ông/bà đề nghị đối thoại về <bdi>{row.title || 'việc này'}</bdi> không?”
      </p>
      <Facts
        rows={[
          [
            'Số điện thoại',
            <a key="phone" href={`tel:${contact.phone}`}>
              {contact.phone}
            </a>,
          ],
          ['Tên', contact.name || 'không ghi'],
          ['Đã gọi', voiceText(voice)],
        ]}
      />
      <p class="hint">Trang này chỉ hiện một lần. Đóng trang thì phải mở lại, và lần mở được ghi vào hồ sơ.</p>
      <form method="post" action={`${CONFIRMING}/${voice.id}/dung`}>
        <p>
          <button type="submit">Đã gọi, đúng người</button>
        </p>
      </form>
      <form method="post" action={`${CONFIRMING}/${voice.id}/khong-duoc`}>
        <p>
          <button type="submit" class="quiet">
            Không liên lạc được
          </button>
        </p>
      </form>
      <p>
        <a href={href}>{row.kind === 'dialogue_topic' ? 'Trang chủ đề' : 'Trang đề nghị'}</a>
      </p>
    </OfficePage>
  )
}
