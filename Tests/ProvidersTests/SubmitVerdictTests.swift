import Testing

@testable import Providers

struct SubmitVerdictTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let phase: PostPhase
    let status: Int?
    let hasJob: Bool
    let verdict: SubmitVerdict

    init(_ phase: PostPhase, _ status: Int?, job hasJob: Bool = false, _ verdict: SubmitVerdict) {
      (self.phase, self.status, self.hasJob, self.verdict) = (phase, status, hasJob, verdict)
    }

    var testDescription: String {
      "\(phase), \(status.map(String.init) ?? "no status"), \(hasJob ? "job" : "no job"): \(verdict)"
    }
  }

  static let rows: [Row] =
    [
      Row(.resolving, nil, .notSent), Row(.connecting, nil, .notSent), Row(.securing, nil, .notSent),
      Row(.sendingHead, nil, .ambiguous), Row(.sendingBody, nil, .ambiguous),
      Row(.awaitingReply, nil, .ambiguous), Row(.readingReply, nil, .ambiguous), Row(.done, nil, .ambiguous),
      Row(.done, 200, job: true, .bought), Row(.done, 201, job: true, .bought),
      Row(.done, 202, job: true, .bought), Row(.done, 299, job: true, .bought),
      Row(.done, 200, .ambiguous), Row(.done, 202, .ambiguous), Row(.done, 204, .ambiguous),
      Row(.readingReply, 200, .ambiguous), Row(.readingReply, 200, job: true, .ambiguous),
      Row(.sendingBody, 200, job: true, .ambiguous),
      Row(.readingReply, 400, .refused), Row(.readingReply, 429, .throttled),
      Row(.readingReply, 500, .ambiguous), Row(.sendingBody, 413, .refused),
      // An id in a body never overrules a status.
      Row(.done, 400, job: true, .refused), Row(.done, 429, job: true, .throttled),
      Row(.done, 500, job: true, .ambiguous), Row(.done, 302, job: true, .ambiguous),
    ]
    + [400, 401, 402, 403, 404, 413, 415, 422].map { Row(.done, $0, .refused) }
    + [429].map { Row(.done, $0, .throttled) }
    + [300, 301, 302, 303, 304, 307, 308].map { Row(.done, $0, .ambiguous) }
    + [405, 406, 408, 409, 410, 411, 418, 423, 425, 426, 428, 431, 451, 499].map {
      Row(.done, $0, .ambiguous)
    }
    + [500, 501, 502, 503, 504, 507, 520, 521, 522, 523, 524, 529].map { Row(.done, $0, .ambiguous) }
    + [100, 101, 103, 199, 600, 999, 0].map { Row(.done, $0, .ambiguous) }

  @Test(arguments: rows) func `the table decides as written`(row: Row) {
    #expect(SubmitVerdict.of(row.phase, status: row.status, hasJob: row.hasJob) == row.verdict)
  }

  @Test func `the table is tested by at least forty rows`() {
    #expect(Self.rows.count >= 40)
  }

  @Test func `without a byte sent nothing is ever bought, whatever else is claimed`() {
    for phase in PostPhase.allCases where !phase.mayHaveSent {
      for status in [nil, 200, 400, 429, 500] {
        #expect(SubmitVerdict.of(phase, status: status, hasJob: true) == .notSent)
      }
    }
  }

  @Test func `only a complete success with a job is a purchase`() {
    for phase in PostPhase.allCases {
      for status in 0...999 {
        for hasJob in [false, true] {
          let isPurchase = phase == .done && (200...299).contains(status) && hasJob
          let verdict = SubmitVerdict.of(phase, status: status, hasJob: hasJob)
          #expect((verdict == .bought) == isPurchase)
        }
      }
    }
  }
}
