internal import ArgumentParser
internal import Domain

/// Which findings count, and how closely they are looked for.
struct FindingOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo, help: "Decode every pixel too, which finds damage that headers don't show.")
  var deep = false

  @Option(
    help: ArgumentHelp("Only these findings count, FF004,FF009.", valueName: "codes"),
    completion: .list(FindingCodes.allValueStrings))
  var select: [FindingCodes] = []

  @Option(
    help: ArgumentHelp("These findings don't count.", valueName: "codes"),
    completion: .list(FindingCodes.allValueStrings))
  var ignore: [FindingCodes] = []

  var selection: Set<FindingCode> {
    let selected =
      select.isEmpty ? Set(FindingCode.allCases) : select.reduce(into: []) { $0.formUnion($1.codes) }
    return ignore.reduce(selected) { $0.subtracting($1.codes) }
  }
}
