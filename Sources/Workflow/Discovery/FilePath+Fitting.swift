private import Domain
internal import SystemPackage

extension FilePath {
  /// The most bytes that a name may have on the common file systems.
  private static let nameLimit = 255

  /// The path with its last component cut in the stem where it would be too long for `room` bytes more; a digest
  /// of the whole name keeps cut names apart.
  func fitting(room: Int) -> FilePath {
    guard length + room > Self.nameLimit, let whole = lastComponent else { return self }
    let bytes = FilePath(root: nil, [whole]).bytes
    guard bytes.count + room > Self.nameLimit else { return self }
    let ending = Array((self.extension.map { ".\($0)" } ?? "").utf8)
    let label = Array("~\(Digest.of(bytes).short)".utf8)
    var length = max(Self.nameLimit - room - ending.count - label.count, 1)
    // Between characters, not within one.
    while length > 1, bytes[length] & 0xC0 == 0x80 { length -= 1 }
    return removingLastComponent().appending(bytes: Array(bytes.prefix(length)) + label + ending)
  }

  /// The path as text that tells every byte: in a component that is not UTF-8, percent signs and bytes beyond
  /// ASCII are written `%XX`.
  var asText: FilePath {
    guard string.unicodeScalars.contains("\u{FFFD}") else { return self }
    let names = components.map { component -> Component in
      let bytes = FilePath(root: nil, [component]).bytes
      guard String(validating: bytes, as: UTF8.self) == nil else { return component }
      let text = bytes.map { byte in
        byte < 0x80 && byte != UInt8(ascii: "%")
          ? String(Unicode.Scalar(byte)) : "%\(String(byte, radix: 16, uppercase: true))"
      }
      return Component(text.joined()) ?? component
    }
    return FilePath(root: root, names)
  }
}
