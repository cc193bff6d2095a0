import SystemPackage
import TestSupport

/// A folder `in` with frames of 32x18, good and bad.
enum CheckFolder {
  static let size = ["--size", "32x18", "--jobs", "1"]

  static let clean = PNGFile.of(.slope(width: 32, height: 18))

  static func fill(_ folder: borrowing TemporaryDirectory) throws {
    let files: [(String, [UInt8])] = [
      ("a-clean.png", clean),
      ("b-camera.png", PNGFile.of(.slope(width: 32, height: 18), chunks: [("eXIf", ExifBlock.bytes())])),
      ("c-large.png", PNGFile.of(.slope(width: 64, height: 48))),
      ("d-named.jpg", clean),
      ("e-cut.png", clean.dropLast(20)),
      ("f-pointer.jpg", Array("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".utf8)),
      ("g-words.txt", Array("words".utf8)),
    ]
    for (name, bytes) in files { _ = try folder.write(Array(bytes), to: "in/\(name)") }
  }
}
