import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { origin } from '../../http/origin.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { askingOf } from '../auth.ts'
import { check, type FieldErrors } from '../form.ts'
import { ownOf, proofErrors } from './own-proof-routes.ts'
import { addKey, KEYS_MOST, keysOf, removeKey } from './passkey-queries.ts'
import { makeOptions, readMadeKey } from './passkey-auth.ts'
import { factorsFor } from './proof-queries.ts'
import { keySchema, madeKeySchema, readAnswer } from './security-form.ts'
import { NewKeyPage, SECURITY } from './security-pages.tsx'

const NOT_MADE = 'Máy chưa tạo được khóa. Ông/bà bấm Tạo khóa lần nữa.'

/** What an officer does to the keys of his machines. */
export const ownKeyRoutes = new Hono<App>()

ownKeyRoutes.get('/', (c) => newKeyPage(c, '', {}))

ownKeyRoutes.post('/', async (c) => {
  const { db, staff } = c.var
  const sent = await readForm(c)
  const keyName = field(sent, 'keyName') ?? ''
  const again = (errors: FieldErrors, status: 422 | 429 = 422) => newKeyPage(c, keyName, errors, status)
  const checked = check(keySchema, { keyName, proof: field(sent, 'proof') ?? '', answer: field(sent, 'answer') ?? '' })
  if (!checked.ok) return again(checked.errors)
  if ((await keysOf(db, staff.id)).length >= KEYS_MOST) return again({})
  const refused = await proofErrors(c, sent)
  if (refused) return again(refused.errors, refused.status)
  const made = readAnswer(madeKeySchema, checked.value.answer)
  const key = made && (await readMadeKey(askingOf(c), origin(c), staff.id, made))
  if (!key) return again({ keyName: [NOT_MADE] })
  if (!(await addKey(db, ownOf(c), { ...key, name: checked.value.keyName })))
    return again({ keyName: ['Khóa này đã có ở đây rồi.'] })
  return seeOther(`${SECURITY}?xong=them-khoa`)
})

ownKeyRoutes.post('/bo', async (c) => {
  const { db, staff } = c.var
  const id = field(await readForm(c), 'khoa') ?? ''
  const [factors, keys] = await Promise.all([factorsFor(db, staff.id), keysOf(db, staff.id)])
  if (factors?.isRequired && !factors.hasCode && keys.length <= 1)
    throw problem.conflict('Vai trò của ông/bà cần hai lớp bảo vệ nên chưa bỏ được khóa cuối cùng.')
  await removeKey(db, ownOf(c), id)
  return seeOther(`${SECURITY}?xong=bo-khoa`)
})

async function newKeyPage(
  c: Context,
  keyName: string,
  errors: FieldErrors,
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const { book, db, staff } = c.var
  const keys = await keysOf(db, staff.id)
  const options = makeOptions(askingOf(c), origin(c), staff, keys)
  return page(c, NewKeyPage({ staff, book, options, keyName, errors, isFull: keys.length >= KEYS_MOST }), status)
}
