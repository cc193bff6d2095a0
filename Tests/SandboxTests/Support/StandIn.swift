import Foundation

@testable import Sandbox

/// One service as its clients use it.
struct StandIn: Sendable {
  let account: SandboxAccount
  let client: TestClient

  var base: String { "/" + account.base.joined(separator: "/") }
  var key: [String: String] { account == .azure ? ["api-key": "k"] : ["Authorization": "Bearer k"] }

  /// `headers` are the key's unless it says otherwise.
  func create(
    _ prompt: String = "a slow push in", frame: Data = SamplePicture.png(1280, 720),
    headers: [String: String]? = nil
  ) async throws -> TestClient.Reply {
    let key = headers ?? key
    let url = "data:image/png;base64,\(frame.base64EncodedString())"
    switch account {
    case .openAI, .azure, .apiyi, .relay:
      let form = TestForm.create(["prompt": prompt, "model": "sora-2"], frame: frame)
      return try await client.create(form, at: base + "/videos", headers: key)
    case .vtrix:
      return try await client.post(
        base + "/generation",
        """
        {"model":"sora_2_i2v","input":[{"params":{"prompt":"\(prompt)","size":"1280x720",
        "input_reference":"\(url)"}}]}
        """, headers: key)
    case .yutoai:
      return try await client.post(
        base + "/videos/generations",
        #"{"model":"sora-2","prompt":"\#(prompt)","images":["\#(url)"],"aspect_ratio":"16:9","duration":"4"}"#,
        headers: key)
    }
  }

  /// A new job's id.
  func createdID(_ prompt: String = "a slow push in") async throws -> String {
    let object = try Self.object(try await create(prompt))
    return (object["id"] ?? object["task_id"]) as? String ?? ""
  }

  func path(of id: String) -> String {
    switch account {
    case .openAI, .azure, .apiyi, .relay: "\(base)/videos/\(id)"
    case .vtrix: "\(base)/generation/task/\(id)"
    case .yutoai: "\(base)/videos/generations/\(id)"
    }
  }

  /// The job as a poll shows it.
  func job(_ id: String) async throws -> [String: Any] {
    let object = try Self.object(try await client.get(path(of: id), headers: key))
    return object["code"] as? String == "success" ? object["data"] as? [String: Any] ?? [:] : object
  }

  func status(_ id: String) async throws -> String? { try await job(id)["status"] as? String }

  /// Where the clip of a completed job is, as a path, with the headers that get it.
  func clip(_ id: String) async throws -> (path: String, headers: [String: String]) {
    let job = try await job(id)
    switch account {
    case .openAI, .azure, .apiyi, .relay: return (path(of: id) + "/content", key)
    case .vtrix:
      let output = (job["output"] as? [[String: Any]])?.first
      return (try local((output?["content"] as? [[String: Any]])?.first?["url"]), [:])
    case .yutoai: return (try local((job["data"] as? [String: Any])?["output"]), [:])
    }
  }

  struct NotHere: Error {
    let link: String
  }

  private func local(_ link: Any?) throws -> String {
    let text = link as? String ?? ""
    let host = "http://127.0.0.1:\(client.address.port)"
    guard text.hasPrefix(host) else { throw NotHere(link: text) }
    return String(text.dropFirst(host.count))
  }

  static func object(_ reply: TestClient.Reply) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: reply.body) as? [String: Any] ?? [:]
  }
}
