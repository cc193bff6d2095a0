#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a URL's host says about where a call would go, without asking a resolver.
enum HostAddress: Equatable {
  case loopback
  /// Private, link-local, reserved or a local name: never a place on the internet.
  case local
  /// Looks like a number but is no plain address; resolvers read such hosts in surprising ways.
  case disguised
  case global

  init(host: String) {
    let name = host.lowercased().trimmingTrailingDot
    if let bytes = Self.bytes(name, family: AF_INET, count: 4) {
      self = Self.classify(v4: bytes)
    } else if let bytes = Self.bytes(name, family: AF_INET6, count: 16) {
      self = Self.classify(v6: bytes)
    } else if Self.endsInNumber(name) {
      self = .disguised
    } else if name == "localhost" || name.hasSuffix(".localhost") {
      self = .loopback
    } else {
      let isLocalName = [".local", ".internal", ".lan", ".home.arpa"].contains { name.hasSuffix($0) }
      self = isLocalName || !name.contains(".") ? .local : .global
    }
  }

  private static func classify(v4 bytes: [UInt8]) -> HostAddress {
    switch (bytes[0], bytes[1]) {
    case (127, _): .loopback
    case (0, _), (10, _), (100, 64...127), (169, 254), (172, 16...31), (192, 168), (198, 18...19): .local
    case (192, 0) where bytes[2] == 0: .local
    case (224..., _): .local
    default: .global
    }
  }

  private static func classify(v6 bytes: [UInt8]) -> HostAddress {
    let head = Array(bytes[..<12])
    let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
    if head == mapped || head == translated { return classify(v4: Array(bytes[12...])) }
    if bytes.dropLast().allSatisfy({ $0 == 0 }) { return bytes[15] == 1 ? .loopback : .local }
    // Only 2000::/3 is handed out; the documentation range and 6to4 and Teredo tunnels are not targets.
    guard bytes[0] & 0xE0 == 0x20 else { return .local }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0x20, 0x01, 0, 0), (0x20, 0x01, 0x0D, 0xB8), (0x20, 0x02, _, _): return .local
    default: return .global
    }
  }

  private static func bytes(_ text: String, family: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return unsafe inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }

  private static func endsInNumber(_ name: String) -> Bool {
    guard let last = name.split(separator: ".").last else { return true }
    return last.hasPrefix("0x") || last.utf8.allSatisfy { (0x30...0x39).contains($0) } || name.contains(":")
  }
}

extension String {
  fileprivate var trimmingTrailingDot: String { hasSuffix(".") ? String(dropLast()) : self }
}
