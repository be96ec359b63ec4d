import { Choices, Field, Select } from '../../../web/components/field.tsx'
import { offered } from '../../communes/book.ts'
import { ADVICE_REASONS } from '../action-form.ts'
import { TEXT_MAX } from '../action-words-form.ts'
import { COMPLAINT, type Offer } from './offers.ts'
import { type CaseView, errorsAt, proposalOf, typed } from './officer-view.ts'
import { Send } from './send.tsx'

type Props = { view: CaseView; offer: Offer }

/** Sending somebody to where his matter is settled; a complaint takes a second person. */
export function AdviseForm({ view, offer: { action, does } }: Props) {
  const proposal = does === 'confirm' ? proposalOf(view) : null
  const asComplaint = view.file.row.flags.includes('complaint') ? COMPLAINT : ''
  const reasons = Object.entries(ADVICE_REASONS).filter(
    ([code]) => code !== COMPLAINT || view.file.row.proposal !== 'advise',
  )
  return (
    <>
      {does === 'confirm' ? (
        <Proposed view={view} reason={ADVICE_REASONS[COMPLAINT]} code={COMPLAINT} />
      ) : (
        <Choices
          legend="Vì sao hướng dẫn nơi khác?"
          name="reasonCode"
          hint="Nếu là khiếu nại, một người duyệt của Mặt trận xã xác nhận thì mới có hiệu lực."
          errors={errorsAt(view, action, 'reasonCode')}
          options={reasons.map(([value, label]) => ({ value, label }))}
          value={typed(view, action, 'reasonCode', asComplaint)}
        />
      )}
      <Field
        id={`${action}-advice`}
        name="advice"
        label="Người gửi cần đến đâu, mang theo gì?"
        hint="Người gửi đọc nguyên văn. Ghi tên nơi nhận, địa chỉ, giờ làm việc."
        errors={errorsAt(view, action, 'advice')}
        value={typed(view, action, 'advice', proposal?.words)}
        rows={4}
        maxLength={TEXT_MAX}
      />
      <Send quiet>{does === 'confirm' ? 'Xác nhận và gửi hướng dẫn' : 'Hướng dẫn nơi khác'}</Send>
    </>
  )
}

/** Not taking a petition up: proposed by one person, confirmed by another. */
export function DeclineForm({ view, offer: { action, does } }: Props) {
  const proposal = does === 'confirm' ? proposalOf(view) : null
  const code = proposal?.reasonCode ?? ''
  const reasons = view.book.declineReasons
  return (
    <>
      {proposal ? (
        <Proposed view={view} reason={reasons.find((one) => one.code === code)?.text ?? ''} code={code} />
      ) : (
        <Select
          id={`${action}-reasonCode`}
          name="reasonCode"
          label="Vì sao không thụ lý?"
          hint="Người điều phối xác nhận thì mới có hiệu lực."
          errors={errorsAt(view, action, 'reasonCode')}
          options={offered(reasons, view.today).map((one) => ({ value: one.code, label: one.text }))}
          value={typed(view, action, 'reasonCode')}
          empty="Chọn lý do"
        />
      )}
      <Field
        id={`${action}-reason`}
        name="reason"
        label="Giải thích cho người gửi"
        hint="Người gửi đọc nguyên văn."
        errors={errorsAt(view, action, 'reason')}
        value={typed(view, action, 'reason', proposal?.words)}
        rows={4}
        maxLength={TEXT_MAX}
      />
      <Send quiet>{does === 'confirm' ? 'Xác nhận không thụ lý' : 'Gửi đề xuất'}</Send>
    </>
  )
}

function Proposed({ view, reason, code }: { view: CaseView; reason: string; code: string }) {
  const by = view.nameOf(view.file.row.proposedBy ?? '')
  return (
    <>
      <p>
        {by} đề xuất: <strong>{reason}</strong>. Không đồng ý thì giao hồ sơ cho cơ quan giải quyết.
      </p>
      <input type="hidden" name="reasonCode" value={code} />
    </>
  )
}
