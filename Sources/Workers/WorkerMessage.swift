internal import Domain
internal import Imaging

/// What the pool asks a worker; one line of JSON on its standard input.
enum WorkerRequest: Codable, Sendable {
  case sniff(WirePath)
  case plan(WirePath, settings: FrameSettings, limits: PictureLimits)
  /// `granted` is in bytes of memory.
  case prepare(
    source: WirePath, settings: FrameSettings, limits: PictureLimits, granted: Int, output: WirePath)
  case validate(WirePath, size: PixelSize, format: FrameFormat, digest: Digest)
  case publish(WirePath, as: WirePath, digest: Digest)
  case discard(WirePath)
  /// Many at once: each takes less time than a message.
  case inspect(WirePaths, rules: CheckRules, limits: PictureLimits)
  /// `granted` is in bytes of memory.
  case decode(WirePath, limits: PictureLimits, granted: Int)
  case digest(WirePath)
  case difference(WirePath, WirePath, limits: PictureLimits)
  case describe
}

/// What the worker answers; one line of JSON on its standard output.
enum WorkerReply: Codable, Sendable {
  case sniffed(SniffedFile)
  case planned(FramePlan)
  case prepared(Preparation)
  case valid
  case published(isNew: Bool)
  case inspected(WireInspections)
  case decoded(Decoding)
  case digested(Digest)
  case differs(Double)
  case described(ImagingDescription)
  case rejected(Rejection)
}
