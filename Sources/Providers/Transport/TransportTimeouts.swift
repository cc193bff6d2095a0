/// How long each kind of call may take.
package struct TransportTimeouts: Sendable, Equatable {
  /// Name resolution, TCP and TLS together.
  package var connect: Duration
  /// The whole of one submit. Generous: giving up after the first byte leaves a job without proof.
  package var submit: Duration
  /// Silence after a submit was sent in full.
  package var submitSilence: Duration
  /// The whole of one poll or one page of a list, its body included.
  package var reply: Duration
  /// Silence in the middle of a poll, list or download.
  package var silence: Duration
  /// The whole of one download attempt.
  package var download: Duration

  package init(
    connect: Duration = .seconds(10), submit: Duration = .seconds(300),
    submitSilence: Duration = .seconds(180), reply: Duration = .seconds(60),
    silence: Duration = .seconds(30), download: Duration = .seconds(3600)
  ) {
    self.connect = connect
    self.submit = submit
    self.submitSilence = submitSilence
    self.reply = reply
    self.silence = silence
    self.download = download
  }

  package static let standard = TransportTimeouts()
}
