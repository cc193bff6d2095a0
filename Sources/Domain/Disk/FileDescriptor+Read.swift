package import SystemPackage

extension FileDescriptor {
  /// What is left of the file, at most `limit` bytes of it. Blocks; throws `Errno`.
  package func readAll(limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: min(limit, 1 << 16))
    while bytes.count < limit {
      let count = try read(into: &piece)
      if count == 0 { break }
      bytes += piece.prefix(min(count, limit - bytes.count))
    }
    return bytes
  }

  /// Length and digest of what is left of the file, however long that is. Blocks; throws `Errno`.
  package func digestAll() throws -> (bytes: Int, digest: Digest) {
    var hasher = SHA256Hasher()
    var bytes = 0
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try read(into: &piece)
      if count == 0 { break }
      unsafe piece[..<count].withUnsafeBytes { unsafe hasher.update($0) }
      bytes += count
    }
    return (bytes, hasher.finish())
  }

  private func read(into piece: inout [UInt8]) throws -> Int {
    try unsafe piece.withUnsafeMutableBytes { try unsafe read(into: $0) }
  }
}
