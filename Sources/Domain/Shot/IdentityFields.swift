/// Named fields, each with its length, fed to SHA-256: no two different lists give the same bytes.
struct IdentityFields: ~Copyable {
  private var hasher = SHA256Hasher()

  init(label: String) { add("label", label) }

  mutating func add(_ name: String, _ value: String) {
    hasher.update(Array("\(name) \(value.utf8.count)\n\(value)\n".utf8))
  }

  mutating func add(_ request: ClipRequest) {
    add("prompt", request.prompt)
    add("model", request.model)
    add("clip size", request.size.description)
    add("seconds", String(request.seconds))
    for (key, value) in request.options.sorted(by: { $0.key < $1.key }) {
      add("option", key)
      add("option value", value)
    }
  }

  consuming func finish() -> Digest { hasher.finish() }
}
