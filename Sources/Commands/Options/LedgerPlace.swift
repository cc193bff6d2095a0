private import Domain
private import Foundation
internal import Ledger
internal import SystemPackage
internal import Workflow

/// Where the ledger lies: `--ledger FILE`, else `.firstframe/` beside the nearest `firstframe.yaml`, else
/// `.firstframe/` in the output folder.
struct LedgerPlace {
  let file: LedgerFile
  /// Clip names in the ledger are relative to this folder.
  let root: FilePath

  /// Exit 2 when the output folder has a ledger of its own and this place has none yet: what is on record there
  /// would be bought again.
  init(option: FilePath?, output: FilePath) throws {
    self.init(choosing: option, output: output)
    do throws(LedgerError) { try file.checkName() } catch { throw CommandFailure(error) }
    let own = output.appending(".firstframe").appending("ledger.sqlite")
    if option == nil, !PathFacts(file.path).exists, PathFacts(own).exists {
      throw CommandFailure.usage(
        "\(own) holds what was bought for this folder, but firstframe.yaml moves the ledger to \(file.path); move"
          + " the .firstframe folder there, or go on with --ledger \(own.string.shellWord)")
    }
  }

  private init(choosing option: FilePath?, output: FilePath) {
    if let option {
      file = LedgerFile(option)
      let folder = option.removingLastComponent()
      root = folder.lastComponent == ".firstframe" ? folder.removingLastComponent() : folder
      return
    }
    root = Self.projectFolder() ?? output
    file = LedgerFile(root.appending(".firstframe").appending("ledger.sqlite"))
  }

  /// Where the names of the ledger lie, for a command that makes none.
  func layout(of output: FilePath) -> RunLayout {
    RunLayout(
      output: output, format: .jpeg, keepsExtension: false, take: 1, ledgerRoot: root,
      workingDirectory: FilePath(FileManager.default.currentDirectoryPath))
  }

  /// Opens the ledger for this run alone; another run that has it is exit 11.
  func withLedger<Value: Sendable>(
    _ body: (SQLiteLedger) async throws -> Value
  ) async throws -> Value {
    do {
      let ledger = try await SQLiteLedger.open(try RunLock.take(file))
      do {
        let value = try await body(ledger)
        try await ledger.close()
        return value
      } catch {
        // What went wrong counts; closing only frees the lock earlier.
        try? await ledger.close()
        throw error
      }
    } catch let error as LedgerError {
      throw CommandFailure(error)
    }
  }

  /// For a command that can't do without.
  var missing: LedgerError { LedgerError(.noLedger, at: file.path) }

  /// The ledger to look at, without a lock; nil where no run has made one yet.
  func reader() async throws -> SQLiteLedgerReader? {
    do throws(LedgerError) {
      return try await SQLiteLedgerReader.open(file)
    } catch {
      guard error.code == .noLedger else { throw CommandFailure(error) }
      return nil
    }
  }

  /// The nearest folder, from here upwards, that holds a `firstframe.yaml`.
  static func projectFolder() -> FilePath? {
    var folder = FilePath(FileManager.default.currentDirectoryPath)
    while true {
      if PathFacts(folder.appending("firstframe.yaml")).exists { return folder }
      guard folder.removeLastComponent() else { return nil }
    }
  }
}
