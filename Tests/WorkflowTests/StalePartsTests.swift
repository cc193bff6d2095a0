import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

struct StalePartsTests {
  @Test(arguments: [Array("plain".utf8), [0x66, 0xFF]])
  func `what a killed run left is removed, in folders whose names are no text too`(name: [UInt8]) async throws
  {
    let root = try TemporaryDirectory()
    let folder = root.path.appending(bytes: name)
    let disk = SystemDisk()
    let dead = folder.appending(".firstframe-0123abcd-999999999.part")
    let own = folder.appending(".firstframe-0123abcd-\(ProcessInfo.processInfo.processIdentifier).part")
    let picture = folder.appending("a.png")
    for file in [dead, own, picture] { try disk.write([1], to: file) }
    await StaleParts.sweep([folder])
    #expect(FileFacts(of: dead) == nil)
    #expect(FileFacts(of: own) != nil && FileFacts(of: picture) != nil)
  }
}
