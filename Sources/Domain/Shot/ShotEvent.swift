/// What may happen to a shot.
package enum ShotEvent: Sendable, Equatable {
  /// The intent to buy is on record; bytes may leave from now on.
  case intend
  /// Proof that nothing was bought: back to planned.
  case notSent
  /// The provider said no to the request itself.
  case refused
  case bought
  /// No proof either way.
  case lostTrack
  case adopted
  case hold
  /// A person gave up on a held or unclear job; the shot may be planned anew.
  case forget
  case seenRunning
  case succeeded
  case failed
  case startedDownload
  case downloadInterrupted
  case stored
  case gone
  case reject
  case planAgain
}

extension ShotState {
  /// The state after `event`; nil when the event can't happen here, which is a bug in the caller.
  package func after(_ event: ShotEvent) -> ShotState? {
    switch (self, event) {
    case (.planned, .intend): .submitting
    case (.planned, .reject): .rejected
    case (.rejected, .planAgain), (.failed, .planAgain): .planned
    case (.submitting, .notSent): .planned
    case (.submitting, .refused): .failed
    case (.submitting, .bought): .submitted
    case (.submitting, .lostTrack): .ambiguous
    case (.ambiguous, .adopted), (.held, .adopted), (.expired, .adopted): .submitted
    case (.ambiguous, .hold): .held
    case (.ambiguous, .forget), (.held, .forget), (.expired, .forget): .planned
    // Proof of absence in a complete list: nothing was bought after all.
    case (.ambiguous, .notSent): .planned
    case (.submitted, .seenRunning), (.running, .seenRunning): .running
    case (.submitted, .succeeded), (.running, .succeeded): .ready
    case (.submitted, .failed), (.running, .failed): .failed
    case (.ready, .startedDownload): .downloading
    case (.downloading, .downloadInterrupted): .ready
    case (.downloading, .stored), (.ready, .stored): .done
    case (.submitted, .gone), (.running, .gone), (.ready, .gone), (.downloading, .gone): .expired
    // A clip that vanished from the disk is fetched again, never bought again.
    case (.done, .succeeded): .ready
    default: nil
    }
  }
}
