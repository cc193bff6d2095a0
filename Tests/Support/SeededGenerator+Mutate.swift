package import Foundation

extension SeededGenerator {
  /// One to four changes: a byte, a cut, a doubled stretch, a run of one value.
  package mutating func mutate(_ original: Data) -> Data {
    var bytes = [UInt8](original)
    for _ in 0..<Int.random(in: 1...4, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &self)
      let end = min(bytes.count, place + Int.random(in: 1...8, using: &self))
      switch Int.random(in: 0..<5, using: &self) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3:
        bytes.replaceSubrange(place..<end, with: repeatElement(Bool.random(using: &self) ? 0 : 255, count: 3))
      default: bytes.removeSubrange(place...)
      }
    }
    return Data(bytes)
  }
}
