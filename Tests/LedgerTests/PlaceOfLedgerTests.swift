import Domain
import Foundation
import SystemPackage
import Testing

@testable import Ledger

@Suite struct PlaceOfLedgerTests {
  @Test(arguments: [
    ("nfs4", true), ("nfs", true), ("cifs", true), ("smb3", true), ("9p", true), ("virtiofs", true),
    ("fuse.sshfs", true), ("fuse", true), ("fuse.rclone", true), ("fuseblk", false),
    ("fuse.gocryptfs", false),
    ("ext4", false), ("btrfs", false), ("overlay", false), ("tmpfs", false), ("zfs", false),
  ])
  func `file systems are told apart`(type: String, isShared: Bool) {
    #expect(FileSystemKind(type: type) == (isShared ? .shared(type) : .local))
  }

  @Test(arguments: [(UInt64(0x801), "ext4"), (0x2C, "fuse.sshfs"), (0x99, nil)])
  func `the mount table is read by device`(device: UInt64, type: String?) {
    let table = """
      29 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      41 29 0:44 / /home/a/remote rw,nosuid shared:2 master:3 - fuse.sshfs host:/ rw,user_id=0
      """
    #expect(MountTable.type(ofDevice: device, in: table) == type)
  }

  @Test(arguments: [
    ("/", "ext4"), ("/home/a", "btrfs"), ("/home/a/remote/x", "fuse.sshfs"), ("/home/a/remoter", "btrfs"),
    ("/mnt/my disk/x", "nfs4"), ("/mnt/my", "ext4"), ("elsewhere", nil),
  ])
  func `the mount table is read by path where the device is not in it`(path: String, type: String?) {
    let table = #"""
      29 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      40 29 0:43 /@home /home rw shared:2 - btrfs /dev/sdb rw
      41 40 0:44 / /home/a/remote rw,nosuid shared:2 master:3 - fuse.sshfs host:/ rw,user_id=0
      42 29 0:45 / /mnt/my\040disk rw - nfs4 host:/disk rw
      """#
    #expect(MountTable.type(of: FilePath(path), in: table) == type)
  }

  @Test func `the kernel knows where the tests write`() throws {
    let folder = try TemporaryFolder()
    #expect(FileSystemProbe.kernel.kind(folder.path) == .local)
    #expect(FileSystemProbe.kernel.kind("/dev") == .local)
    #if os(Linux)
      #expect(try MountTable.read().contains(" - proc "))
      #expect(FileSystemProbe.kernel.kind("/proc") == .local)
    #endif
  }

  @Test func `a shared place is refused before anything is made there`() async throws {
    let folder = try TemporaryFolder()
    let file = LedgerFile(folder.path.appending("deep/er/ledger.sqlite"))
    let probe = FileSystemProbe { _ in .shared("nfs4") }
    let error = try #require(
      #expect(throws: LedgerError.self) { _ = try RunLock.take(file, probe: probe) })
    #expect(error.code == .networkFileSystem("nfs4"))
    #expect(error.description.contains("--ledger FILE"))
    #expect(!folder.path.appending("deep").isThere)
    let reading = try #require(
      await #expect(throws: LedgerError.self) { _ = try await SQLiteLedgerReader.open(file, probe: probe) })
    #expect(reading.code == .networkFileSystem("nfs4"))
  }

  @Test func `missing folders are made, and a second run is told who is first`() async throws {
    let folder = try TemporaryFolder()
    let file = LedgerFile(folder.path.appending("out/.firstframe/ledger.sqlite"))
    let ledger = try await SQLiteLedger.open(RunLock.take(file))
    #expect(file.lockPath.isThere)
    let error = try #require(#expect(throws: LedgerError.self) { _ = try RunLock.take(file) })
    guard case .locked(let holder) = error.code else { throw error }
    #expect(holder?.pid == ProcessInfo.processInfo.processIdentifier)
    try await ledger.close()
    #expect(try RunLock.take(file).file.path.lastComponent == file.path.lastComponent)
  }

  @Test func `two spellings of one place share one lock`() throws {
    let folder = try TemporaryFolder()
    let real = folder.path.appending("real")
    let link = folder.path.appending("link")
    try FileManager.default.createDirectory(atPath: real.string, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: link.string, withDestinationPath: real.string)
    let lock = try RunLock.take(LedgerFile(real.appending("ledger.sqlite")))
    let error = try #require(
      #expect(throws: LedgerError.self) { _ = try RunLock.take(LedgerFile(link.appending("ledger.sqlite"))) })
    guard case .locked = error.code else { throw error }
    #expect(lock.file.path == FilePath(real.string).appending("ledger.sqlite"))
  }

  @Test func `a link to a shared place is seen through`() throws {
    let folder = try TemporaryFolder()
    let far = folder.path.appending("far")
    try FileManager.default.createDirectory(atPath: far.string, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: far.appending("ledger.sqlite").string))
    try FileManager.default.createSymbolicLink(
      atPath: folder.file.path.string, withDestinationPath: far.appending("ledger.sqlite").string)
    let probe = FileSystemProbe { $0.lastComponent == "far" ? .shared("nfs") : .local }
    let error = try #require(
      #expect(throws: LedgerError.self) { _ = try RunLock.take(folder.file, probe: probe) })
    #expect(error.code == .networkFileSystem("nfs"))
  }

  @Test func `a folder that can't be made is an error with its cause`() throws {
    let folder = try TemporaryFolder()
    try Data().write(to: URL(filePath: folder.path.appending("file").string))
    let error = try #require(
      #expect(throws: LedgerError.self) {
        _ = try RunLock.take(LedgerFile(folder.path.appending("file/ledger.sqlite")))
      })
    #expect(error.code == .unreachable)
    #expect(error.cause != nil)
  }

  @Test func `a folder whose name is no text is refused before anything is made there`() async throws {
    let folder = try TemporaryFolder()
    let name = try #require(FilePath.Component(platformString: [CChar(bitPattern: 0xFF), 0]))
    let place = folder.file.folder.appending(name)
    let file = LedgerFile(place.appending("ledger.sqlite"))
    let error = #expect(throws: LedgerError.self) { _ = try RunLock.take(file) }
    #expect(error?.code == .nameNotText)
    try DiskNames.makeFolder(place)
    let link = folder.file.folder.appending("link")
    _ = unsafe place.withPlatformString { to in unsafe link.withPlatformString { unsafe symlink(to, $0) } }
    #expect(throws: LedgerError.self) { try LedgerFile(link.appending("ledger.sqlite")).checkName() }
    #expect(error?.description.contains("not UTF-8 text") == true)
    #expect(!place.appending("ledger.lock").isThere)
  }
}
