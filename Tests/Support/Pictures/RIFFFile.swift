/// The chunks of a WebP file.
package enum RIFFFile {
  package typealias Chunk = (name: String, data: [UInt8])

  package static func bytes(_ chunks: [Chunk]) -> [UInt8] {
    var body = Array("WEBP".utf8)
    for chunk in chunks {
      body += Array(chunk.name.utf8)
      body.append(little: chunk.data.count, bytes: 4)
      body += chunk.data
      if chunk.data.count % 2 == 1 { body.append(0) }
    }
    var file = Array("RIFF".utf8)
    file.append(little: body.count, bytes: 4)
    return file + body
  }

  package static func chunks(of file: [UInt8]) -> [Chunk] {
    var found: [Chunk] = []
    var at = 12
    while at + 8 <= file.count {
      let count = file.little(at: at + 4, bytes: 4)
      let name = String(decoding: file[at..<at + 4], as: UTF8.self)
      found.append((name, Array(file[at + 8..<min(at + 8 + count, file.count)])))
      at += 8 + count + count % 2
    }
    return found
  }

  /// A simple file in the extended form, with EXIF and, when there is one, a profile.
  package static func extended(
    _ simple: [UInt8], width: Int, height: Int, orientation: Int, profile: [UInt8]? = nil
  ) -> [UInt8] {
    var header: [UInt8] = [profile == nil ? 0x08 : 0x28, 0, 0, 0]
    header.append(little: width - 1, bytes: 3)
    header.append(little: height - 1, bytes: 3)
    var all: [Chunk] = [("VP8X", header)]
    if let profile { all.append(("ICCP", profile)) }
    all += chunks(of: simple).filter { $0.name != "VP8X" }
    all.append(("EXIF", ExifBlock.bytes(orientation: orientation)))
    return bytes(all)
  }
}
