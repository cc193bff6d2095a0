internal import ArgumentParser
internal import Domain

/// Findings by their numbers: `FF004` or `FF004,FF009`.
struct FindingCodes: ExpressibleByArgument, Equatable {
  let codes: Set<FindingCode>

  init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false)
    let found = words.compactMap { FindingCode(rawValue: $0.uppercased()) }
    guard found.count == words.count else { return nil }
    codes = Set(found)
  }

  static let allValueStrings = FindingCode.allCases.map(\.rawValue)
}
