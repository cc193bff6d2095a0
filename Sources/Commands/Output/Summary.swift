internal import Domain

/// The last JSON object of every run.
struct Summary: Encodable {
  struct Cost: Encodable {
    var estimated = Money.zero.amount
    var spent = Money.zero.amount
    var unclear = Money.zero.amount
    let currency = "USD"
  }

  let type = "summary"
  var counts: [String: Int]
  var cost = Cost()
  let exitCode: Int32

  enum CodingKeys: String, CodingKey {
    case type
    case counts
    case cost
    case exitCode = "exit_code"
  }
}
