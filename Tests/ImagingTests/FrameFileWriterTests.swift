import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

@Suite struct FrameFileWriterTests {
  @Test func `writes into folders that are not there yet, over what a dead run left`() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path.appending("a/b/c.part")
    try FrameFileWriter.write([1, 2, 3, 4], to: path)
    try FrameFileWriter.write([5], to: path)
    #expect(try SourceFile.read(path, limit: .max) == [5])
    #expect(try folder.files() == ["a/b/c.part"])
  }

  @Test func `publishing moves the file and says that it is new`() throws {
    let folder = try TemporaryDirectory()
    let part = try folder.write([1, 2], to: "f.part")
    let final = try folder.write([9], to: "f.jpg")
    #expect(try FrameFileWriter.publish(part, as: final, digest: .of([1, 2])))
    #expect(try folder.files() == ["f.jpg"])
    #expect(try SourceFile.read(final, limit: .max) == [1, 2])
  }

  @Test func `an equal file stays where it is and the temporary one goes`() throws {
    let folder = try TemporaryDirectory()
    let part = try folder.write([1, 2], to: "f.part")
    let final = try folder.write([1, 2], to: "f.jpg")
    #expect(try !FrameFileWriter.publish(part, as: final, digest: .of([1, 2])))
    #expect(try folder.files() == ["f.jpg"])
  }

  @Test func `another file of the same length is replaced`() throws {
    let folder = try TemporaryDirectory()
    let part = try folder.write([1, 2], to: "f.part")
    let final = try folder.write([1, 3], to: "f.jpg")
    #expect(try FrameFileWriter.publish(part, as: final, digest: .of([1, 2])))
    #expect(try SourceFile.read(final, limit: .max) == [1, 2])
  }

  @Test(arguments: [0, 1, 1 << 20, (1 << 20) + 1])
  func `a file's digest is that of all its pieces`(count: Int) throws {
    let folder = try TemporaryDirectory()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) }
    #expect(try SourceFile.digest(try folder.write(bytes, to: "f")) == .of(bytes))
  }

  @Test func `a folder in the way is a sentence, and no temporary file is left`() throws {
    let folder = try TemporaryDirectory()
    let part = try folder.write([1], to: "f.part")
    _ = try folder.write([1], to: "f.jpg/inside")
    let rejection = #expect(throws: Rejection.self) {
      try FrameFileWriter.publish(part, as: folder.path.appending("f.jpg"), digest: .of([1]))
    }
    #expect(rejection?.message.contains("f.jpg") == true)
    #expect(try folder.files() == ["f.jpg/inside"])
  }

  @Test func `a file in the way of a folder is a sentence`() throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([1], to: "out")
    let rejection = #expect(throws: Rejection.self) {
      try FrameFileWriter.write([1], to: folder.path.appending("out/f.part"))
    }
    #expect(rejection?.message.contains("can't be written") == true)
    #expect(try folder.files() == ["out"])
  }

  @Test func `a rejected picture leaves no file behind`() throws {
    let folder = try TemporaryDirectory()
    let source = try folder.write([1, 2, 3], to: "source.jpg")
    let settings = FrameSettings(sizes: [try #require(PixelSize("16x16"))])
    let preparer = try FramePreparer()
    #expect(throws: Rejection.self) {
      try preparer.prepare(
        source, settings: settings, limits: PictureLimits(), into: folder.path.appending("out/frame"))
    }
    #expect(try folder.files() == ["source.jpg"])
  }
}
