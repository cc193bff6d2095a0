internal import FlyingFox
internal import FlyingSocks
internal import Foundation
private import SystemPackage

/// The first half of a reply's body; then the connection breaks.
struct CutBody: AsyncBufferedSequence {
  typealias Element = UInt8

  struct Cut: Error {}

  private let half: Data

  /// A body that announces its whole length.
  static func sequence(_ body: SandboxReply.Body) throws -> HTTPBodySequence {
    let bytes: Data
    switch body {
    case .bytes(let data): bytes = data
    case .file(let path, let range):
      bytes = try Data(contentsOf: URL(filePath: path.string)).subdata(in: range)
    }
    return HTTPBodySequence(from: CutBody(half: bytes.prefix(bytes.count / 2)), count: bytes.count)
  }

  func makeAsyncIterator() -> Iterator { Iterator(rest: half) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    fileprivate var rest: Data?

    // The server ends a connection whose reply ends with an error.
    mutating func nextBuffer(suggested count: Int) throws -> Data? {
      guard let half = rest, !half.isEmpty else { throw Cut() }
      rest = nil
      return half
    }

    mutating func next() throws -> UInt8? { throw Cut() }
  }
}
