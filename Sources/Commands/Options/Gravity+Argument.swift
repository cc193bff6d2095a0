internal import ArgumentParser
internal import Domain

extension Gravity: ExpressibleByArgument {
  /// Nil for what is none; the message then lists `allValueStrings`.
  package init?(argument: String) { self.init(argument) }

  package static var allValueStrings: [String] { names + ["a focus point such as 0.5,0.3"] }
}
