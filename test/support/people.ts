/** Somebody who opens pages. An officer has a user name; a sender may leave a name and a telephone number. */
export type Person = { name: string; phone?: string; username?: string }

/** Opens pages and has never sent anything. */
export const nobody: Person = { name: 'người lạ' }
/** Sends the petition that a test is about. Her name and number stand nowhere in the examples and the pages. */
export const lan: Person = { name: 'Lộc Thị Lan', phone: '0978123456' }
/** Sends another one. */
export const hung: Person = { name: 'Chẩu Văn Hùng', phone: '0967654321' }

/** An officer of the example accounts: `tiepnhan` in Bình Xa, `tiepnhan.dakpo` in Đak Pơ. */
export function officer(username: string): Person & { username: string } {
  return { name: username, username }
}
