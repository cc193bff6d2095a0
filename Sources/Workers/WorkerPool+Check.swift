package import Domain
private import Imaging
package import SystemPackage

extension WorkerPool {
  /// What is wrong with each of these files by its type and structure, in their order; one worker looks at them all.
  package func inspect(_ files: [FilePath], rules: CheckRules) async -> [Inspection] {
    let request = WorkerRequest.inspect(WirePaths(files), rules: rules, limits: configuration.limits)
    do throws(Rejection) {
      guard case .inspected(let wired) = try await answer(to: request, about: files.first),
        let found = wired.inspections(of: files.count)
      else { throw Self.misunderstanding }
      return found
    } catch {
      guard files.count > 1 else { return files.map { _ in Inspection(findings: [Finding(error)]) } }
      // One of them ended the worker: which one shows when each is alone.
      var found: [Inspection] = []
      for file in files { found += await inspect([file], rules: rules) }
      return found
    }
  }

  /// Reads every pixel; false when all are there but the file's end is not as it should be.
  package func decode(_ file: FilePath) async throws(Rejection) -> Bool {
    let limits = configuration.limits
    let answer = try await answer(about: file) { granted in
      .decode(WirePath(file), limits: limits, granted: granted)
    }
    guard case .decoded(.done(let looksWhole)) = answer else { throw Self.misunderstanding }
    return looksWhole
  }
}
