package import Foundation

extension Money {
  /// The exact amount for JSON numbers.
  package var amount: Decimal { Decimal(micros) / 1_000_000 }
}
