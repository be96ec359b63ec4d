import type { DossierRow } from '../../../dossiers/tables.ts'
import type { MeetingRow } from '../tables.ts'

/** What everybody must see first of a meeting that is not as it was announced; null when it is. */
export function changedWords(
  { status }: Pick<DossierRow, 'status'>,
  { notice }: Pick<MeetingRow, 'notice'>,
): string | null {
  if (status === 'cancelled') return 'Đã hủy'
  if (status === 'postponed') return 'Hoãn, chưa có ngày mới'
  return status === 'announced' && notice !== '' ? 'Đã đổi ngày giờ hoặc nơi họp' : null
}
