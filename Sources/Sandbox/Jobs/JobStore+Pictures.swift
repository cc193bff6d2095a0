internal import Foundation
internal import SystemPackage

extension JobStore {
  /// Nil when it isn't made yet.
  func picture(_ picture: JobPicture, of job: SandboxJob) -> (path: FilePath, bytes: Int)? {
    let path = folder(of: job.id).appending(picture.fileName)
    return FileDigest.size(of: path).map { (path, $0) }
  }

  /// Gives a complete picture its final name.
  func keep(
    _ picture: JobPicture, _ fresh: FilePath, of job: SandboxJob
  ) throws(SandboxError) -> (path: FilePath, bytes: Int) {
    let path = folder(of: job.id).appending(picture.fileName)
    try DurableFile.rename(fresh, to: path)
    guard let bytes = FileDigest.size(of: path) else {
      throw SandboxError.disk(path, reason: "the file is gone")
    }
    return (path, bytes)
  }

  /// The frame as it was submitted; nil when it is cleared away.
  func frame(of job: SandboxJob) -> Data? {
    try? Data(contentsOf: URL(filePath: folder(of: job.id).appending(job.frameName).string))
  }
}
