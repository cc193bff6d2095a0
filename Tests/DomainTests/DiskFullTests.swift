import Domain
import Foundation
import SystemPackage
import Testing

/// What counts as a full disk, and what does not.
struct DiskFullTests {
  @Test(
    arguments: [
      Errno.noSpace, Errno.diskQuotaExceeded, CocoaError(.fileWriteOutOfSpace),
      Rejection(nil, "full", cause: .diskFull),
    ] as [any Error])
  func `whoever met it says so`(error: any Error) {
    #expect(DiskFull.caused(error))
  }

  @Test(
    arguments: [
      Errno.permissionDenied, Errno.ioError, CocoaError(.fileWriteNoPermission), CancellationError(),
      Rejection(nil, "busy", cause: .temporary),
    ] as [any Error])
  func `other trouble is none`(error: any Error) {
    #expect(!DiskFull.caused(error))
  }

  @Test func `a rejection that is printed is its sentence`() {
    #expect("\(Rejection(.damaged, "it is cut short"))" == "it is cut short")
  }
}
