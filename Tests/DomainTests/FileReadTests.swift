import Domain
import SystemPackage
import TestSupport
import Testing

/// Files read to a limit, and digested however long they are.
struct FileReadTests {
  private static func open<Value>(_ count: Int, _ body: (FileDescriptor) throws -> Value) throws -> Value {
    let folder = try TemporaryDirectory()
    let path = try folder.write(bytes(count), to: "f")
    let file = try FileDescriptor.open(path, .readOnly)
    return try file.closeAfter { try body(file) }
  }

  private static func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) } }

  @Test(arguments: [(0, 5), (5, 5), (6, 5), (100_000, 70_000), (70_000, 100_000)])
  func `no more is read than the limit`(count: Int, limit: Int) throws {
    let read = try Self.open(count) { try $0.readAll(limit: limit) }
    #expect(read == Array(Self.bytes(count).prefix(limit)))
  }

  @Test(arguments: [0, 1, 1 << 18, 1 << 20, (1 << 20) + 1])
  func `a digest is that of all pieces`(count: Int) throws {
    let found = try Self.open(count) { try $0.digestAll() }
    #expect(found.bytes == count && found.digest == .of(Self.bytes(count)))
  }

  @Test func `a small file that is longer than allowed is refused`() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write(Self.bytes(9), to: "f")
    #expect(try SmallFile.read(path, limit: 9) == Self.bytes(9))
    #expect(throws: SmallFile.Problem.self) { try SmallFile.read(path, limit: 8) }
  }
}
