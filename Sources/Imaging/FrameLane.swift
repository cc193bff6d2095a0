internal import Domain

/// One way to carry out a plan. Every lane gives the same geometry, because the plan is made outside.
protocol FrameLane {
  /// Encoded, not yet validated bytes, and remarks for the report.
  func frame(
    from source: [UInt8], plan: FramePlan, limits: PictureLimits
  ) throws -> (bytes: [UInt8], warnings: [String])
}
