/// Everything one POST needs: the request in the provider's names, and the frame.
package struct SubmitRequest: Sendable, Equatable {
  package let shot: ShotID
  package let clip: ClipRequest
  /// The provider's own id for `clip.model`.
  package let providerModel: String
  package let frame: FrameFile

  /// The job whose clip this one is a variation of.
  package var remix: JobID? { clip.options[ClipRequest.remixOption].flatMap { JobID($0) } }

  package init(shot: ShotID, clip: ClipRequest, providerModel: String, frame: FrameFile) {
    self.shot = shot
    self.clip = clip
    self.providerModel = providerModel
    self.frame = frame
  }
}
