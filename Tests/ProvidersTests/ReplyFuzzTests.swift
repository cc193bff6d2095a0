import Domain
import NIOHTTP1
import TestSupport
import Testing

@testable import Providers

/// Replies damaged in thousands of ways: nothing crashes, and only a clear word ends a paid job.
struct ReplyFuzzTests {
  /// By dialect, each with as many rounds as the others.
  static let replies = [
    [
      #"{"id":"video_1","object":"video","status":"in_progress","progress":45,"seconds":"4","size":"720x1280"}"#,
      #"{"id":"video_1","status":"completed","created_at":1788261540,"expires_at":1788347940,"error":null}"#,
      #"{"code":"success","data":{"task_id":"t","status":"IN_PROGRESS","progress":"45%"}}"#,
      #"{"id":"v","status":"queued","prompt":"ü🎬","error":{"code":1,"message":["a"],"param":null},"x":{"y":[]}}"#,
      #"{"object":"list","data":[{"id":"v","status":"failed","error":{"code":"x"}}],"last_id":"v","has_more":true}"#,
    ],
    [
      #"{"id":"d7","status":"completed","output":[{"content":[{"type":"video","url":"https://h/c"}]}],"usage":{"cost":"0.4"}}"#,
      #"{"id":"d7","created_at":1760000000,"status":"in_progress","model":"sora_2_i2v","progress":0.35,"metadata":{}}"#,
      #"{"id":"d7","status":"failed","error":{"code":14001096,"error_message":"Result parsing error"}}"#,
      #"{"id":"d7","status":"failed","error":{"code":"003000097","error_message":"HTTP 429"},"created_at":"1e9"}"#,
      #"{"status":{"code":40300,"message":"no balance left","error_code":40203}}"#,
    ],
    [
      #"{"task_id":"f0","status":"SUCCESS","finish_time":1750221572,"progress":"100%","data":{"outputs":["https://h/c"]}}"#,
      #"{"task_id":"f0aa213c-c09e-4e19-a0e5-c698fe48acf1"}"#,
      #"{"task_id":"f0","platform":"sora","status":"IN_PROGRESS","submit_time":1750221308,"progress":"93%","data":null}"#,
      #"{"task_id":"f0","status":"FAILURE","fail_reason":"did not pass moderation","progress":"100%","data":{"output":""}}"#,
      #"{"code":"quota_not_enough","message":"user quota is not enough","data":null}"#,
    ],
  ]

  static let words = [
    "null", "true", "-1", "1e999", "\"\"", "[]", "{}", "\"failed\"", "\"\\u0000\"", "\\", "\"", "{", "}", ":",
    ",",
    "99999999999999999999", "\u{FEFF}", "\"id\"", "\"status\"",
  ]

  /// In all; `FIRSTFRAME_FUZZ_REPLIES` asks for more.
  static let count = TestCount.of("FIRSTFRAME_FUZZ_REPLIES", standard: 4000)

  @Test(arguments: 1...40) func `damaged replies are read or not, but never end a job`(seed: UInt64)
    async throws
  {
    let client = ProviderClient(
      entry: try Sample.entry(), base: try BaseURL("https://host.example/v1", provider: "p"),
      key: try Sample.key(), transport: HTTPTransport(timeouts: Sample.patient), now: { Sample.now })
    var generator = SeededGenerator(seed: seed)
    var readable = 0
    for round in 0..<max(1, Self.count / 40) {
      let body = Self.mutated(Self.replies[round % Self.replies.count], &generator)
      let place = "seed \(seed), round \(round)"
      // Each dialect meets the others' replies too: a base URL may be wrong.
      readable += try Self.read(body, as: OpenAIVideo.self, client: client, place: place)
      readable += try Self.read(body, as: VtrixTask.self, client: client, place: place)
      readable += try Self.read(body, as: V2Generation.self, client: client, place: place)
      _ = OpenAIVideoPage(body)
    }
    await client.transport.shutdown()
    #expect(readable > 0)
  }

  /// The words that alone may end a job, by the end that they tell.
  private static let ends = [
    "failed": ["failed", "failure", "error", "cancelled", "canceled"],
    "completed": ["completed", "complete", "success", "succeeded"],
  ]

  /// What a body calls its job's status, or that of the job in its envelope.
  private static func statuses(in body: [UInt8]) -> [String] {
    let value = JSONValue(bytes: body)
    return [value?["status"], value?["data"]?["status"]].compactMap { status in
      if case .string(let word) = status { word.lowercased() } else { nil }
    }
  }

  /// Gives 1 when the body was taken for a job.
  private static func read<Job: WireJob>(
    _ body: [UInt8], as type: Job.Type, client: ProviderClient, place: String
  ) throws -> Int {
    let reply = HTTPReply(status: 200, headers: HTTPHeaders(), body: body)
    let words = Job.Failure(reply, hiding: client.key).complaint
    if (words.message ?? "").unicodeScalars.count > 301 { Issue.record("\(place): \(words)") }
    guard let wire = Job(body), wire.isRecognisable else { return 0 }
    let job = wire.snapshot(id: try Sample.job("asked"), reply: reply, client: client)
    if let words = ends[job.status.name], !statuses(in: body).contains(where: words.contains) {
      Issue.record("\(place) ended a \(type): \(String(decoding: body, as: UTF8.self))")
    }
    if let progress = job.progress, !(0...1).contains(progress) {
      Issue.record("\(place): a \(type) is \(progress) done")
    }
    if let cost = job.cost, cost < .zero { Issue.record("\(place): a \(type) cost \(cost)") }
    return 1
  }

  @Test(arguments: 1...500) func `a status nobody knows leaves the job running`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("abcdefghijklmnopqrstuvwxyz_- %")
    let word = String(
      (0..<Int.random(in: 0...20, using: &generator)).compactMap { _ in
        letters.randomElement(using: &generator)
      })
    #expect(JobStage(word: word) == .running, "seed \(seed): \(word)")
  }

  @Test func `deep nesting is refused or read, not crashed on`() {
    for depth in [10, 100, 500, 511, 512, 513, 5000, 200_000] {
      let body = Array(
        (String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)).utf8)
      let value = JSONValue(bytes: body)
      #expect(value == nil || depth <= 512)
    }
  }

  @Test func `a broken character in a prompt does not hide the id`() {
    let body = Array(#"{"prompt":"cut "#.utf8) + [0xF0, 0x9F] + Array(#"","id":"video_1"}"#.utf8)
    #expect(OpenAIVideo(body)?.id?.rawValue == "video_1")
  }

  private static func mutated(_ replies: [String], _ generator: inout SeededGenerator) -> [UInt8] {
    var body = Array((replies.randomElement(using: &generator) ?? "").utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0...body.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: body.insert(contentsOf: (words.randomElement(using: &generator) ?? "").utf8, at: place)
      case 1: body.removeLast(body.count - place)
      case 2: if place < body.count { body[place] = UInt8.random(in: 0...255, using: &generator) }
      case 3: if place < body.count { body.removeSubrange(place..<min(place + 7, body.count)) }
      default: body.insert(contentsOf: body[..<place], at: place)
      }
    }
    return body
  }
}

extension JobSnapshot.Status {
  fileprivate var name: String {
    switch self {
    case .queued: "queued"
    case .running: "running"
    case .completed: "completed"
    case .failed: "failed"
    }
  }
}
