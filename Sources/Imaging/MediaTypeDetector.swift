private import Domain
private import ImagingShim

/// libmagic with the system's database: what bytes are, whatever their file is called. One thread only.
@safe package struct MediaTypeDetector: ~Copyable {
  private let handle: OpaquePointer

  /// The first bytes decide; more changes no answer and costs time.
  package static let prefix = 4096

  package init() throws(ImagingError) {
    var handle: OpaquePointer?
    var error = ff_error()
    guard unsafe ff_magic_open(&handle, &error) == 0, let handle = unsafe handle else {
      throw ImagingError(step: .detect, text: error.message)
    }
    unsafe self.handle = handle
  }

  deinit { unsafe ff_magic_close(handle) }

  /// A MIME type such as `image/jpeg`; `application/octet-stream` for what libmagic does not know.
  package func mediaType(of bytes: [UInt8]) -> String {
    // Whether bytes are text, and in which encoding, takes a quarter of the time, and no picture is text.
    let binary = ask(bytes, knowsText: false)
    let type = PictureKind(mediaType: binary) == nil ? ask(bytes, knowsText: true) : binary
    return type.isEmpty ? "application/octet-stream" : type
  }

  private func ask(_ bytes: [UInt8], knowsText: Bool) -> String {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe String(
        cString: ff_magic_type(
          handle, buffer.baseAddress, min(buffer.count, Self.prefix), knowsText))
    }
  }
}
