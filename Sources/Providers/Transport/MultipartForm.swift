import NIOCore

/// A `multipart/form-data` body (RFC 7578), built in memory.
struct MultipartForm {
  private let boundary: String
  private var buffer = ByteBuffer()

  /// `boundary`: at most 70 characters that occur in no part.
  init(boundary: String) { self.boundary = boundary }

  var contentType: String { "multipart/form-data; boundary=\(boundary)" }

  /// `name` is a plain token of the dialect's own.
  mutating func add(_ name: String, _ value: String) {
    buffer.writeString("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n")
    buffer.writeString(value)
    buffer.writeString("\r\n")
  }

  mutating func add(_ name: String, fileName: String, mediaType: String, bytes: [UInt8]) {
    buffer.writeString(
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(fileName)\"\r\n"
        + "Content-Type: \(mediaType)\r\n\r\n")
    buffer.writeBytes(bytes)
    buffer.writeString("\r\n")
  }

  consuming func finish() -> ByteBuffer {
    buffer.writeString("--\(boundary)--\r\n")
    return buffer
  }
}
