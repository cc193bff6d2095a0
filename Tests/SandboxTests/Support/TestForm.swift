import Foundation

/// A multipart body, built by hand so that a test can make it wrong in any place.
struct TestForm {
  var boundary = "frontier-7d1"
  private var bytes = Data()

  var contentType: String { "multipart/form-data; boundary=\(boundary)" }
  var body: Data { bytes + Data("--\(boundary)--\r\n".utf8) }
  /// Without the closing boundary.
  var unfinished: Data { bytes }

  mutating func add(_ name: String, _ value: String) {
    add(head: "Content-Disposition: form-data; name=\"\(name)\"", Data(value.utf8))
  }

  mutating func add(_ name: String, file: String, type: String?, _ content: Data) {
    var head = "Content-Disposition: form-data; name=\"\(name)\"; filename=\"\(file)\""
    if let type { head += "\r\nContent-Type: \(type)" }
    add(head: head, content)
  }

  mutating func add(head: String, _ content: Data) {
    bytes += Data("--\(boundary)\r\n\(head)\r\n\r\n".utf8) + content + Data("\r\n".utf8)
  }

  /// A create that the sandbox accepts, but for what `fields` and the other arguments change.
  static func create(
    _ fields: [String: String?] = [:], frame: Data? = SamplePicture.png(1280, 720),
    type: String? = "image/png",
    fileName: String = "frame.png"
  ) -> TestForm {
    var form = TestForm()
    let standard: [String: String?] = ["prompt": "a slow push in", "size": "1280x720", "seconds": "4"]
    for (name, value) in standard.merging(fields, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
      if let value { form.add(name, value) }
    }
    if let frame { form.add("input_reference", file: fileName, type: type, frame) }
    return form
  }
}
