import Domain
import Testing

@testable import Providers

/// The embedded catalog against the pages it was taken from.
struct CatalogTests {
  static let plain = ["720x1280", "1280x720"]
  static let pro = plain + ["1024x1792", "1792x1024", "1080x1920", "1920x1080"]

  @Test func `the providers appear in their order, the free one first`() throws {
    #expect(try ProviderCatalog.embedded().entries.map(\.name) == ["sandbox", "openai", "compatible"])
  }

  @Test(arguments: ["sandbox", "openai", "compatible"])
  func `both models have the sizes and lengths of the video generation guide`(name: String) throws {
    let entry = try Sample.entry(name)
    #expect(entry.models.map(\.name) == ["sora-2", "sora-2-pro"])
    #expect(entry.models.map(\.id) == ["sora-2", "sora-2-pro"])
    #expect(entry.model("sora-2")?.sizes.map(\.size.description) == Self.plain)
    #expect(entry.model("sora-2-pro")?.sizes.map(\.size.description) == Self.pro)
    #expect(entry.models.allSatisfy { $0.seconds == [4, 8, 12] && $0.options.isEmpty })
    #expect(entry.dialect == .openAIVideos)
    #expect(entry.image == .file)
    #expect(entry.submitWidth > 0)
    #expect(entry.poll.first > 0 && entry.poll.first <= entry.poll.max)
  }

  @Test func `openai is served by its own host, until its models end`() throws {
    let entry = try Sample.entry("openai")
    #expect(entry.baseURL == "https://api.openai.com/v1")
    #expect(entry.keyVariable == "OPENAI_API_KEY")
    #expect(entry.realm == .real)
    #expect(entry.retentionSeconds == 3600)
    #expect(!entry.listIsComplete && !entry.failuresAreFree)
    #expect(entry.listLagSeconds == 600 && entry.hasThumbnails)
    #expect(entry.models.allSatisfy { $0.ends == CalendarDay("2026-09-24") })
    #expect(entry.source != nil)
  }

  static let prices: [(model: String, size: String, seconds: Int, micros: Int64)] = [
    ("sora-2", "720x1280", 4, 400_000), ("sora-2", "1280x720", 12, 1_200_000),
    ("sora-2-pro", "1280x720", 8, 2_400_000), ("sora-2-pro", "1024x1792", 4, 2_000_000),
    ("sora-2-pro", "1792x1024", 12, 6_000_000), ("sora-2-pro", "1920x1080", 12, 8_400_000),
  ]

  @Test(arguments: prices)
  func `openai's prices are exact`(row: (model: String, size: String, seconds: Int, micros: Int64)) throws {
    let model = try #require(try Sample.entry("openai").model(row.model))
    let size = try #require(PixelSize(row.size))
    #expect(model.price(size: size, seconds: row.seconds) == Money(micros: row.micros))
  }

  @Test func `a size that is not offered has no price`() throws {
    let model = try #require(try Sample.entry("openai").model("sora-2"))
    let size = try #require(PixelSize("1920x1080"))
    #expect(model.price(size: size, seconds: 4) == nil)
  }

  @Test func `the sandbox is free, complete and without an end`() throws {
    let entry = try Sample.entry("sandbox")
    #expect(entry.realm == .sandbox)
    #expect(entry.baseURL == nil && entry.keyVariable == nil)
    #expect(entry.listIsComplete && entry.failuresAreFree)
    #expect(entry.listLagSeconds == 0 && entry.hasThumbnails)
    #expect(entry.models.allSatisfy { $0.ends == nil })
    #expect(entry.models.allSatisfy { $0.sizes.allSatisfy { $0.pricePerSecond == .zero } })
  }

  @Test func `a compatible server has neither address nor price nor end`() throws {
    let entry = try Sample.entry("compatible")
    #expect(entry.realm == .real)
    #expect(entry.baseURL == nil && entry.keyVariable == nil && entry.retentionSeconds == nil)
    #expect(!entry.listIsComplete && !entry.failuresAreFree)
    #expect(entry.listLagSeconds == 600 && !entry.hasThumbnails)
    #expect(entry.models.allSatisfy { $0.ends == nil })
    #expect(entry.models.allSatisfy { $0.sizes.allSatisfy { $0.pricePerSecond == nil } })
  }

  @Test func `the format holds options, other ids and unquoted prices`() throws {
    let catalog = try ProviderCatalog(
      yaml: Self.document(size: "720x1280", price: "0.10", ends: "2027-01-31"))
    let model = try #require(catalog.entry("relay")?.models.first)
    #expect(model.id == "sora_2_i2v")
    #expect(model.options == ["hd": ["true", "false"]])
    #expect(model.seconds == [4, 12])
    #expect(model.sizes.first?.pricePerSecond == Money(micros: 100_000))
    #expect(model.ends == CalendarDay(year: 2027, month: 1, day: 31))
    #expect(catalog.entry("relay")?.image == .dataURI)
    #expect(catalog.entry("relay")?.listLagSeconds == 45)
    #expect(catalog.entry("relay")?.hasThumbnails == true)
  }

  @Test(arguments: [
    ("720", "0.10", "2027-01-31"), ("720x1280", "ten", "2027-01-31"), ("720x1280", "0.10", "2027-02-30"),
    ("720x1280", "-1", "2027-01-31"), ("720x1280", "0.1000001", "2027-01-31"),
  ])
  func `a wrong size, price or day is an error that shows it`(size: String, price: String, ends: String) {
    #expect(throws: DecodingError.self) {
      try ProviderCatalog(yaml: Self.document(size: size, price: price, ends: ends))
    }
  }

  private static func document(size: String, price: String, ends: String) -> String {
    """
    providers:
      - name: relay
        base_url: https://relay.example/v1
        key_variable: RELAY_KEY
        dialect: openai-videos
        image: data-uri
        realm: real
        submit_width: 1
        jobs_in_flight: 4
        list_is_complete: false
        list_lag_seconds: 45
        has_thumbnails: true
        failures_are_free: true
        poll: { first: 1, max: 10 }
        models:
          - name: sora-2
            id: sora_2_i2v
            sizes: [{ size: \(size), price_per_second: \(price) }]
            seconds: [12, 4]
            options: { hd: ["true", "false"] }
            ends: \(ends)
    """
  }
}
