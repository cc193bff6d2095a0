import Domain
import Foundation
import TestSupport
import Testing

@Suite struct MoneyTests {
  @Test(arguments: [
    ("0", 0), ("1", 1_000_000), ("0.40", 400_000), ("0.4", 400_000), ("12.345678", 12_345_678),
    ("0.000001", 1), ("0.1", 100_000), ("999999999.999999", 999_999_999_999_999), ("007", 7_000_000),
  ])
  func `reads dollars into whole micro-dollars`(text: String, micros: Int64) {
    #expect(Money(text)?.micros == micros)
  }

  @Test(arguments: [
    "", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "1.2.3", "$1", " 1", "1 ", "0.1234567", "1000000000",
    "١", "1.٢", "0x10", "inf", "nan", "1\u{301}",
  ])
  func `refuses signs, exponents, too many digits and everything else`(text: String) {
    #expect(Money(text) == nil)
  }

  @Test(arguments: [
    (0, "$0.00"), (1, "$0.000001"), (10, "$0.00001"), (400_000, "$0.40"), (125_000, "$0.125"),
    (1_000_000, "$1.00"), (12_345_678, "$12.345678"), (100_500_000, "$100.50"), (-400_000, "$-0.40"),
  ])
  func `prints two decimals, and more only where there are any`(micros: Int64, text: String) {
    #expect(Money(micros: micros).description == text)
    #expect("$" + Money(micros: micros).decimal == text)
  }

  @Test func `the least amount there is prints without overflow`() {
    #expect(Money(micros: .min).decimal == "-9223372036854.775808")
  }

  @Test func `ten times ten cents is exactly a dollar`() {
    let sum = (0..<10).reduce(into: Money.zero) { sum, _ in sum += Money(micros: 100_000) }
    #expect(sum == Money(micros: 1_000_000))
    #expect(Money(micros: 100_000) * 10 == sum)
    #expect(Money(micros: 1) > .zero)
  }

  @Test func `what is too much to count stays the most that can be`() {
    let most = Money(micros: .max)
    #expect(most + Money(micros: 1) == most)
    #expect(Money(micros: 1) + most == most)
    #expect(Money(micros: 999_999_999_999_999) * 100_000 == most)
    #expect(Money(micros: -1) * .min == most)
    #expect(Money(micros: .min) + Money(micros: -1) == Money(micros: .min))
    #expect(Money(micros: 2) * .min == Money(micros: .min))
  }

  @Test(arguments: [UInt64](1...4))
  func `what it prints it reads again`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let money = Money(micros: Int64.random(in: 0...999_999_999_999_999, using: &random))
      #expect(Money(money.decimal) == money, "seed \(seed)")
    }
  }

  @Test(arguments: [
    (400_000, "0.4"), (12_345_678, "12.345678"), (-1, "-0.000001"), (.max, "9223372036854.775807"), (0, "0"),
  ])
  func `JSON gets the exact amount`(micros: Int64, json: String) throws {
    let amount = Money(micros: micros).amount
    #expect(String(decoding: try JSONEncoder().encode([amount]), as: UTF8.self) == "[\(json)]")
  }
}
