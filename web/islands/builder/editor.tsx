import { nodesIn, standOf } from '../../../worker/forms/edit.ts'
import { isName, namesOf } from '../../../worker/forms/naming.ts'
import {
  type Group,
  isQuestion,
  type Node,
  type Question,
  type Repeat,
  walk,
} from '../../../worker/forms/questionnaire.ts'
import type { Bench } from './bench.ts'
import { Box, Do, Fold, Pick } from './box.tsx'
import { Particulars } from './particulars.tsx'
import { Rule } from './rules.tsx'
import { isRead, shortWords } from './show-words.ts'
import { MediaBoxes, TextBox, Tongues } from './words.tsx'

/** One question, opened: everything about it, the most used first. */
export function Editor({ bench, node }: { bench: Bench; node: Node }) {
  const { name } = node
  const question = isQuestion(node) ? node : null
  const asks = question !== null && isRead(node) && node.kind !== 'note'
  const at = (...parts: string[]) => parts.includes(bench.part)
  const put = (part: string) => (text: string) => bench.change(name, { [part]: text || undefined })
  return (
    <div class="edit">
      <Problems bench={bench} node={node} />
      {!isRead(node) && <NameBox bench={bench} node={node} />}
      {isRead(node) && (
        <>
          <Tongues bench={bench} />
          <TextBox bench={bench} node={node} part="label" label={question ? 'Câu hỏi' : 'Tiêu đề'} />
        </>
      )}
      <Particulars bench={bench} node={node} />
      {asks && <Required bench={bench} question={question} />}
      <Fold title={`Chỉ hỏi khi…${node.relevant ? ' (đang có điều kiện)' : ''}`} isOpen={at('relevant') || undefined}>
        <Rule
          {...{ bench, node }}
          part="relevant"
          text={node.relevant ?? ''}
          onText={put('relevant')}
          begins="Chỉ hỏi khi"
        />
      </Fold>
      {asks && (
        <Fold
          title={`Câu trả lời phải…${question.constraint ? ' (đang có điều kiện)' : ''}`}
          isOpen={at('constraint', 'constraintMessage') || undefined}
        >
          <Rule
            {...{ bench, node }}
            part="constraint"
            text={question.constraint ?? ''}
            onText={put('constraint')}
            begins="Câu trả lời phải"
            isSelf
          />
          <TextBox bench={bench} node={node} part="constraintMessage" label="Lời nhắc khi chưa đúng" />
        </Fold>
      )}
      {isRead(node) && (
        <Fold title="Lời giải thích, ảnh, tiếng nói" isOpen={at('hint', 'media', 'guidance') || undefined}>
          <TextBox bench={bench} node={node} part="hint" label="Lời giải thích dưới câu hỏi" />
          <div id="f-media" tabIndex={-1}>
            <MediaBoxes
              bench={bench}
              id="f-media"
              media={node.media}
              onMedia={(media) => bench.change(name, { media })}
            />
          </div>
        </Fold>
      )}
      <Fold
        title="Nâng cao"
        isOpen={at('name', 'default', 'readonly', 'calculation', 'filter', 'appearance', 'count') || undefined}
      >
        {isRead(node) && <NameBox bench={bench} node={node} />}
        {asks && <Advanced bench={bench} question={question} put={put} />}
        <Box
          id="f-appearance"
          label="Cách hiện"
          hint="Từ của XLSForm, cách nhau bằng dấu cách: minimal, likert, horizontal, w1…"
          value={(node.appearance ?? []).join(' ')}
          onDone={(text) => {
            const words = text.split(/\s+/).filter(Boolean)
            bench.change(name, { appearance: words.length > 0 ? words : undefined })
          }}
        />
      </Fold>
      <Places bench={bench} node={node} />
    </div>
  )
}

/** What is wrong with it, told where it is put right. */
function Problems({ bench, node }: { bench: Bench; node: Node }) {
  const list = isQuestion(node) ? node.list : undefined
  const found = bench.problems.filter(({ name }) => name === node.name || (list !== undefined && name === list))
  if (found.length === 0) return null
  return (
    <>
      {found.map(({ part, message }) => (
        <p class="message" key={part + message}>
          {message}
        </p>
      ))}
    </>
  )
}

const ALWAYS = 'true()'

