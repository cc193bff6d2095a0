extension String {
  /// This text as one word of a command that a person may copy: whatever a server or a file put into it, a shell
  /// takes it for nothing else. Control characters are written out.
  package var shellWord: String {
    let isPlain = utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        true
      default: "-._/:=@%+,".utf8.contains(byte)
      }
    }
    return isPlain && !isEmpty ? self : "'\(visible.replacing("'", with: #"'\''"#))'"
  }
}
