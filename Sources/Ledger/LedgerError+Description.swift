private import Domain

extension LedgerError: CustomStringConvertible {
  package var description: String {
    let ledger = path.map { "the ledger \($0)" } ?? "the ledger"
    switch code {
    case .impossible, .noSuchShot, .noFrame, .notStorable, .jobTaken, .wrongJob, .mayBeBilled,
      .clipWouldBeLost, .clipPathTaken:
      return aboutShot
    case .locked(let holder):
      return "another run\(holder.map { " (\($0))" } ?? "") holds \(ledger); wait for it to end or stop it"
    case .networkFileSystem(let kind):
      return
        "\(ledger) would lie on a file system shared between machines (\(kind)), where its locks can't be"
        + " trusted; name a place on a local disk with --ledger FILE"
    case .noLedger:
      return
        "there is no ledger\(path.map { " at \($0)" } ?? ""): nothing was run here yet, or it lies elsewhere (name it"
        + " with -o or --ledger)"
    case .notALedger:
      return
        "\(path.map { "\($0)" } ?? "the file") is not a ledger of firstframe; name another with --ledger FILE"
    case .newerSchema(let found, let known):
      return "\(ledger) was written by a newer firstframe (schema \(found), this program knows \(known));"
        + " it was left untouched: use the newer program"
    case .corrupt(let what):
      return "\(ledger) is damaged: \(what)\(because); don't buy anything until it is restored from a backup"
    case .diskFull:
      return "the disk is full: \(ledger) could not be written; free some space and run again"
    case .busy:
      return "another program keeps \(ledger) busy; close it and run again"
    case .unreachable:
      return "\(ledger) can't be opened or written\(because); check the folder and its permissions"
    case .notDurable(let what):
      return "\(ledger) can't promise to survive a power cut (\(what)); name another place with --ledger FILE"
    case .nameNotText:
      return
        "\(ledger) lies in a folder whose name is not UTF-8 text, which SQLite can't open; rename the folder, or"
        + " name another place with --ledger FILE"
    case .closed:
      return "\(ledger) was used after it had been closed; run again"
    case .failed:
      return "\(ledger) could not be read or written\(because); run again, and check the disk if it stays so"
    }
  }

  private var aboutShot: String {
    switch code {
    case .impossible(let id, let state, let event):
      "shot \(id.short) is \(state.rawValue), where '\(event)' can't happen; nothing was changed, please report it"
    case .noSuchShot(let id):
      "the ledger has no shot \(id.short); check the name or the --ledger option"
    case .noFrame(let id):
      "shot \(id.short) has no prepared frame; run again to prepare it"
    case .notStorable(let id):
      "shot \(id.short) has a path or text that can't be stored exactly (bytes that are not UTF-8, or a NUL);"
        + " rename the file or mend the prompt"
    case .jobTaken(let job, let owner):
      "job \(job) belongs to shot \(owner.short) already; choose another job"
    case .wrongJob(let id, let expected, let got):
      "shot \(id.short) has \(expected.map { "job \($0)" } ?? "no job"), but the answer is about job \(got);"
        + " nothing was changed, please report it"
    case .mayBeBilled(let id):
      "shot \(id.short) failed and may have been billed; buying it anew needs another take (--take N)"
    case .clipWouldBeLost(let path, let id):
      "\(path) may be a paid clip of shot \(id.short); it must be moved aside before another takes its name"
    case .clipPathTaken(let path, let id):
      "\(path) is kept for the clip of shot \(id.short); give one of the two another name"
    default: "the ledger refused a change"
    }
  }

  private var because: String { cause.map { " (\($0))" } ?? "" }
}
