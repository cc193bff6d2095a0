import Domain
import Testing

@testable import Providers

/// The format of the catalog, and what holds for all of its entries.
struct CatalogTests {
  @Test func `the providers appear in their order, the free one first`() throws {
    #expect(
      try ProviderCatalog.embedded().entries.map(\.name) == [
        "sandbox", "openai", "azure", "apiyi", "vtrix", "yutoai", "compatible",
      ])
  }

  @Test func `every entry can be used as it stands`() throws {
    for entry in try ProviderCatalog.embedded().entries {
      #expect(entry.submitWidth > 0 && entry.jobsInFlight > 0)
      #expect((1...2).contains(entry.poll.first) == (entry.realm == .real))
      #expect(entry.poll.first <= entry.poll.max)
      #expect(entry.dialect.transports.contains(entry.image))
      #expect(!entry.models.isEmpty)
      for model in entry.models {
        #expect(!model.sizes.isEmpty && !model.seconds.isEmpty)
        // The first size, the shortest length and no options are what a first run asks for.
        let sizes = model.sizes.map(\.size)
        let check = RequestCheck(entry, model)
        for seconds in model.seconds {
          #expect(check.problems(sizes: sizes, seconds: seconds, options: [:]) == [])
        }
      }
    }
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

  @Test func `an entry needs a name, a dialect and models; the rest is what costs least when it is wrong`()
    throws
  {
    let catalog = try ProviderCatalog(
      yaml: """
        providers:
          - name: mine
            dialect: openai-videos
            models: [{ name: m, sizes: [{ size: 640x360 }], seconds: [5] }]
          - name: tasks
            dialect: vtrix-task
            models: []
        """)
    let entry = try #require(catalog.entry("mine"))
    #expect(entry.realm == .real && entry.image == .file && entry.keyHeader == nil && entry.query.isEmpty)
    #expect(!entry.listIsComplete && entry.listLagSeconds == 600 && !entry.failuresAreFree)
    #expect(!entry.hasThumbnails && !entry.hasRemix && entry.promptLimit == nil && entry.imageLimit == nil)
    #expect(catalog.entry("tasks")?.image == .dataURI)
  }

  @Test(arguments: ["vtrix-task", "v2-generations"])
  func `a picture that the dialect has no place for is an error that names its own`(dialect: String) {
    let error = #expect(throws: DecodingError.self) {
      try ProviderCatalog(yaml: "providers: [{ name: a, dialect: \(dialect), image: file, models: [] }]")
    }
    #expect(error.map { "\($0)" }?.contains("\(dialect) has no place for a file; image is data-uri") == true)
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
