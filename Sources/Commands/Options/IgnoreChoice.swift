internal import ArgumentParser

/// Which pictures of a folder are passed over.
enum IgnoreChoice: EnumerableFlag {
  case gitignore
  case nothing

  static func name(for value: IgnoreChoice) -> NameSpecification {
    switch value {
    case .gitignore: .customLong("gitignore")
    case .nothing: .customLong("no-ignore")
    }
  }
}
