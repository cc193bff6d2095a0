import Domain
import SystemPackage

/// The dialect of `POST /videos`: OpenAI's own API and every relay that copies it.
struct OpenAIVideosProvider: VideoProvider {
  let client: ProviderClient

  var name: String { client.name }

  /// `GET {base}/videos/{id}/content`, whose standard variant is the clip: a relay need not know the parameter.
  func download(
    of job: JobSnapshot, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    let downloader = ClipDownloader(
      client: client, job: job.id, part: part, limit: limit, errors: OpenAIVideosError.self)
    return try await downloader.fetch(.own(["videos", job.id.rawValue, "content"], of: client))
  }

  func thumbnail(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    try await picture("thumbnail", of: job, to: part, limit: limit)
  }

  func spritesheet(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    try await picture("spritesheet", of: job, to: part, limit: limit)
  }

  /// `GET {base}/videos/{id}/content?variant=`.
  private func picture(
    _ variant: String, of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    let fetch = PictureFetch(client: client, job: job, variant: variant, part: part, limit: limit) { reply in
      OpenAIVideosError(reply, hiding: client.key).contentError(reply, job: job, client: client)
    }
    return try await fetch.fetch(
      .own(
        ["videos", job.rawValue, "content"], query: [("variant", variant)], of: client, accept: "image/*"))
  }

  /// `DELETE {base}/videos/{id}`.
  func delete(_ job: JobID) async throws(ProviderError) {
    let reply = try await client.delete(["videos", job.rawValue], doing: "deleting job \(job)")
    guard !reply.isSuccess || JSONValue(bytes: reply.body)?["deleted"]?.flag == false else { return }
    throw OpenAIVideosError(reply, hiding: client.key).deleteError(reply, job: job, client: client)
  }
}
