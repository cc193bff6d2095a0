/// The numbered findings of the contract; the raw value is what users select and ignore.
package enum FindingCode: String, Sendable, Codable, CaseIterable {
  case notAPicture = "FF001"
  case typeNotTaken = "FF002"
  case nameContentDisagree = "FF003"
  case wrongSize = "FF004"
  case orientationTag = "FF005"
  case damaged = "FF006"
  case transparency = "FF007"
  case notSRGB = "FF008"
  case privateMetadata = "FF009"
  case animated = "FF010"
  case lfsPointer = "FF011"
  case fileTooLarge = "FF012"
  case enlargedTooFar = "FF013"
  case croppedTooMuch = "FF014"
}

extension FindingCode {
  /// A remark about something that does not stop a frame, with its code in front.
  package func remark(_ text: String) -> String { "\(rawValue) \(text)" }

  /// The code that a remark begins with.
  package init?(of remark: String) {
    guard let word = remark.split(separator: " ", maxSplits: 1).first else { return nil }
    self.init(rawValue: String(word))
  }
}
