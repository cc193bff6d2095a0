internal import SystemPackage

extension JobStore {
  /// Nil when it isn't made yet.
  func thumbnail(of job: SandboxJob) -> (path: FilePath, bytes: Int)? {
    let path = folder(of: job.id).appending(SandboxJob.thumbnailName)
    return FileDigest.size(of: path).map { (path, $0) }
  }

  /// Gives a complete thumbnail its final name.
  func keepThumbnail(_ fresh: FilePath, of job: SandboxJob) throws(SandboxError) -> (
    path: FilePath, bytes: Int
  ) {
    let path = folder(of: job.id).appending(SandboxJob.thumbnailName)
    try DurableFile.rename(fresh, to: path)
    guard let bytes = FileDigest.size(of: path) else {
      throw SandboxError.disk(path, reason: "the file is gone")
    }
    return (path, bytes)
  }
}
