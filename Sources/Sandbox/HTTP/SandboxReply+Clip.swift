extension SandboxReply {
  /// The stretch of a clip that `request` asks for, from a whole of `length` bytes.
  static func clip(
    _ request: SandboxRequest, etag: String, length: Int, _ body: (Range<Int>) -> Body
  ) throws(SandboxTrouble) -> SandboxReply {
    var headers = ["Content-Type": "video/mp4", "Accept-Ranges": "bytes", "ETag": etag]
    let range = ByteRange.read(
      request.headers["range"], ifRange: request.headers["if-range"], etag: etag, length: length)
    switch range {
    case .whole:
      return SandboxReply(status: 200, headers: headers, body: body(0..<length))
    case .part(let part):
      headers["Content-Range"] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(length)"
      return SandboxReply(status: 206, headers: headers, body: body(part))
    case .unsatisfiable:
      throw .unsatisfiableRange(length: length)
    }
  }
}
