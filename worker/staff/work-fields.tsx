import { Choices, Field, Select } from '../../web/components/field.tsx'
import { type CommuneBook, withChosen } from '../communes/book.ts'
import { type FieldErrors, TITLE_MAX } from './form.ts'
import { ROLE_LIST, ROLE_WORDS } from './roles.ts'

export type WorkValues = { title: string; body: string; hamlet: string; roles: readonly string[] }

/** What a person does in the commune: title, body, roles with what each may do, hamlet. */
export function WorkFields({ book, values, errors }: { book: CommuneBook; values: WorkValues; errors: FieldErrors }) {
  const bodies = [...book.bodies.values()].filter((body) => body.endsOn === null || body.id === values.body)
  return (
    <>
      <Field
        name="title"
        label="Chức danh (có thể để trống)"
        value={values.title}
        errors={errors.title}
        maxLength={TITLE_MAX}
        autocomplete="off"
      />
      <Select
        name="body"
        label="Cơ quan"
        empty="Chọn cơ quan"
        options={bodies
          .map((body) => ({ value: body.id, label: body.name }))
          .sort((a, b) => a.label.localeCompare(b.label, 'vi'))}
        value={values.body}
        errors={errors.body}
        required
      />
      <Choices
        name="roles"
        legend="Vai trò"
        options={ROLE_LIST.map((role) => ({ value: role, label: ROLE_WORDS[role].name, hint: ROLE_WORDS[role].may }))}
        value={values.roles}
        errors={errors.roles}
      />
      <Select
        name="hamlet"
        label="Thôn"
        hint="Chỉ cần khi người này là Đại diện thôn."
        empty="Không"
        options={withChosen(book.hamletsNow, book.hamlets.get(values.hamlet)).map((hamlet) => ({
          value: hamlet.id,
          label: hamlet.name,
        }))}
        value={values.hamlet}
        errors={errors.hamlet}
      />
    </>
  )
}
