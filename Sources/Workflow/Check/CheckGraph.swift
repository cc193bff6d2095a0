private import Domain
package import StageGraph
package import Workers

/// Is every file an exact, clean frame? `discover -> inspect (-> decode) (-> plan | mend)`.
package struct CheckGraph: Sendable {
  private typealias Step = (name: String, body: @Sendable (CheckBatch) async -> CheckBatch)

  private let workers: WorkerPool
  private let settings: CheckSettings
  private let jobs: Int

  /// `jobs` is the width of every stage: as many as there are workers.
  package init(workers: WorkerPool, settings: CheckSettings, jobs: Int) {
    self.workers = workers
    self.settings = settings
    self.jobs = jobs
  }

  package func line(over sources: [Source]) -> ClosedLine<CheckBatch> {
    let feed = CheckFeed(sources, size: batchSize(for: sources))
    var line = Line(source: "discover", exits: CheckBatch.self) { feed.next() }
    var next: Step = ("inspect", inspect)
    for step in laterSteps {
      let body = next.body
      line = line.stage(next.name, width: jobs) { .next(await body($0)) }
      next = step
    }
    return line.sink(next.name, width: jobs, body: next.body)
  }

  /// How many files go through the line as one item.
  package func batchSize(for sources: [Source]) -> Int {
    // Looking at a structure takes less time than asking for it, so that many go together; what decodes goes alone,
    // and what has rules of its own.
    let isUniform = sources.allSatisfy { $0.direction == nil || settings.rules(for: $0) == settings.rules }
    guard laterSteps.isEmpty, isUniform else { return 1 }
    return min(max(sources.count / (4 * jobs), 1), 64)
  }

  private var laterSteps: [Step] {
    var steps: [Step] = []
    if settings.isDeep { steps.append(("decode", each(decode))) }
    let mender = FrameMender(workers: workers, settings: settings)
    switch settings.mode {
    case .look: break
    case .show: steps.append(("plan", each(mender.show)))
    case .mend: steps.append(("mend", each(mender.mend)))
    }
    return steps
  }

  private func each(
    _ body: @escaping @Sendable (CheckedFile) async -> CheckedFile
  ) -> @Sendable (CheckBatch) async -> CheckBatch {
    { batch in
      var batch = batch
      for index in batch.files.indices where !batch.files[index].isSkipped {
        batch.files[index] = await body(batch.files[index])
      }
      return batch
    }
  }

  @Sendable private func inspect(_ batch: CheckBatch) async -> CheckBatch {
    var batch = batch
    guard let first = batch.files.first else { return batch }
    if settings.mode == .mend {
      for index in batch.files.indices { batch.files[index].facts = FileFacts(of: batch.files[index].path) }
    }
    let found = await workers.inspect(batch.files.map(\.path), rules: settings.rules(for: first.source))
    for (index, inspection) in zip(batch.files.indices, found) {
      let source = batch.files[index].source
      batch.files[index].kind = inspection.kind
      batch.files[index].isSkipped =
        inspection.kind == nil && !source.isNamed && !SourceSelection.hasPictureName(source)
      batch.files[index].findings = settings.selected(inspection.findings)
    }
    return batch
  }

  /// Proves that every pixel is there, or says that one is not.
  @Sendable private func decode(_ file: CheckedFile) async -> CheckedFile {
    guard let kind = file.kind, isDecoded(kind) else { return file }
    var file = file
    do throws(Rejection) {
      // What is cut short, but not by a pixel, can be mended.
      if try await workers.decode(file.path) == false {
        file.replace(
          .damaged,
          by: settings.selected([
            Finding(
              .damaged, "its end is not as it should be, though every pixel can be read", isFixable: true)
          ]))
      }
    } catch {
      file.replace(error.code, by: settings.selected([Finding(error)]))
    }
    return file
  }

  private func isDecoded(_ kind: PictureKind) -> Bool {
    switch settings.rules {
    case .frame(let rules): rules.typeFinding(kind) == nil
    case .source: true
    }
  }
}

extension CheckedFile {
  /// What a closer look found takes the place of what the first one did.
  fileprivate mutating func replace(_ code: FindingCode?, by new: [Finding]) {
    findings.removeAll { $0.code == code && code != nil }
    findings += new
  }
}
