internal import Domain
internal import Ledger

/// The last JSON object of every run.
struct Summary: Encodable {
  struct Cost: Encodable {
    private var estimated = Money.zero.amount
    private var spent = Money.zero.amount
    private var unclear = Money.zero.amount
    let currency = "USD"

    init() {}

    init(_ spending: SpendSummary, estimated: Money = .zero) {
      self.estimated = estimated.amount
      spent = (spending.spent + spending.reserved).amount
      unclear = spending.unclear.amount
    }
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

extension SpendSummary {
  /// For people.
  var text: String { "spent \(spent), reserved \(reserved), unclear \(unclear)" }
}
