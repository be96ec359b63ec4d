import type { Media, Node, Texts } from '../../../worker/forms/questionnaire.ts'
import type { Bench } from './bench.ts'
import { Box, Do, Keeps } from './box.tsx'
import { sendMedia } from './keep.ts'

/** A text put into one language; nothing when no language has words any more. */
export function withText(texts: Texts | undefined, language: string, text: string): Texts | undefined {
  const next: Record<string, string> = { ...texts }
  if (text === '') delete next[language]
  else next[language] = text
  return Object.keys(next).length > 0 ? next : undefined
}

type TextPart = 'label' | 'hint' | 'guidance' | 'requiredMessage' | 'constraintMessage'

/** One text of a node in the language that is written now. */
export function TextBox({
  bench,
  node,
  part,
  label,
  hint,
  rows = 2,
}: {
  bench: Bench
  node: Node
  part: TextPart
  label: string
  hint?: string
  rows?: number
}) {
  const texts = (node as unknown as Record<string, Texts | undefined>)[part]
  const { language } = bench
  const first = bench.form.languages[0]?.code
  const other = first !== language && first ? texts?.[first] : undefined
  return (
    <Box
      id={`f-${part}`}
      label={label}
      hint={other ? `Tiếng đầu: ${other}` : hint}
      rows={rows}
      lang={language}
      maxLength={4_000}
      value={texts?.[language] ?? ''}
      onText={(text) =>
        bench.change(node.name, { [part]: withText(texts, language, text) }, `${part} ${node.name} ${language}`)
      }
      onDone={() => (part === 'label' ? bench.nameByLabel(node.name) : bench.settle())}
    />
  )
}

/** Which language is written now; nothing when there is one only. */
export function Tongues({ bench }: { bench: Bench }) {
  const { languages } = bench.form
  if (languages.length < 2) return null
  return (
    <div class="tongues" role="group" aria-label="Thứ tiếng đang viết">
      {languages.map(({ code, name }) => (
        <Do key={code} pressed={code === bench.language} onDo={() => bench.speak(code)}>
          {name}
        </Do>
      ))}
    </div>
  )
}

/** A picture and a recording, in the language that is written now. */
export function MediaBoxes({
  bench,
  id,
  media,
  onMedia,
}: {
  bench: Bench
  id: string
  media: Media | undefined
  onMedia: (media: Media | undefined) => void
}) {
  return (
    <>
      {(['image', 'audio'] as const).map((kind) => (
        <MediaBox
          key={kind}
          bench={bench}
          id={`${id}-${kind}`}
          kind={kind}
          name={media?.[kind]?.[bench.language]}
          onName={(name) => {
            const texts = withText(media?.[kind], bench.language, name)
            const next = { ...media, [kind]: texts }
            onMedia(next.image || next.audio ? next : undefined)
          }}
        />
      ))}
    </>
  )
}

type MediaBoxProps = {
  bench: Bench
  id: string
  kind: 'image' | 'audio'
  name: string | undefined
  onName: (name: string) => void
}

function MediaBox(props: MediaBoxProps) {
  return <Keeps start="">{(said, say) => <FileBox {...props} said={said} say={say} />}</Keeps>
}

function FileBox(props: MediaBoxProps & { said: string; say: (said: string) => void }) {
  const { bench, id, kind, name, onName, said, say } = props
  const what = kind === 'image' ? 'Ảnh' : 'Tiếng nói'
  const address =
    name && bench.media.has(name) ? bench.address.replace(/nhap$/, `tep/${encodeURIComponent(name)}`) : null
  const send = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    if (!file) return
    say('Đang tải tệp lên…')
    const sent = await sendMedia(bench.address, file)
    input.value = ''
    if ('why' in sent) return say(sent.why)
    const isRight = sent.type.startsWith(`${kind}/`)
    if (!isRight) return say(kind === 'image' ? 'Tệp này không phải ảnh.' : 'Tệp này không phải tiếng nói.')
    bench.media.set(sent.name, sent.type)
    say('Đã tải lên.')
    onName(sent.name)
  }
  return (
    <div class="field">
      <label for={id}>{what} (cho người không đọc chữ)</label>
      {name && (
        <div class="kept">
          {address && kind === 'image' && <img src={address} alt="" width="96" height="72" />}
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
          {address && kind === 'audio' && <audio controls preload="none" src={address} />}
          <span>{address ? name : `${name}: chưa có tệp`}</span>
          <Do onDo={() => onName('')} label={`Bỏ ${what.toLowerCase()} ${name}`}>
            Bỏ
          </Do>
        </div>
      )}
      <input
        type="file"
        id={id}
        accept={kind === 'image' ? 'image/jpeg,image/png,image/webp' : 'audio/*'}
        onChange={(event) => void send(event.currentTarget)}
      />
      <p class="hint" role="status">
        {said}
      </p>
    </div>
  )
}
