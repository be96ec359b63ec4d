import { Select } from '../../../web/components/field.tsx'
import type { SectionLine } from '../own.ts'
import { sectionName } from '../words.ts'

type Props = {
  label: string
  sections: readonly Pick<SectionLine, 'position' | 'ref' | 'heading'>[]
  value: string
  errors: string[] | undefined
}

/** Which part of a draft something is about: one of its sections, or all of it. */
export function SectionChoice({ label, sections, value, errors }: Props) {
  return (
    <Select
      name="section"
      label={label}
      options={sections
        .filter(({ position }) => position > 0)
        .map((one) => ({ value: String(one.position), label: sectionName(one) }))}
      value={value}
      empty="Toàn bộ dự thảo"
      errors={errors}
    />
  )
}
