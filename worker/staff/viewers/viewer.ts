/** Where those of a level above read. */
export const AREA = '/cap-tren'

/** Who comes in: an officer, or somebody of a level above. */
export type Who = 'staff' | 'viewer'

/** Somebody who reads for a level above. He is no officer of any commune, and changes nothing there. */
export type Viewer = {
  kind: 'viewer'
  id: string
  name: string
  username: string
  title: string
  areaId: string
  areaName: string
  mustChangePassword: boolean
  /** A commune that sends to this level asks its own leaders for two proofs: so does this level of its people. */
  mustSecure?: boolean
}

/** What somebody of a level above reads on an officers' page, and an officer on a page of the level above. */
export const NOT_HERE = {
  viewer: 'Tài khoản của ông/bà chỉ xem số liệu, báo cáo các xã gửi lên. Việc này của cán bộ xã.',
  officer: 'Trang này dành cho người xem của cấp trên. Số liệu xã đã gửi lên, ông/bà xem ở mục Đã gửi cấp trên.',
} as const
