internal import ArgumentParser
internal import Domain

extension Background: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }

  package var defaultValueDescription: String { self == .black ? "black" : text }

  package static var allValueStrings: [String] { words + ["#rrggbb"] }

  static var words: [String] { ["blur"] + RGBColor.names.keys.sorted() }
}
