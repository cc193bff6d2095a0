import Foundation

/// The address a dialect's paths are appended to (`https://api.openai.com/v1` for `/videos`).
package struct BaseURL: Hashable, Sendable, CustomStringConvertible {
  /// Scheme, host and any unusual port: what a key is bound to.
  package let origin: String
  package let host: String
  /// The server runs on this machine.
  package let isLoopback: Bool
  private let path: String

  /// Throws `configuration` unless `text` is https, or http on loopback, without user, query or fragment.
  package init(_ text: String, provider: String) throws(ProviderError) {
    func refusal(_ why: String) -> ProviderError {
      ProviderError(
        .configuration, provider: provider, "the base URL \(ServerText(text).text) can't be used: \(why)")
    }
    guard let parts = URLComponents(string: text, encodingInvalidCharacters: false),
      let scheme = parts.scheme?.lowercased(), let rawHost = parts.host, !rawHost.isEmpty
    else { throw refusal("it is not a complete URL such as https://host/v1") }
    guard parts.user == nil, parts.password == nil else {
      throw refusal("it carries a user or password; keys come from --key-file")
    }
    guard parts.query == nil, parts.fragment == nil else { throw refusal("it has a query or fragment") }

    let host = rawHost.lowercased().trimmingCharacters(in: ["[", "]"])
    let address = HostAddress(host: host)
    guard address != .disguised else { throw refusal("its host is not a plain name or address") }
    guard scheme == "https" || (scheme == "http" && address == .loopback) else {
      throw refusal("http is for this machine only, since the key would travel in the clear; use https")
    }
    self.host = host
    isLoopback = address == .loopback
    let bracketed = host.contains(":") ? "[\(host)]" : host
    let port = parts.port.flatMap { $0 == (scheme == "https" ? 443 : 80) ? nil : ":\($0)" } ?? ""
    origin = "\(scheme)://\(bracketed)\(port)"
    path = String(parts.percentEncodedPath.reversed().drop { $0 == "/" }.reversed())
  }

  package var description: String { origin + path }

  /// Appends percent-encoded segments; nil when one of them can't stand in a path (`.`, `..`, empty).
  func appending(_ segments: [String], query: [(name: String, value: String)] = []) -> String? {
    var url = origin + path
    for segment in segments {
      guard !segment.isEmpty, segment != ".", segment != ".." else { return nil }
      url += "/" + Self.escaped(segment)
    }
    let pairs = query.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }
    return pairs.isEmpty ? url : url + "?" + pairs.joined(separator: "&")
  }

  /// Everything but RFC 3986's unreserved characters is escaped.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        escaped += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return escaped
  }
}
