internal import Domain

/// Signs links to clips, as stores of files do: who has the link has the clip, without a key, until it expires.
struct ClipLinks: Sendable {
  /// Another one in each server: a link is not good for longer than the server that gave it.
  private let secret = (0..<4).map { _ in String(UInt64.random(in: .min ... .max)) }.joined()

  static let path = ["sandbox", "clips"]

  /// `host` is how the client reached this server; `expiry` in milliseconds since 1970.
  func link(to id: String, host: String, expiry: Int64) -> String {
    let seconds = expiry / 1000
    return "http://\(host)/\(Self.path.joined(separator: "/"))/\(id).mp4"
      + "?expires=\(seconds)&signature=\(signature(id, seconds))"
  }

  func isSigned(_ id: String, expires: Int64, signature: String) -> Bool {
    signature == self.signature(id, expires)
  }

  private func signature(_ id: String, _ expires: Int64) -> String {
    Digest.of(Array("\(secret) \(id) \(expires) \(secret)".utf8)).hex
  }
}

extension SandboxService {
  /// By the host that the request went to, which is where the client reaches this server.
  func link(to job: SandboxJob, _ request: SandboxRequest, until expiry: Int64) -> String {
    links.link(to: job.id, host: request.headers["host"] ?? SandboxAddress.host, expiry: expiry)
  }
}
