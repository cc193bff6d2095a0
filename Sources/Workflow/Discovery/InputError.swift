private import Domain
internal import SystemPackage

/// An INPUT or output arrangement that can't be worked with; the whole run stops before any work (exit 2).
package struct InputError: Error, CustomStringConvertible, Equatable {
  package let description: String

  init(_ sentence: String) { self.init(lines: [sentence]) }

  /// Names in them must not look like further lines.
  init(lines: [String]) { description = lines.map(\.visible).joined(separator: "\n") }

  init(missing input: FilePath) { self.init("\(input) does not exist; check the path") }
}
