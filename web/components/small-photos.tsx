import { PHOTOS_JS } from '../built.ts'
import { Field } from './field.tsx'

type Props = { name: string; id?: string; label: string; hint: string; most: number; errors?: string[] | undefined }

/** Photos to be sent with a plain form. A phone that can makes them smaller first, so that a weak network carries them. */
export function SmallPhotos({ most, ...field }: Props) {
  return (
    <>
      <Field {...field} type="file" multiple accept="image/jpeg,image/png,image/webp,image/heic" data-smaller={most} />
      {PHOTOS_JS && <script src={PHOTOS_JS} defer />}
    </>
  )
}
