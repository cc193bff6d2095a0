/// What fills the part of a frame that the picture leaves free, and what shows through transparent pixels.
package enum Background: Hashable, Sendable {
  case colour(RGBColor)
  /// The picture itself, filling the frame, blurred and darkened.
  case blur

  package static let black = Background.colour(.black)

  /// What transparent pixels are flattened on: a picture can't shine through itself.
  package var ink: RGBColor {
    switch self {
    case .colour(let colour): colour
    case .blur: .black
    }
  }

  /// `ff8000` or `blur`: identities are made of it, so it never changes.
  package var text: String {
    switch self {
    case .colour(let colour): colour.hex
    case .blur: "blur"
    }
  }

  /// Reads `blur` and every colour that `RGBColor` reads; nil for anything else.
  package init?(_ text: some StringProtocol) {
    if text.lowercased() == "blur" {
      self = .blur
    } else if let colour = RGBColor(text) {
      self = .colour(colour)
    } else {
      return nil
    }
  }
}

/// A colour is coded as the bare colour: ledgers hold it so since before there was anything else.
extension Background: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let word = try? container.decode(String.self) else {
      self = .colour(try container.decode(RGBColor.self))
      return
    }
    guard word == "blur" else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(word) is no background")
    }
    self = .blur
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .colour(let colour): try container.encode(colour)
    case .blur: try container.encode("blur")
    }
  }
}
