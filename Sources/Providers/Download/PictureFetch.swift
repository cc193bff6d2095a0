import Domain
import NIOCore
import NIOHTTP1
import SystemPackage

/// Fetches one small picture in a single piece.
struct PictureFetch: Sendable {
  let client: ProviderClient
  let job: JobID
  /// What the provider calls the kind of picture.
  let variant: String
  let part: FilePath
  let limit: Int
  /// What a reply without a picture means in this dialect.
  let complaint: @Sendable (HTTPReply) -> ProviderError

  func fetch(_ source: DownloadSource) async throws(ProviderError) -> DownloadedFile {
    guard client.entry.hasThumbnails else { throw .withoutThumbnails(provider: client.name) }
    let reply = try await reply(to: source)
    guard reply.status == 200 else { throw complaint(reply) }
    guard reply.body.count <= limit else { throw tooLarge }
    if let flaw = Self.flaw(of: reply) {
      let reason = ServerText(flaw, hiding: client.key).text
      throw client.error(.badReply, "the \(variant) of job \(job) can't be used: \(reason)")
    }
    do {
      return try await BlockingWork.run { try save(reply.body) }
    } catch {
      throw ProviderError(
        wrapping: error, provider: client.name, "the \(variant) can't be written to \(part)")
    }
  }

  private func reply(to source: DownloadSource) async throws(ProviderError) -> HTTPReply {
    var call = HTTPCall(url: source.url, headers: source.headers)
    call.headers.replaceOrAdd(name: "accept-encoding", value: "identity")
    do {
      // A refusal may be longer than the picture is allowed to be.
      return try await client.transport.send(call, limit: max(limit, HTTPReply.refusalLimit))
    } catch  where error.kind == .tooLarge {
      throw tooLarge
    } catch {
      throw ProviderError(error, provider: client.name, doing: "fetching the \(variant) of job \(job)")
    }
  }

  /// Relays answer with a page or an error and status 200; what kind of picture it is, the caller finds out.
  private static func flaw(of reply: HTTPReply) -> String? {
    if reply.body.isEmpty { return "it is empty" }
    let coding = reply.headers.first(name: "content-encoding") ?? "identity"
    if coding.lowercased() != "identity" { return "it is encoded as \(coding)" }
    let type = reply.headers.first(name: "content-type") ?? "image/"
    let isPicture = ["image/", "application/octet-stream"].contains { type.lowercased().hasPrefix($0) }
    return isPicture ? nil : "it is of type \(type)"
  }

  private func save(_ bytes: [UInt8]) throws -> DownloadedFile {
    let file = try PartFile(part, keeping: 0)
    do {
      try file.append(ByteBuffer(bytes: bytes))
    } catch {
      try file.discard()
      throw error
    }
    return try file.finish()
  }

  private var tooLarge: ProviderError {
    client.error(.tooLarge, "the \(variant) of job \(job) has more than the \(limit) bytes allowed")
  }
}
