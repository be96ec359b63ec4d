/** Keeps something that was sent in the book of this phone, where its owner finds all he sent without typing codes. `here`: the commune's address. */
export function KeepHere({ here, code, secret }: { here: string; code: string; secret: string }) {
  return (
    <form method="post" action={`${here}/cua-toi/giu`} class="noprint">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="secret" value={secret} />
      <input type="hidden" name="keep" value="1" />
      <button type="submit" class="quiet">
        Giữ trong sổ của tôi trên máy này
      </button>
      <p class="hint">Lần sau mở Sổ của tôi là thấy, không phải gõ mã. Máy dùng chung thì đừng giữ.</p>
    </form>
  )
}
