internal import Ledger

extension CommandFailure {
  /// The ledger's trouble with the exit code that it has in the contract.
  init(_ error: LedgerError) {
    status =
      switch error.code {
      case .locked: .locked
      case .diskFull: .diskFull
      case .busy, .unreachable, .failed: .temporary
      default: .usage
      }
    message = error.description
  }
}
