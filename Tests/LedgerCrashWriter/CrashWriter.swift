import Domain
import Ledger
import SystemPackage

/// Writes shot after shot into the ledger given as its argument and says a line after each durable step, until
/// it is killed. With `hold` as second argument it only takes the lock.
@main
struct CrashWriter {
  static func main() async throws {
    let arguments = CommandLine.arguments
    let lock = try RunLock.take(LedgerFile(FilePath(arguments[1])))
    let ledger = try await SQLiteLedger.open(lock)
    try await ledger.recover()
    try say("open")
    if arguments.count > 2 {
      while true { try await Task.sleep(for: .seconds(60)) }
    }
    var first = 0
    try await ledger.forEachShot(in: Set(ShotState.allCases), realm: .real) { _ in first += 1 }
    for number in first..<(first + 20_000) { try await write(number, to: ledger) }
  }

  private static func write(_ number: Int, to ledger: SQLiteLedger) async throws {
    guard let size = PixelSize(width: 1280, height: 720), let job = JobID("job-\(number)") else { return }
    let shot = Shot(
      source: Digest.of(Array("source \(number)".utf8)),
      geometry: FrameGeometry(FrameSettings(sizes: [size]), size: size),
      request: ClipRequest(prompt: "prompt \(number)", model: "sora-2", size: size, seconds: 4),
      take: 1, realm: .real)
    let frame = FrameFile(
      path: FilePath("frames/\(number).jpg"), format: .jpeg, size: size, bytes: 1000 + number,
      digest: Digest.of(Array("frame \(number)".utf8)))
    let place = OutputPlace(name: "\(number)", source: "\(number).png", clip: "clips/\(number).mp4")
    let offer = Offer(
      provider: "openai", providerModel: "sora-2", baseURL: "https://host/v1", price: Money(micros: 400_000))

    try say(await ledger.admit(ShotPlan(shot: shot, place: place), frame: frame).record)
    if case .granted(let record) = try await ledger.intend(shot.id, at: offer, within: .none) {
      try say(record)
    }
    try say(await ledger.record(.bought(JobSnapshot(id: job, status: .queued)), for: shot.id))
    try say(await ledger.advance(shot.id, to: JobSnapshot(id: job, status: .completed)))
    try say(await ledger.record(.started, for: shot.id))
    let clip = StoredClip(digest: Digest.of(Array("clip \(number)".utf8)), bytes: 5)
    try say(await ledger.record(.stored(clip), for: shot.id))
  }

  private static func say(_ record: ShotRecord) throws {
    try say("\(record.id) \(record.state.rawValue)")
  }

  private static func say(_ line: String) throws {
    _ = try FileDescriptor.standardOutput.writeAll("\(line)\n".utf8)
  }
}
