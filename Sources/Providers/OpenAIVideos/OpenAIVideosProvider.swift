import Domain
import SystemPackage

/// The dialect of `POST /videos`: OpenAI's own API and every relay that copies it.
struct OpenAIVideosProvider: VideoProvider {
  let client: ProviderClient

  var name: String { client.name }

  func download(
    of job: JobSnapshot, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    let downloader = ClipDownloader(client: client, job: job.id, part: part, limit: limit) { reply in
      OpenAIVideosError(reply, hiding: client.key).contentError(reply, job: job.id, client: client)
    }
    return try await downloader.fetch(.own(["videos", job.id.rawValue, "content"], of: client))
  }

  func thumbnail(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    let fetch = ThumbnailFetch(client: client, job: job, part: part, limit: limit) { reply in
      OpenAIVideosError(reply, hiding: client.key).contentError(reply, job: job, client: client)
    }
    return try await fetch.fetch(
      .own(
        ["videos", job.rawValue, "content"], query: [("variant", "thumbnail")], of: client,
        accept: "image/*"))
  }
}
