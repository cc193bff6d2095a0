import Domain
import Ledger
import SystemPackage
import Testing

/// Shots by number, all different, and what goes with them.
enum Sample {
  static func size() throws -> PixelSize { try #require(PixelSize(width: 1280, height: 720)) }

  static func plan(
    _ number: Int, prompt: String = "a slow push in", take: Int = 1, realm: Realm = .real,
    options: [String: String] = ["seed": "7", "hd": "no"], name: String? = nil
  ) throws -> ShotPlan {
    let shot = Shot(
      source: Digest.of(Array("source \(number)".utf8)),
      geometry: FrameGeometry(FrameSettings(sizes: [try size()]), size: try size()),
      request: ClipRequest(
        prompt: prompt, model: "sora-2", size: try size(), seconds: 4, options: options),
      take: take, realm: realm)
    return ShotPlan(shot: shot, place: place(name ?? "n\(number)"))
  }

  static func place(_ name: String) -> OutputPlace {
    OutputPlace(name: name, source: "in/\(name).png", clip: "clips/\(name).mp4")
  }

  static func frame(_ number: Int, path: FilePath? = nil) throws -> FrameFile {
    FrameFile(
      path: path ?? FilePath("frames/\(number).jpg"), format: .jpeg, size: try size(), bytes: 1000,
      digest: Digest.of(Array("frame \(number)".utf8)))
  }

  static func offer(_ price: String = "0.40", url: String = "https://host/v1") throws -> Offer {
    Offer(
      provider: "openai", providerModel: "sora-2-pro", baseURL: url, price: try #require(Money(price)))
  }

  static func job(_ number: Int) throws -> JobID { try #require(JobID("job_\(number)")) }

  static func snapshot(_ number: Int, _ status: JobSnapshot.Status) throws -> JobSnapshot {
    JobSnapshot(id: try job(number), status: status)
  }

  static func failure(unbilled: Bool = true) -> JobFailure {
    JobFailure(reason: .moderationPrompt, code: "moderation", message: "not allowed", isUnbilled: unbilled)
  }

  static func candidates() throws -> [JobCandidate] {
    [
      JobCandidate(job: try job(71), text: "made 12:00"),
      JobCandidate(job: try job(72), text: "“made” 12:01"),
    ]
  }

  static let clip = StoredClip(digest: Digest.of([1, 2, 3]), bytes: 3)
}
