private import Foundation
private import SystemPackage

/// An error that can mean a full disk, and knows when it does.
package protocol MayBeDiskFull: Error {
  var isDiskFull: Bool { get }
}

/// Whether there was no room on the disk, or in the person's share of it.
package enum DiskFull {
  /// Whoever met it: the system, Foundation, or an error of ours.
  package static func caused(_ error: any Error) -> Bool {
    switch error {
    case let error as any MayBeDiskFull: error.isDiskFull
    case Errno.noSpace, Errno.diskQuotaExceeded, CocoaError.fileWriteOutOfSpace: true
    default: false
    }
  }
}
