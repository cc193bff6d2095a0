internal import SystemPackage

/// A path as a URI reference (RFC 3986): relative ones stay so. Without dots: services that know files by their place
/// in a repository take them literally.
enum FileURI {
  /// Every byte but the unreserved ones and the slash is written `%XX`, so that any name survives.
  static func text(_ path: FilePath) -> String {
    var text = path.isAbsolute ? "file://" : ""
    unsafe path.lexicallyNormalized().withPlatformString { start in
      var at = unsafe start
      while unsafe at.pointee != 0 {
        let byte = unsafe UInt8(bitPattern: at.pointee)
        if isPlain(byte) {
          text.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          let digits = String(byte, radix: 16, uppercase: true)
          text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
        }
        unsafe at += 1
      }
    }
    return text
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": true
    default: false
    }
  }
}
