import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workers

struct WirePathTests {
  @Test func `every byte that a name can have survives`() throws {
    let folder: FilePath = "/a folder"
    for byte in UInt8(1)...255 where byte != UInt8(ascii: "/") {
      let path = FileBytes.path([0x61, byte, 0x62], in: folder)
      let line = try JSONEncoder().encode(WirePath(path))
      #expect(try JSONDecoder().decode(WirePath.self, from: line).path == path, "byte \(byte)")
      #expect(line.allSatisfy { (0x20...0x7E).contains($0) }, "byte \(byte) is in the line as it is")
    }
  }

  @Test func `any name of up to 255 bytes survives`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let length = Int.random(in: 1...255, using: &random)
      let name = (0..<length).map { _ in UInt8.random(in: 0x30...0xFF, using: &random) }
      let path = FileBytes.path(name, in: "relative")
      let line = try JSONEncoder().encode(WirePath(path))
      #expect(try JSONDecoder().decode(WirePath.self, from: line).path == path, "seed \(seed): \(name)")
    }
  }

  @Test(arguments: ["", "/", ".", "..", "-", "a/b/c", "/a//b/", "%", "%25", "a%zz"])
  func `a path that is plain text survives`(text: String) throws {
    let path = FilePath(text)
    let line = try JSONEncoder().encode(WirePath(path))
    #expect(try JSONDecoder().decode(WirePath.self, from: line).path == path)
  }

  @Test(arguments: [#""%""#, #""a%4""#, #""%zz""#, #""%+1""#, #""%00b""#])
  func `a broken escape is refused`(line: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(WirePath.self, from: Data(line.utf8)) }
  }
}
