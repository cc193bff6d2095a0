private import Foundation
internal import Ledger
internal import SystemPackage

/// Where the ledger lies: `--ledger FILE`, else `.firstframe/` beside the nearest `firstframe.yaml`, else
/// `.firstframe/` in the output folder.
struct LedgerPlace {
  let file: LedgerFile
  /// Clip names in the ledger are relative to this folder.
  let root: FilePath

  init(option: FilePath?, output: FilePath) {
    if let option {
      file = LedgerFile(option)
      let folder = option.removingLastComponent()
      root = folder.lastComponent == ".firstframe" ? folder.removingLastComponent() : folder
      return
    }
    root = Self.projectFolder() ?? output
    file = LedgerFile(root.appending(".firstframe").appending("ledger.sqlite"))
  }

  /// The nearest folder, from here upwards, that holds a `firstframe.yaml`.
  private static func projectFolder() -> FilePath? {
    var folder = FilePath(FileManager.default.currentDirectoryPath)
    while true {
      if PathFacts(folder.appending("firstframe.yaml")).exists { return folder }
      guard folder.removeLastComponent() else { return nil }
    }
  }
}
