package import Domain
private import Foundation

/// Everything besides the source that decides a frame's bytes, as one digest.
package enum FrameRecipe {
  /// Changes with the frame settings, the program and its imaging libraries.
  package static func digest(_ settings: FrameSettings, tools: String) -> Digest {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do {
      return .of(Array("frame recipe 1\n\(tools)\n".utf8) + (try encoder.encode(settings)))
    } catch {
      preconditionFailure("settings of plain values always encode: \(error)")
    }
  }
}
