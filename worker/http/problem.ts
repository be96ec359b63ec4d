/** The catalogue of what can go wrong: a status, a code for machines, a sentence for people. */
export class Problem extends Error {
  override name = 'Problem'
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    /** Messages by field, when there are fields. */
    readonly fields: Record<string, string[]> = {},
  ) {
    super(code)
  }
}

/** Makes the problems that routes throw; expected outcomes of a form are return values instead. */
export const problem = {
  notFound: (detail = 'Địa chỉ này không có, hoặc ông/bà chưa có quyền xem.') =>
    new Problem(404, 'not_found', 'Không tìm thấy trang', detail),
  forbidden: (detail: string) => new Problem(403, 'forbidden', 'Chưa làm được việc này', detail),
  signIn: () => new Problem(401, 'sign_in', 'Cần đăng nhập', 'Ông/bà đăng nhập rồi làm tiếp.'),
  moved: (detail = 'Hồ sơ vừa thay đổi. Mở lại hồ sơ để xem tình trạng mới rồi làm tiếp.') =>
    new Problem(409, 'moved', 'Hồ sơ vừa thay đổi', detail),
  conflict: (detail: string) => new Problem(409, 'conflict', 'Chưa ghi được', detail),
  malformed: (detail = 'Máy gửi lên không đúng cách nên chưa đọc được. Mở lại trang rồi gửi lại.') =>
    new Problem(400, 'malformed', 'Chưa đọc được nội dung gửi lên', detail),
  contentType: (detail = 'Nội dung gửi lên không đúng dạng biểu mẫu của trang này.') =>
    new Problem(415, 'content_type', 'Chưa đọc được nội dung gửi lên', detail),
  tooLarge: (detail = 'Nội dung gửi lên nặng quá. Bớt ảnh rồi gửi lại.') =>
    new Problem(413, 'too_large', 'Nội dung gửi lên nặng quá', detail),
  tooMany: (detail: string) => new Problem(429, 'too_many', 'Xin chờ một lát', detail),
  invalid: (fields: Record<string, string[]>) =>
    new Problem(422, 'invalid', 'Có chỗ cần sửa', 'Xem từng chỗ được nêu dưới đây rồi gửi lại.', fields),
  unavailable: (detail: string) => new Problem(503, 'unavailable', 'Tạm thời chưa làm được', detail),
}
