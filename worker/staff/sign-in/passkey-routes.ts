import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { origin } from '../../http/origin.ts'
import { askingOf } from '../auth.ts'
import { wayBack } from '../rules.ts'
import { refuse } from './enter-auth.ts'
import { letIn, signInPage } from './enter-routes.ts'
import { proveByKey } from './passkey-auth.ts'
import { readAnswer, usedKeySchema } from './security-form.ts'

const WRONG =
  'Khóa này chưa mở được tài khoản nào ở đây. Ông/bà thử lại, hoặc đăng nhập bằng mật khẩu rồi xem mục Bảo mật của tôi.'

/** Signing in with a key of the machine. */
export const passkeyRoutes = new Hono<App>()

passkeyRoutes.post('/khoa', async (c) => {
  const sent = await readForm(c)
  const back = wayBack(field(sent, 've') ?? '')
  const used = readAnswer(usedKeySchema, field(sent, 'answer') ?? '')
  const again = () => signInPage(c, { way: back, message: WRONG }, 422)
  if (!used) return again()
  const { isRight, userId } = await proveByKey(askingOf(c), origin(c), used)
  if (isRight && userId !== null) return letIn(c, userId, 'passkey', back)
  if (userId !== null) await refuse(askingOf(c), userId, 'passkey')
  return again()
})
