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
    let error = #expect(throws: ProviderError.self) {
      try ResultLink(link, provider: "p", isLocalProvider: false)
    }
    #expect(error?.code == .unsafeLink)
    #expect(error?.isRetryable == false)
  }

  @Test func `a link to the internet is followed, query and all`() throws {
    let text = "https://cdn.example.com/a.mp4?sig=a%2Fb&x=1"
    #expect(try ResultLink(text, provider: "p", isLocalProvider: false).url == text)
  }

  @Test func `a provider on this machine may name this machine and nothing beside it`() throws {
    #expect(try ResultLink("http://127.0.0.1:9/a", provider: "p", isLocalProvider: true).url.hasSuffix("/a"))
    #expect(throws: ProviderError.self) {
      try ResultLink("http://10.0.0.1/a", provider: "p", isLocalProvider: true)
    }
  }
}
