private import Domain
private import Foundation

extension CommandFailure {
  /// Trouble that no step of a command has an exit code for: it may pass. `what` says what it kept from being done.
  init(_ error: any Error, _ what: String? = nil) {
    let isFull = DiskFull.caused(error)
    // Foundation's own text names the file; as a string, such an error is a dump of its parts.
    let cause = (error as? CocoaError)?.localizedDescription ?? "\(error)"
    message = [what, cause, isFull ? "the disk is full; free some space and run again" : nil]
      .compactMap(\.self).joined(separator: ": ")
    status = isFull ? .diskFull : .temporary
  }
}
