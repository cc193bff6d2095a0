import Domain
import GRDB
import LedgerSupport
import SystemPackage
import TestSupport
import Testing

@testable import Ledger

@Suite(.serialized, .timeLimit(.hang)) struct CrashTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func `a killed writer loses nothing it had said and leaves no half step`(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    var said: [String: Set<String>] = [:]
    for _ in 0..<8 {
      var child = try ChildProcess.start([folder.file.path.string])
      var lines: [String] = []
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        guard let line = try child.readLine() else { break }
        lines.append(line)
      }
      lines += try child.kill()
      #expect(lines.first == "open", "seed \(seed)")
      for line in lines.dropFirst() {
        let words = line.split(separator: " ").map(String.init)
        if words.count == 2 { said[words[0], default: []].insert(words[1]) }
      }
      try await check(folder.file, said: said, seed: seed)
    }
    #expect(!said.isEmpty)
  }

  private func check(_ file: LedgerFile, said: [String: Set<String>], seed: UInt64) async throws {
    let reader = try await SQLiteLedgerReader.open(file)
    let damage = try await reader.connection.read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check")
        + (try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map(\.description))
    }
    #expect(damage == ["ok"], "seed \(seed)")
    var spent = 0
    var met: Set<String> = []
    for record in try await reader.shots(in: Set(ShotState.allCases), realm: nil, after: nil, limit: .max) {
      let history = try await reader.history(of: record.id)
      #expect(history.last?.to == record.state, "seed \(seed)")
      let known = Set(history.map(\.to.rawValue))
      #expect(said[record.id.description, default: []].isSubset(of: known), "seed \(seed)")
      #expect(try await reader.placements(of: record.id).count == 1, "seed \(seed)")
      if record.charge != .nothing { spent += 1 }
      met.insert(record.id.description)
    }
    #expect(Set(said.keys).isSubset(of: met), "seed \(seed)")
    #expect(try await reader.spending(.real).clips == spent, "seed \(seed)")
    try await reader.close()
  }

  @Test func `the lock of another process is named, and gone with it`() async throws {
    let folder = try TemporaryFolder()
    var child = try ChildProcess.start([folder.file.path.string, "hold"])
    #expect(try child.readLine() == "open")
    let error = try #require(
      #expect(throws: LedgerError.self) { _ = try RunLock.take(folder.file) })
    guard case .locked(let holder) = error.code else {
      Issue.record("\(error)")
      return
    }
    #expect(holder?.pid == child.pid)
    #expect(error.description.contains("process \(child.pid) on "))

    let reader = try await SQLiteLedgerReader.open(folder.file)
    #expect(try await reader.counts(.real).isEmpty)
    try await reader.close()
    _ = try child.kill()
    let lock = try RunLock.take(folder.file)
    #expect(lock.file.path.lastComponent == "ledger.sqlite")
  }
}
