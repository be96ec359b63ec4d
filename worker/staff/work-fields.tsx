import { Choice, Field, Select } from '../../web/components/field.tsx'
import type { CommuneBook } from '../communes/book.ts'
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
      <fieldset
        class={errors.roles ? 'field error' : 'field'}
        aria-describedby={errors.roles ? 'roles-error' : undefined}
      >
        <legend>Vai trò</legend>
        {errors.roles && (
          <p class="message" id="roles-error">
            {errors.roles.join(' ')}
          </p>
        )}
        <div class="choices">
          {ROLE_LIST.map((role, index) => (
            <Choice
              key={role}
              type="checkbox"
              name="roles"
              id={index === 0 ? 'roles' : `roles-${role}`}
              value={role}
              label={ROLE_WORDS[role].name}
              hint={ROLE_WORDS[role].may}
              checked={values.roles.includes(role)}
            />
          ))}
        </div>
      </fieldset>
      <Select
        name="hamlet"
        label="Thôn"
        hint="Chỉ cần khi người này là Đại diện thôn."
        empty="Không"
        options={[...book.hamlets.values()].map((hamlet) => ({ value: hamlet.id, label: hamlet.name }))}
        value={values.hamlet}
        errors={errors.hamlet}
      />
    </>
  )
}
