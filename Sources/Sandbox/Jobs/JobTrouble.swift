/// Why a job failed or was refused, before a dialect finds its words for it.
enum JobTrouble: Sendable, Equatable {
  // Seen when the job is made: some services refuse at once, others take the job and fail it.
  case imageModeration
  case promptModeration
  case imageSize
  case modelGone

  // Seen when it ran.
  case resultModeration
  case internalFault
  /// The clip was made and can't be read.
  case lostResult
  /// Nobody knows how the job goes.
  case lostStatus
  /// The sandbox's own renderer failed, for this reason.
  case render(String)

  var isOfCreation: Bool {
    switch self {
    case .imageModeration, .promptModeration, .imageSize, .modelGone: true
    case .resultModeration, .internalFault, .lostResult, .lostStatus, .render: false
    }
  }
}
