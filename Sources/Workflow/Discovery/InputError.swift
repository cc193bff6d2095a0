internal import SystemPackage

/// An INPUT or output arrangement that can't be worked with; the whole run stops before any work (exit 2).
package struct InputError: Error, CustomStringConvertible, Equatable {
  package let description: String

  init(_ description: String) { self.description = description }

  init(missing input: FilePath) {
    description = "\(input) does not exist; check the path"
  }
}
