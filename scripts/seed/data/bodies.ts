import type { BODY_KINDS } from '../../../worker/bodies/tables.ts'

/** A body of a commune: the end of its id, name, kind, how its documents are numbered, the body it belongs to. */
export type BodySeed = readonly [
  suffix: string,
  name: string,
  kind: (typeof BODY_KINDS)[number],
  notation: string,
  parent: string | null,
]

/** The bodies of a commune as set up from 1/7/2025. Socio-political organisations belong to the Front (Luật 97/2025/QH15). */
export const BODIES: readonly BodySeed[] = [
  ['mttq', 'Ủy ban Mặt trận Tổ quốc xã', 'fatherland_front', '{number}/BC-MTTQ-BTT', null],
  ['dang-uy', 'Đảng ủy xã', 'party_committee', '{number}-BC/ĐU', null],
  ['uy-ban-kiem-tra', 'Ủy ban Kiểm tra Đảng ủy xã', 'party_committee', '{number}-BC/UBKTĐU', 'dang-uy'],
  ['hdnd', 'Thường trực Hội đồng nhân dân xã', 'peoples_council', '{number}/BC-HĐND', null],
  ['ubnd', 'Ủy ban nhân dân xã', 'peoples_committee', '{number}/BC-UBND', null],
  ['van-phong', 'Văn phòng HĐND và UBND xã', 'department', '{number}/BC-VP', 'ubnd'],
  ['phong-kinh-te', 'Phòng Kinh tế', 'department', '{number}/BC-PKT', 'ubnd'],
  ['phong-van-hoa-xa-hoi', 'Phòng Văn hóa - Xã hội', 'department', '{number}/BC-VHXH', 'ubnd'],
  ['hanh-chinh-cong', 'Trung tâm Phục vụ hành chính công', 'department', '{number}/BC-TTPVHCC', 'ubnd'],
  ['cong-an', 'Công an xã', 'police', '{number}/BC-CAX', null],
  ['ban-chi-huy-quan-su', 'Ban Chỉ huy quân sự xã', 'military', '{number}/BC-BCHQS', null],
  ['tram-y-te', 'Trạm y tế', 'health_station', '{number}/BC-TYT', null],
  ['truong-mam-non', 'Trường mầm non', 'school', '{number}/BC-MN', 'ubnd'],
  ['truong-tieu-hoc', 'Trường tiểu học', 'school', '{number}/BC-TH', 'ubnd'],
  ['truong-thcs', 'Trường trung học cơ sở', 'school', '{number}/BC-THCS', 'ubnd'],
  ['phu-nu', 'Hội Liên hiệp Phụ nữ xã', 'mass_org', '{number}/BC-BTV', 'mttq'],
  ['nong-dan', 'Hội Nông dân xã', 'mass_org', '{number}/BC-HND', 'mttq'],
  ['doan-thanh-nien', 'Đoàn Thanh niên xã', 'mass_org', '{number}-BC/ĐTN', 'mttq'],
  ['cuu-chien-binh', 'Hội Cựu chiến binh xã', 'mass_org', '{number}/BC-CCB', 'mttq'],
  ['cong-doan', 'Công đoàn cơ sở xã', 'mass_org', '{number}/BC-CĐCS', 'mttq'],
  ['thanh-tra-nhan-dan', 'Ban Thanh tra nhân dân xã', 'board', '{number}/BC-BTTND', 'mttq'],
]
