/// What `check` holds a file against.
package enum CheckRules: Sendable, Codable, Equatable {
  /// It can be handed on as a frame untouched.
  case frame(FrameRules)
  /// It makes a good frame by these settings.
  case source(FrameSettings)
}
