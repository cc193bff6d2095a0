/// A step of a C library that failed. The text is the library's own and may be empty.
package struct ImagingError: Error, Sendable, Equatable {
  package enum Step: String, Sendable {
    case start
    case open
    case crop
    case resize
    case colour
    case flatten
    case orient
    case embed
    case look
    case strip
    case decode
    case encode
    case detect
  }

  package let step: Step
  package let text: String
}

extension ImagingError: CustomStringConvertible {
  package var description: String {
    text.isEmpty ? "the \(step.rawValue) step failed" : "the \(step.rawValue) step failed: \(firstLine)"
  }

  /// Later lines repeat the failure of each enclosing operation.
  var firstLine: String { String(text.split(separator: "\n").first ?? "") }
}
