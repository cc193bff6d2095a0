package import Domain
package import SystemPackage

/// How a source leaves the line of a plan.
package enum PlanExit: Sendable {
  case skipped(FilePath)
  /// A picture that would not become a frame.
  case rejected(FrameReport)
  case planned(FrameReport, PlannedShot)
}
