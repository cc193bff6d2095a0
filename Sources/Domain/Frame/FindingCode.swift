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
