import Domain
import SystemPackage

extension FrameFile {
  /// The file's bytes, proved to be those that were validated. Blocks; throws `ProviderError` or `Errno`.
  func checkedBytes(provider: String) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    let contents = try file.closeAfter {
      // One byte more than expected, to notice a file that grew.
      try unsafe [UInt8](unsafeUninitializedCapacity: bytes + 1) { buffer, count in
        let room = UnsafeMutableRawBufferPointer(buffer)
        count = 0
        while count < room.count {
          let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: room[count...])
          let read = try unsafe file.read(into: rest)
          guard read > 0 else { break }
          count += read
        }
      }
    }
    guard contents.count == bytes, Digest.of(contents) == digest else {
      throw ProviderError(
        .storage, provider: provider,
        "the frame \(path) was changed after it was checked; nothing was sent, run the same command again")
    }
    return contents
  }
}
