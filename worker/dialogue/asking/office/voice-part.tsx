import { instantText } from '../../../deadlines/calendar.ts'
import { CONFIRMING } from '../../place.ts'
import type { VoiceLine } from '../own.ts'

/** Whether somebody left a number, and whether it was called: with the one button that opens it. */
export function VoiceState({ voice }: { voice: VoiceLine }) {
  return (
    <section aria-labelledby="nguoi-gui">
      <h2 id="nguoi-gui">Người gửi</h2>
      <p>{voiceText(voice)}</p>
      {voice.hasPhone && voice.withdrawnAt === null && <ShowNumber id={voice.id} />}
    </section>
  )
}

/** Opens a number for one look; that it was opened is written down first. */
export function ShowNumber({ id }: { id: string }) {
  return (
    <form method="post" action={`${CONFIRMING}/${id}`}>
      <button type="submit" class="quiet">
        Hiện số điện thoại
      </button>
    </form>
  )
}

/** "Đã xác nhận qua điện thoại", "Có để lại số điện thoại, chưa gọi." */
export function voiceText({ confirmedAt, hasPhone, tried, triedAt, withdrawnAt }: VoiceLine): string {
  if (withdrawnAt !== null) return 'Đã rút.'
  if (confirmedAt !== null) return `Đã gọi, đúng người (${instantText(confirmedAt)}).`
  if (!hasPhone) return 'Không để lại số điện thoại: đếm theo máy, không đếm vào số người đã xác nhận.'
  if (tried === 0 || triedAt === null) return 'Có để lại số điện thoại, chưa gọi xác nhận.'
  return `Đã gọi ${tried} lần chưa gặp, lần cuối ${instantText(triedAt)}.`
}
