/// A provider's key. Every way of printing it shows `[key]`.
package struct APIKey: Sendable, Equatable {
  let secret: String

  /// Trims white space and line ends; nil when nothing is left or it can't be a header's value.
  package init?(_ text: some StringProtocol) {
    let trimmed = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    secret = String(trimmed)
    guard !secret.isEmpty, secret.utf8.count <= 4096, secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
  }

  /// For text that a server may have echoed the key into.
  func removed(from text: String) -> String {
    text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "[key]")
  }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "[key]" }
  package var debugDescription: String { "[key]" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
