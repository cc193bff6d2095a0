private import Domain
package import SystemPackage

/// A file that lists shots: `.csv`, `.jsonl` or `.yaml`.
package enum Manifest {
  /// Bytes; a hundred thousand shots fit.
  private static let limit = 32 << 20

  /// The columns that any manifest may have.
  package static let columns = ManifestColumn.allCases.map(\.rawValue)

  /// Whether the file's name is a manifest's.
  package static func isNamed(_ path: FilePath) -> Bool { format(of: path) != nil }

  private static func format(of path: FilePath) -> ManifestTable.Format? {
    ManifestTable.Format(ending: path.extension?.lowercased() ?? "")
  }

  /// The rows that could be understood, and everything that is wrong with the file.
  static func read(_ path: FilePath) throws(InputError) -> (
    entries: [ManifestEntry], problems: [ManifestProblem]
  ) {
    guard let format = format(of: path) else {
      throw InputError("\(path) is no manifest; those end in .csv, .jsonl or .yaml")
    }
    do throws(SmallFile.Problem) {
      let table = ManifestTable(try SmallFile.read(path, limit: limit), format: format)
      var problems = table.problems
      let entries = table.rows.map { ManifestEntry($0, &problems) }
      return (entries, problems)
    } catch {
      throw InputError("\(path) can't be used: \(error.reason)")
    }
  }
}
