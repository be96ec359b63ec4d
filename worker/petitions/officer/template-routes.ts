import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import type { App } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { seeOther } from '../../http/respond.ts'
import { caseAnswer, openCase } from './officer-case-routes.ts'
import { templatesFor, withTemplate } from './templates.ts'

const ANSWER = 'trinh-duyet'

/** Puts a template into an answer that is being written: nothing is recorded, all that was typed stays. */
export const templateRoutes = new Hono<App>()

templateRoutes.get('/ho-so/:caseCode/chen-mau', (c) => seeOther(`/can-bo/ho-so/${c.req.param('caseCode')}`))

templateRoutes.post('/ho-so/:caseCode/chen-mau', async (c) => {
  const { book, now } = c.var
  const file = await openCase(c)
  const sent = await readForm(c)
  const chosen = templatesFor(book, file.row.category, localDay(now)).find(({ id }) => id === field(sent, 'template'))
  if (!chosen) {
    const errors = { template: ['Ông/bà chọn một mẫu trong danh sách rồi bấm "Chèn mẫu".'] }
    return caseAnswer(c, file, { sent: { action: ANSWER, kept: sent.fields, errors } }, 422)
  }
  const kept = new Map(sent.fields).set('answer', [withTemplate(field(sent, 'answer') ?? '', chosen.text)])
  const said = {
    tone: 'good',
    text: 'Đã chèn mẫu vào câu trả lời. Ông/bà sửa cho đúng việc này rồi trình duyệt.',
  } as const
  return caseAnswer(c, file, { said, sent: { action: ANSWER, kept, errors: {} } })
})
