import * as v from 'valibot'
import { REASON_MAX, REASON_MIN, words } from '../staff/form.ts'

/** Why a commune stops sending, or sends again. */
export const sendingSchema = v.object({
  reason: words(
    REASON_MIN,
    REASON_MAX,
    `Ông/bà ghi lý do, ít nhất ${REASON_MIN} ký tự, để người sau hiểu vì sao.`,
    `Lý do dài quá: nhiều nhất ${REASON_MAX} ký tự.`,
  ),
})
