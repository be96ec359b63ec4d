import type { From, Letterhead } from '../../worker/documents/letterhead.ts'
import type { Paper } from '../../worker/documents/paper.ts'
import { caseCover } from '../../worker/documents/papers/case-cover.ts'
import { criticismDocument } from '../../worker/documents/papers/criticism-document.ts'
import { freePaper } from '../../worker/documents/papers/free.ts'
import { halfYear } from '../../worker/documents/papers/half-year.ts'
import { minutes } from '../../worker/documents/papers/minutes.ts'
import { outline, type Outline } from '../../worker/documents/papers/outline.ts'
import { recommendationLetter } from '../../worker/documents/papers/recommendation-letter.ts'
import { resultsNotice } from '../../worker/documents/papers/results-notice.ts'
import { type RoundReport, roundReport } from '../../worker/documents/papers/round-report.ts'
import { supervisionPlan } from '../../worker/documents/papers/supervision-plan.ts'
import { supervisionReport } from '../../worker/documents/papers/supervision-report.ts'
import { teamDecision } from '../../worker/documents/papers/team-decision.ts'
import { transferNote } from '../../worker/documents/papers/transfer-note.ts'

export const FRONT: Letterhead = {
  system: 'front',
  parent: 'Ủy ban MTTQ Việt Nam xã Bình Xa',
  issuer: 'Ban Thường trực',
  place: 'Bình Xa',
  signer: { authority: 'TM.', organ: 'Ban Thường trực', title: 'Chủ tịch', name: 'Nông Thị Hiên' },
}
export const STATE: Letterhead = {
  system: 'state',
  parent: 'Ủy ban nhân dân xã Bình Xa',
  issuer: 'Phòng Kinh tế',
  place: 'Bình Xa',
  signer: { authority: 'KT.', organ: 'Trưởng phòng', title: 'Phó Trưởng phòng', name: 'Lương Đình Toàn' },
}
export const PARTY: Letterhead = {
  system: 'party',
  parent: 'Đảng bộ tỉnh Tuyên Quang',
  issuer: 'Đảng ủy xã Bình Xa',
  place: 'Bình Xa',
  signer: { authority: 'TM.', organ: 'Đảng ủy', title: 'Bí thư', name: 'Quan Văn Lập' },
}

/** Who issues, with the number that waits. */
export function from(head: Letterhead, code: string): From {
  return { head, code, year: '2026' }
}

/** A paper as it goes out. */
export function issued(paper: Paper, code: string, date: string): Paper {
  return { ...paper, code, date, isDraft: false }
}

const OUTLINE: Outline = {
  title: 'kết quả thu gom rác thải sinh hoạt từ ngày 01/01/2026 đến ngày 30/11/2026',
  topics: [
    {
      heading: 'Tình hình chung',
      questions: [
        'Số hộ, số điểm tập kết, số chuyến thu gom mỗi tuần ở từng thôn.',
        'Nhân lực, phương tiện, kinh phí.',
      ],
    },
    { heading: 'Kết quả, hạn chế, nguyên nhân', questions: ['Việc đã làm được.', 'Việc chưa làm được và vì sao.'] },
    { heading: 'Đề xuất, kiến nghị', questions: ['Với Ủy ban nhân dân xã.', 'Với cơ quan cấp trên.'] },
  ],
  sendBy: 'trước ngày 08 tháng 12 năm 2026',
  sendTo: 'Ban Thường trực Ủy ban MTTQ Việt Nam xã Bình Xa',
}

const ABOUT = 'giám sát việc thu gom rác thải sinh hoạt trên địa bàn xã năm 2026'

/** One paper of each kind, with the words that a commune would have. */
/** A month of hamlets put together, against its plan. */
const COMPILED: RoundReport = {
  subject: 'Kết quả tháng 11 năm 2026',
  addressees: ['Ban Dân vận Tỉnh ủy'],
  opening: 'Tổng hợp báo cáo của các đơn vị tháng 11 năm 2026,',
  sections: [
    {
      heading: 'Tình hình chung',
      words: 'Đã tổng hợp báo cáo của 17 trên 18 đơn vị. Không báo cáo: Thôn Soi Đĩa.\nBà con các thôn làm tốt.',
      ...{ head: [], rows: [] },
    },
    {
      heading: 'Đường, đèn, rác',
      words: 'Khó khăn:\n- Thôn Làng Dịa: thiếu bóng đèn ở ngõ 3 & ngõ 5 <chưa có kinh phí>',
      head: ['Nội dung', 'Kế hoạch', 'Thực hiện', '% kế hoạch'],
      rows: [
        ['Đường hoa trồng mới (km)', '2,5', '1,95', '78%'],
        ['Hộ có hố rác trên Số hộ (%)', '80', '85,3', ''],
        ['Đèn đường: Sáng đủ', '', '11 (64,7%)', ''],
      ],
    },
  ],
  recipients: [],
}

