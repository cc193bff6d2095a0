/// Which part of the picture a crop keeps.
package enum Gravity: Hashable, Sendable {
  case side(Side)
  case focus(FocusPoint)
  /// What draws the eye: edges, skin, strong colours.
  case attention
  /// The part with the most detail.
  case entropy

  /// The middle or one of the eight edges and corners.
  package enum Side: String, Sendable, CaseIterable {
    case centre
    case north
    case northeast
    case east
    case southeast
    case south
    case southwest
    case west
    case northwest
  }

  package static let centre = Gravity.side(.centre)

  /// Every name there is; a focus point is written as two shares.
  package static let names = Side.allCases.map(\.rawValue) + ["attention", "entropy"]
}

/// As text: `southwest`, `attention`, `0.5,0.3`. Identities are made of it, so it never changes.
extension Gravity: RawRepresentable, Codable {
  package init?(rawValue: String) {
    switch rawValue {
    case "attention": self = .attention
    case "entropy": self = .entropy
    default:
      if let side = Side(rawValue: rawValue) {
        self = .side(side)
      } else if let point = FocusPoint(rawValue) {
        self = .focus(point)
      } else {
        return nil
      }
    }
  }

  package var rawValue: String {
    switch self {
    case .side(let side): side.rawValue
    case .focus(let point): point.description
    case .attention: "attention"
    case .entropy: "entropy"
    }
  }
}

extension Gravity.Side {
  /// How much of the spare width lies left of the crop, in halves.
  var halvesLeft: Int {
    switch self {
    case .west, .northwest, .southwest: 0
    case .centre, .north, .south: 1
    case .east, .northeast, .southeast: 2
    }
  }

  /// How much of the spare height lies above the crop, in halves.
  var halvesAbove: Int {
    switch self {
    case .north, .northwest, .northeast: 0
    case .centre, .west, .east: 1
    case .south, .southwest, .southeast: 2
    }
  }
}
