import Testing

@testable import Providers

struct AddressTests {
  @Test(arguments: [
    ("https://api.openai.com/v1", "https://api.openai.com/v1/videos"),
    ("https://API.OpenAI.com/v1///", "https://api.openai.com/v1/videos"),
    ("https://host.example", "https://host.example/videos"),
    ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/videos"),
    ("http://localhost:80/v1", "http://localhost/v1/videos"),
    ("http://[::1]:9/v1", "http://[::1]:9/v1/videos"),
    ("https://10.0.0.7/v1", "https://10.0.0.7/v1/videos"),
  ])
  func `paths are appended to a base URL`(base: String, url: String) throws {
    #expect(try BaseURL(base, provider: "p").appending(["videos"]) == url)
  }

  @Test(arguments: [
    "", "api.openai.com/v1", "ftp://host.example", "http://host.example/v1", "http://10.0.0.7/v1",
    "https://user:pw@host.example/v1", "https://user@host.example/v1", "https://host.example/v1?a=b",
    "https://host.example/v1#x", "https:///v1", "https://2130706433/v1", "https://0x7f.1/v1", "not a url",
    "http://127.0.0.1.evil.example/v1",
  ])
  func `a base URL that is unclear or unsafe is refused with a reason`(base: String) {
    let error = #expect(throws: ProviderError.self) { try BaseURL(base, provider: "p") }
    #expect(error?.code == .configuration)
  }

  @Test(arguments: [
    ("127.0.0.1", HostAddress.loopback), ("127.9.9.9", .loopback), ("::1", .loopback),
    ("localhost", .loopback),
    ("LOCALHOST.", .loopback), ("::ffff:127.0.0.1", .loopback), ("10.1.2.3", .local), ("172.16.0.1", .local),
    ("172.31.255.255", .local), ("172.32.0.1", .global), ("192.168.1.1", .local), ("169.254.169.254", .local),
    ("100.64.0.1", .local), ("0.0.0.0", .local), ("224.0.0.1", .local), ("255.255.255.255", .local),
    ("198.18.0.1", .local), ("192.0.0.1", .local), ("8.8.8.8", .global), ("fe80::1", .local),
    ("fc00::1", .local), ("::", .local), ("ff02::1", .local), ("64:ff9b::a00:1", .local),
    ("64:ff9b::808:808", .global), ("2002:a00:1::", .local), ("2606:4700::1111", .global),
    ("::ffff:10.0.0.1", .local), ("2130706433", .disguised), ("0x7f000001", .disguised),
    ("127.1", .disguised),
    ("0177.0.0.1", .disguised), ("fe80::1%eth0", .disguised), ("printer", .local), ("nas.local", .local),
    ("metadata.google.internal", .local), ("cdn.example.com", .global), ("127.0.0.1.example.com", .global),
  ])
  func `a host is known by what it can reach`(host: String, address: HostAddress) {
    #expect(HostAddress(host: host) == address)
  }

  @Test(arguments: [
    "http://cdn.example.com/a.mp4", "https://10.0.0.1/a.mp4", "https://169.254.169.254/latest",
    "https://localhost/a.mp4", "http://127.0.0.1/a.mp4", "file:///etc/passwd",
    "https://user:pw@cdn.example.com/a",
    "//cdn.example.com/a", "a.mp4", "https://2852039166/", "https://[::ffff:10.0.0.1]/a",
  ])
  func `a remote provider's link to anywhere but the internet is not followed`(link: String) {
    let error = #expect(throws: ProviderError.self) { try Self.link(link, of: "https://host.example/v1") }
    #expect(error?.code == .unsafeLink)
    #expect(error?.isRetryable == false)
  }

  @Test func `a link to the internet is followed, query and all`() throws {
    let text = "https://cdn.example.com/a.mp4?sig=a%2Fb&x=1"
    #expect(try Self.link(text, of: "https://host.example/v1").url == text)
  }

  @Test func `a provider on this machine may name this machine and nothing beside it`() throws {
    #expect(try Self.link("http://127.0.0.1:9/a", of: "http://localhost:8/v1").url.hasSuffix("/a"))
    #expect(throws: ProviderError.self) { try Self.link("http://10.0.0.1/a", of: "http://localhost:8/v1") }
    #expect(throws: ProviderError.self) { try Self.link("https://10.0.0.1/a", of: "http://localhost:8/v1") }
  }

  @Test(arguments: [
    ("https://10.0.0.7/v2", "https://10.0.0.7/clips/a", true),
    ("https://10.0.0.7:8443/v2", "https://10.0.0.7/clips/a", true),
    ("https://[fd00::7]/v2", "https://[FD00::7]/clips/a", true),
    ("https://video.lan/v2", "https://VIDEO.lan/clips/a", true),
    ("https://10.0.0.7/v2", "https://10.0.0.8/clips/a", false),
    ("https://10.0.0.7/v2", "http://10.0.0.7/clips/a", false),
    ("https://10.0.0.7/v2", "https://127.0.0.1/clips/a", false),
    ("https://10.0.0.7/v2", "https://video.lan/clips/a", false),
    ("https://host.example/v2", "https://10.0.0.7/clips/a", false),
  ])
  func `a provider in a private network may name its own host and no other there`(
    base: String, link: String, isFollowed: Bool
  ) {
    let found = Result { () throws in try Self.link(link, of: base) }
    #expect((try? found.get().url == link) == (isFollowed ? true : nil))
  }

  @Test(arguments: [
    ("https://10.0.0.7/v2", "https://10.0.0.7/a", HostAddress.local, true),
    // The person named the host, and it is inside of their network.
    ("https://video.example.com/v2", "https://video.example.com/a", .local, true),
    ("https://video.example.com/v2", "https://cdn.example.com/a", .local, false),
    ("https://10.0.0.7/v2", "https://cdn.example.com/a", .local, false),
    ("https://video.example.com/v2", "https://video.example.com/a", .loopback, false),
    ("http://localhost/v2", "https://cdn.example.com/a", .local, false),
    ("https://video.example.com/v2", "https://cdn.example.com/a", .global, true),
  ])
  func `where a name leads is looked at again once it is connected`(
    base: String, link: String, address: HostAddress, isReached: Bool
  ) throws {
    #expect(try Self.link(link, of: base).mayReach(address) == isReached)
  }

  private static func link(_ text: String, of base: String) throws -> ResultLink {
    try ResultLink(text, provider: "p", base: try BaseURL(base, provider: "p"))
  }
}