export function examples(): Record<string, Paper> {
  return {
    'ke-hoach': supervisionPlan(from(FRONT, '…/KH-MTTQ-BTT'), {
      title: 'Giám sát việc thu gom rác thải sinh hoạt trên địa bàn xã năm 2026',
      grounds: [
        'Căn cứ Luật Mặt trận Tổ quốc Việt Nam',
        'Căn cứ Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN',
        'Căn cứ Chương trình phối hợp và thống nhất hành động năm 2026 của Ủy ban MTTQ Việt Nam xã Bình Xa',
      ],
      purposes: [
        'Đánh giá đúng việc thu gom rác thải sinh hoạt ở 17 thôn, chỉ ra việc tốt, việc chưa tốt và nguyên nhân.',
        'Kiến nghị với cơ quan có trách nhiệm để bà con có môi trường sạch.',
      ],
      demands: ['Khách quan, công khai, đúng quy định.', 'Không làm cản trở hoạt động của đơn vị được giám sát.'],
      targets: ['Phòng Kinh tế.', 'Tổ thu gom rác của các thôn Làng Dịa, Soi Dịa, Đèo Ảng.'],
      contents: [
        'Lịch thu gom và việc thực hiện.',
        'Mức thu, chi và công khai tiền dịch vụ.',
        'Xử lý phản ánh của người dân.',
      ],
      scope: 'Trên địa bàn xã, từ ngày 01 tháng 01 năm 2026 đến ngày 30 tháng 11 năm 2026.',
      members: [
        'Trưởng đoàn: bà Nông Thị Hiên, Chủ tịch Ủy ban MTTQ Việt Nam xã.',
        'Phó Trưởng đoàn: ông Ma Văn Thụ, Phó Chủ tịch Ủy ban MTTQ Việt Nam xã.',
        'Thành viên: đại diện Hội Liên hiệp Phụ nữ xã, Hội Nông dân xã, Ban Thanh tra nhân dân xã.',
      ],
      times: [
        'Từ ngày 10 đến ngày 12 tháng 12 năm 2026: khảo sát tại các thôn Làng Dịa, Soi Dịa, Đèo Ảng.',
        'Ngày 15 tháng 12 năm 2026, 08 giờ 00: làm việc với Phòng Kinh tế tại Hội trường Ủy ban nhân dân xã.',
      ],
      assignments: [
        {
          who: 'Ban Thường trực Ủy ban MTTQ Việt Nam xã',
          what: 'Gửi kế hoạch, quyết định, đề cương đến đơn vị được giám sát',
          by: '28/11/2026',
        },
        { who: 'Phòng Kinh tế', what: 'Gửi báo cáo theo đề cương', by: '08/12/2026' },
        { who: 'Hội Nông dân xã', what: 'Cùng khảo sát, ghi ý kiến của bà con', by: '12/12/2026' },
      ],
      conditions: [
        'Kinh phí: từ nguồn kinh phí hoạt động giám sát của Ủy ban MTTQ Việt Nam xã năm 2026.',
        'Xe và hội trường: Văn phòng HĐND và UBND xã bố trí.',
      ],
      outline: OUTLINE,
      recipients: [
        'Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh',
        'Thường trực Đảng ủy, HĐND, UBND xã',
        'Phòng Kinh tế',
        'Các thành viên Đoàn giám sát',
      ],
    }),
    'quyet-dinh': issued(
      teamDecision(from(FRONT, '…/QĐ-MTTQ-BTT'), {
        about: ABOUT,
        grounds: [
          'Căn cứ Luật Mặt trận Tổ quốc Việt Nam',
          'Căn cứ Kế hoạch số 05/KH-MTTQ-BTT ngày 21 tháng 11 năm 2026 của Ban Thường trực Ủy ban MTTQ Việt Nam xã Bình Xa',
        ],
        members: [
          { name: 'Nông Thị Hiên', work: 'Chủ tịch Ủy ban MTTQ Việt Nam xã', task: 'Trưởng đoàn' },
          { name: 'Ma Văn Thụ', work: 'Phó Chủ tịch Ủy ban MTTQ Việt Nam xã', task: 'Phó Trưởng đoàn' },
          { name: 'Phùng Văn Cảnh', work: 'Trưởng Ban Thanh tra nhân dân xã', task: 'Thành viên' },
        ],
        tasks: [
          'giám sát theo Kế hoạch số 05/KH-MTTQ-BTT, lập biên bản, báo cáo kết quả chậm nhất 15 ngày sau khi kết thúc.',
        ],
        others: ['Phòng Kinh tế'],
        recipients: ['Thường trực Đảng ủy, HĐND, UBND xã'],
      }),
      '07/QĐ-MTTQ-BTT',
      '2026-02-05',
    ),
    'de-cuong': outline(
      from(FRONT, ''),
      OUTLINE,
      'Kế hoạch số 05/KH-MTTQ-BTT ngày 21 tháng 11 năm 2026 của Ban Thường trực Ủy ban MTTQ Việt Nam xã Bình Xa',
    ),
    'bien-ban': issued(
      minutes(from(FRONT, '…/BB-MTTQ-BTT'), {
        title: 'Làm việc giữa Đoàn giám sát và Phòng Kinh tế về thu gom rác thải sinh hoạt',
        begins: '08 giờ 00, ngày 15 tháng 12 năm 2026',
        ends: '11 giờ 15 cùng ngày',
        place: 'Hội trường Ủy ban nhân dân xã Bình Xa',
        chair: 'bà Nông Thị Hiên, Trưởng đoàn giám sát',
        secretary: 'bà Hoàng Thị Mận',
        sides: [
          { name: 'Đoàn giám sát', people: ['Bà Nông Thị Hiên, Trưởng đoàn', 'Ông Ma Văn Thụ, Phó Trưởng đoàn'] },
          { name: 'Phòng Kinh tế', people: ['Ông Lương Đình Toàn, Trưởng phòng', 'Ông Trần Văn Khải, chuyên viên'] },
        ],
        course: [
          'Bà Nông Thị Hiên công bố quyết định, nêu nội dung và cách làm việc.',
          'Ông Lương Đình Toàn báo cáo: 14 trong 17 thôn đã có lịch thu gom hai lần một tuần; ba thôn xa đường lớn một lần một tuần.',
          'Đoàn giám sát hỏi về mức thu ở thôn Đèo Ảng; Phòng Kinh tế trả lời mức thu là 20.000 đồng một hộ một tháng, có niêm yết.',
        ],
        conclusions: [
          'Phòng Kinh tế tăng lịch thu gom ở ba thôn lên hai lần một tuần từ tháng 01 năm 2027.',
          'Công khai thu, chi mỗi quý ở nhà văn hóa thôn.',
        ],
        copies: '03 bản',
        signers: [
          { title: 'Thư ký', name: 'Hoàng Thị Mận' },
          { title: 'Đại diện\nPhòng Kinh tế', name: 'Lương Đình Toàn' },
          { title: 'Trưởng đoàn\ngiám sát', name: 'Nông Thị Hiên' },
        ],
      }),
      '03/BB-MTTQ-BTT',
      '2026-12-15',
    ),
    'bao-cao': issued(
      supervisionReport(from(FRONT, '…/BC-MTTQ-BTT'), {
        title: 'Kết quả giám sát việc thu gom rác thải sinh hoạt trên địa bàn xã năm 2026',
        addressees: [
          'Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Tuyên Quang',
          'Thường trực Đảng ủy xã',
          'Thường trực HĐND, Ủy ban nhân dân xã',
        ],
        opening:
          'Thực hiện Kế hoạch số 05/KH-MTTQ-BTT ngày 21 tháng 11 năm 2026, Ban Thường trực Ủy ban MTTQ Việt Nam xã báo cáo kết quả giám sát như sau:',
        course: [
          'Đoàn giám sát gồm 07 người, khảo sát ở 03 thôn, hỏi ý kiến 62 hộ, làm việc với Phòng Kinh tế ngày 15 tháng 12 năm 2026.',
        ],
        strengths: ['14 trong 17 thôn có lịch thu gom hai lần một tuần.', 'Mức thu được niêm yết ở nhà văn hóa thôn.'],
        limits: ['Ba thôn Làng Dịa, Soi Dịa, Đèo Ảng chỉ được thu gom một lần một tuần.', 'Chưa công khai khoản chi.'],
        causes: ['Đường vào ba thôn hẹp, xe lớn không vào được.', 'Chưa có quy định về công khai chi.'],
        recommendations: [
          {
            text: 'Tăng lịch thu gom ở ba thôn Làng Dịa, Soi Dịa, Đèo Ảng lên hai lần một tuần',
            body: 'Phòng Kinh tế',
            term: { on: '2027-01-15', basis: 'asked' },
          },
          {
            text: 'Công khai thu, chi tiền dịch vụ thu gom mỗi quý',
            body: 'Ủy ban nhân dân xã',
            term: { on: '2027-03-31', basis: 'asked' },
          },
        ],
        recipients: ['Phòng Kinh tế', 'Các thành viên Đoàn giám sát'],
      }),
      '12/BC-MTTQ-BTT',
      '2026-12-22',
    ),
    'cong-van': issued(
      recommendationLetter(from(FRONT, '…/MTTQ-BTT'), {
        about: 'kiến nghị sau giám sát việc thu gom rác thải sinh hoạt',
        to: 'Ủy ban nhân dân xã Bình Xa',
        opening:
          'Qua giám sát việc thu gom rác thải sinh hoạt trên địa bàn xã (Báo cáo số 12/BC-MTTQ-BTT ngày 22 tháng 12 năm 2026),',
        recommendations: [
          {
            text: 'Tăng lịch thu gom ở ba thôn Làng Dịa, Soi Dịa, Đèo Ảng lên hai lần một tuần',
            term: { on: '2027-01-15', basis: 'asked' },
          },
          { text: 'Công khai thu, chi tiền dịch vụ thu gom mỗi quý tại nhà văn hóa thôn', term: null },
        ],
        reply: { on: '2027-01-06', basis: 'law', source: 'Điều 40 Luật Thực hiện dân chủ ở cơ sở' },
        recipients: ['Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh', 'Thường trực Đảng ủy, HĐND xã'],
      }),
      '09/MTTQ-BTT',
      '2026-12-22',
    ),
    'phieu-chuyen': issued(
      transferNote(from(FRONT, '…/PC-MTTQ-BTT'), {
        to: 'Điện lực Hàm Yên',
        caseCode: 'BX-26-000123',
        receivedOn: '2026-11-20',
        content:
          'Cột điện đầu thôn Làng Dịa nghiêng từ sau trận mưa tháng trước.\nDây điện sà xuống gần mặt đường, trẻ con đi học rất nguy hiểm.',
        demands: ['Thay cột điện', 'Kéo lại dây điện'],
        place: 'Đầu thôn Làng Dịa, cạnh nhà văn hóa',
        reason: 'Đường dây do Điện lực quản lý, xã không sửa được.',
        through: 'Ủy ban MTTQ Việt Nam xã Bình Xa',
      }),
      '02/PC-MTTQ-BTT',
      '2026-11-21',
    ),
    'phan-bien': issued(
      criticismDocument(from(FRONT, '…/BC-MTTQ-BTT'), {
        draft: 'dự thảo Nghị quyết của Hội đồng nhân dân xã về mức hỗ trợ làm đường ngõ xóm năm 2027',
        to: 'Ủy ban nhân dân xã Bình Xa',
        opening:
          'Ngày 18 tháng 11 năm 2026, Ban Thường trực Ủy ban MTTQ Việt Nam xã tổ chức hội nghị phản biện với 32 đại biểu dự, có 07 ý kiến; nhận 05 ý kiến bằng văn bản. Kết quả như sau:',
        points: [
          { axis: 'need', articleRef: '', text: 'Ban hành Nghị quyết là cần thiết vì còn 9 thôn có đường đất.' },
          {
            axis: 'soundness',
            articleRef: 'Điều 3, khoản 2',
            text: 'Mức 60 % chưa phù hợp với thôn đặc biệt khó khăn; đề nghị nâng lên 80 %.',
          },
          {
            axis: 'balance',
            articleRef: 'Điều 5',
            text: 'Bổ sung miễn đóng góp cho hộ nghèo, hộ có người khuyết tật nặng.',
          },
        ],
        conclusions: ['Tiếp tục hoàn thiện dự thảo trước khi trình Hội đồng nhân dân xã.'],
        reply: { on: '2026-12-05', basis: 'asked' },
        recipients: ['Thường trực HĐND xã', 'Thành viên Tổ tư vấn'],
      }),
      '11/BC-MTTQ-BTT',
      '2026-11-21',
    ),
    'thong-bao': issued(
      resultsNotice(from(FRONT, '…/TB-MTTQ-BTT'), {
        title: 'Kết quả đối thoại với Nhân dân ngày 20 tháng 11 năm 2026',
        opening:
          'Ngày 20 tháng 11 năm 2026, Ủy ban nhân dân xã và Ủy ban MTTQ Việt Nam xã tổ chức đối thoại với Nhân dân cụm thôn Làng Dịa; có 86 người dự, 14 ý kiến.',
        results: ['11 ý kiến được trả lời tại chỗ; 03 ý kiến giao cơ quan giải quyết, trả lời bằng văn bản.'],
        commitments: [
          { text: 'Sửa đoạn đường từ ngã ba đến trường tiểu học', body: 'Phòng Kinh tế', by: '31/12/2026' },
        ],
        postedAt: 'nhà văn hóa các thôn, loa truyền thanh xã',
        recipients: ['Thường trực Đảng ủy, HĐND, UBND xã', 'Trưởng các thôn'],
      }),
      '04/TB-MTTQ-BTT',
      '2026-11-25',
    ),
    'sau-thang': issued(
      halfYear(from(FRONT, '…/BC-MTTQ-BTT'), {
        period: '6 tháng cuối năm 2026',
        to: ['Thường trực Hội đồng nhân dân xã', 'Ủy ban nhân dân xã'],
        supervisions: [
          {
            title: 'Thu gom rác thải sinh hoạt',
            form: 'Tổ chức đoàn giám sát',
            body: 'Phòng Kinh tế',
            state: 'Đang theo dõi kiến nghị',
          },
          {
            title: 'Bình xét hộ nghèo năm 2026',
            form: 'Xem xét văn bản',
            body: 'Phòng Văn hóa - Xã hội',
            state: 'Kết thúc',
          },
        ],
        recommendations: [
          { body: 'Phòng Kinh tế', sent: 4, accepted: 3, done: 2, overdue: 1 },
          { body: 'Phòng Văn hóa - Xã hội', sent: 2, accepted: 2, done: 2, overdue: 0 },
        ],
        criticisms: [
          {
            draft: 'Nghị quyết về mức hỗ trợ làm đường ngõ xóm năm 2027',
            body: 'Ủy ban nhân dân xã',
            points: 7,
            accepted: 5,
          },
        ],
        remarks: ['Các cơ quan được giám sát phối hợp tốt; còn 01 kiến nghị quá hạn về khoản chi.'],
        asks: [
          'Thường trực HĐND xã đưa nội dung này vào kỳ họp cuối năm.',
          'Ủy ban nhân dân xã đôn đốc Phòng Kinh tế thực hiện kiến nghị quá hạn.',
        ],
        recipients: ['Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh', 'Thường trực Đảng ủy xã'],
      }),
      '15/BC-MTTQ-BTT',
      '2026-12-28',
    ),
    'tong-hop': issued(roundReport(from(FRONT, '…/BC-MTTQ-BTT'), COMPILED), '16/BC-MTTQ-BTT', '2026-11-28'),
    'tong-hop-dang': issued(roundReport(from(PARTY, '…-BC/ĐU'), COMPILED), '21-BC/ĐU', '2026-11-28'),
    'bia-ho-so': caseCover(from(FRONT, ''), {
      caseCode: 'BX-26-000123',
      printedOn: '2026-11-21',
      title: 'Cột điện đầu thôn Làng Dịa nghiêng',
      facts: [
        ['Gửi', 'thứ Sáu, 20/11/2026'],
        ['Hạn trả lời', 'thứ Sáu, 27/11/2026'],
        ['Cơ quan phụ trách', 'Phòng Kinh tế'],
      ],
      holders: [{ body: 'Ủy ban Mặt trận Tổ quốc xã', from: '20/11/2026', to: '21/11/2026' }],
      papers: [{ number: '02/PC-MTTQ-BTT', subject: 'Kiến nghị, phản ánh của người dân', on: '21/11/2026' }],
      events: [
        { at: '20/11/2026', title: 'Người dân gửi kiến nghị' },
        { at: '21/11/2026', title: 'Chuyển Điện lực Hàm Yên' },
      ],
      photos: 'Ảnh kèm theo: 2',
    }),
    'dang-uy': issued(
      freePaper(from(PARTY, '…-KH/ĐU'), 'plan', 'Lãnh đạo công tác dân vận năm 2027', []),
      '08-KH/ĐU',
      '2026-01-09',
    ),
    'bao-cao-phong': issued(
      {
        ...freePaper(
          from(STATE, '…/BC-PKT'),
          'report',
          'Kết quả giải quyết kiến nghị của người dân tháng 11 năm 2026',
          ['Ủy ban nhân dân xã'],
        ),
        parts: [
          {
            kind: 'section',
            level: 1,
            heading: 'Kết quả',
            paragraphs: ['Tháng 11, Phòng Kinh tế được giao 12 kiến nghị; đã trả lời 10, đúng hạn 9.'],
          },
          { kind: 'section', level: 1, heading: 'Đề xuất', paragraphs: ['Bố trí thêm 01 người đi kiểm tra thực địa.'] },
        ],
      },
      '21/BC-PKT',
      '2026-11-30',
    ),
  }
}