function Required({ bench, question }: { bench: Bench; question: Question }) {
  const { name, required } = question
  const sort = required === undefined ? 'no' : required === ALWAYS ? 'yes' : 'when'
  return (
    <>
      <Pick
        id="f-required"
        label="Bắt buộc trả lời"
        value={sort}
        options={[
          ['no', 'Không bắt buộc'],
          ['yes', 'Luôn bắt buộc'],
          ['when', 'Bắt buộc khi…'],
        ]}
        onPick={(next) =>
          bench.change(name, { required: next === 'no' ? undefined : next === 'yes' ? ALWAYS : 'false()' })
        }
      />
      {sort === 'when' && (
        <Rule
          {...{ bench, node: question }}
          part="required"
          text={required === 'false()' ? '' : (required ?? '')}
          onText={(text) => bench.change(name, { required: text || 'false()' })}
          begins="Bắt buộc khi"
        />
      )}
      {sort !== 'no' && bench.part === 'requiredMessage' && (
        <TextBox bench={bench} node={question} part="requiredMessage" label="Lời nhắc khi bỏ trống" />
      )}
    </>
  )
}

function Advanced({
  bench,
  question,
  put,
}: {
  bench: Bench
  question: Question
  put: (part: string) => (text: string) => void
}) {
  const boxes: [part: 'default' | 'readonly' | 'calculation' | 'filter', label: string, hint: string][] = [
    ['default', 'Điền sẵn', 'Một giá trị, hoặc biểu thức đọc một lần khi mở phiếu.'],
    ['readonly', 'Không cho sửa khi', 'Biểu thức; true() là luôn không cho sửa.'],
    ['calculation', 'Máy tự tính', 'Biểu thức; câu này hiện kết quả, không cho gõ.'],
    ...(question.list !== undefined || question.table !== undefined
      ? [['filter', 'Chỉ hiện lựa chọn khi', 'Biểu thức trên các cột của danh sách.'] as ['filter', string, string]]
      : []),
  ]
  return (
    <>
      {boxes.map(([part, label, hint]) => (
        <Box
          key={part}
          id={`f-${part}`}
          label={label}
          hint={hint}
          spellcheck={false}
          value={question[part] ?? ''}
          onDone={(text) => put(part)(text.trim())}
        />
      ))}
      <TextBox bench={bench} node={question} part="requiredMessage" label="Lời nhắc khi bỏ trống" />
    </>
  )
}

/** The name by which expressions and results know it. */
function NameBox({ bench, node }: { bench: Bench; node: Node }) {
  return (
    <Box
      id="f-name"
      label="Tên trong dữ liệu"
      hint="Giữ nguyên khi đã có người trả lời, để số liệu các bản cộng được với nhau."
      spellcheck={false}
      maxLength={64}
      value={node.name}
      onDone={(text) => {
        const to = text.trim()
        if (isName(to) && !namesOf(bench.form).has(to)) return bench.rename(node.name, to)
        if (to !== node.name)
          bench.tell('Tên này chưa dùng được: chữ không dấu, số, dấu gạch dưới, và chưa câu nào dùng.')
      }}
    />
  )
}

/** Where it stands, once more, away. */
function Places({ bench, node }: { bench: Bench; node: Node }) {
  const { name } = node
  const stand = standOf(bench.form, name)
  const isFirst = stand?.within === null && stand.index === 0
  const isLast = stand?.within === null && stand.index === nodesIn(bench.form, null).length - 1
  const goals = [...walk(bench.form.nodes)]
    .filter(
      ({ node: one, above }) => !isQuestion(one) && one.name !== name && !above.some((around) => around.name === name),
    )
    .map(({ node: one }) => one as Group | Repeat)
  return (
    <div class="places">
      <Do onDo={() => bench.move(name, -1)} disabled={isFirst}>
        ↑ Lên
      </Do>
      <Do onDo={() => bench.move(name, 1)} disabled={isLast}>
        ↓ Xuống
      </Do>
      <Do onDo={() => bench.copy(name)}>Nhân đôi</Do>
      <Do onDo={() => bench.remove(name)}>Xóa</Do>
      {goals.length > 0 && stand && (
        <Pick
          id="f-within"
          label="Nằm trong"
          value={stand.within ?? ''}
          options={[
            ['', 'Ngoài các nhóm'],
            ...goals.map((one) => [one.name, shortWords(one, bench.language, bench.form, 40)] as const),
          ]}
          onPick={(within) => within !== (stand.within ?? '') && bench.send(name, within)}
        />
      )}
      {stand && (
        <Do onDo={() => bench.offer({ within: stand.within, index: stand.index + 1 })}>Thêm câu sau câu này</Do>
      )}
    </div>
  )
}
