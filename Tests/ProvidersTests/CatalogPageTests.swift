import Domain
import Testing

@testable import Providers

/// The embedded catalog against the pages it was taken from; each figure stands on the page that the test names.
struct CatalogPageTests {
  static let plain = ["720x1280", "1280x720"]
  static let pro = plain + ["1024x1792", "1792x1024", "1080x1920", "1920x1080"]

  struct Model: Sendable {
    let provider: String
    let name: String
    let id: String
    let sizes: [String]
    let seconds: [Int]
  }

  static let models = [
    // developers.openai.com/api/docs/guides/video-generation
    Model(provider: "openai", name: "sora-2", id: "sora-2", sizes: plain, seconds: [4, 8, 12]),
    Model(provider: "openai", name: "sora-2-pro", id: "sora-2-pro", sizes: pro, seconds: [4, 8, 12]),
    // learn.microsoft.com, Azure OpenAI video generation: sora-2 only, the larger sizes are refused.
    Model(provider: "azure", name: "sora-2", id: "sora-2", sizes: plain, seconds: [4, 8, 12]),
    // docs.apiyi.com, Sora 2 image-to-video: 720p only, and 720p / 1024p / 1080p.
    Model(provider: "apiyi", name: "sora-2", id: "sora-2", sizes: plain, seconds: [4, 8, 12]),
    Model(provider: "apiyi", name: "sora-2-pro", id: "sora-2-pro", sizes: pro, seconds: [4, 8, 12]),
    // doc.vtrix.ai, sora-2-i2v and sora-2-pro-i2v: the same two sizes.
    Model(provider: "vtrix", name: "sora-2", id: "sora_2_i2v", sizes: plain, seconds: [4, 8, 12]),
    Model(provider: "vtrix", name: "sora-2-pro", id: "sora_2_pro_i2v", sizes: plain, seconds: [4, 8, 12]),
    // docs.yutoai.net, api-358024500: 25 seconds with sora-2-pro only.
    Model(provider: "yutoai", name: "sora-2", id: "sora-2", sizes: plain, seconds: [4, 8, 10, 12, 15]),
    Model(
      provider: "yutoai", name: "sora-2-pro", id: "sora-2-pro", sizes: plain, seconds: [4, 8, 10, 12, 15, 25]),
    Model(provider: "compatible", name: "sora-2", id: "sora-2", sizes: plain, seconds: [4, 8, 12]),
    Model(provider: "compatible", name: "sora-2-pro", id: "sora-2-pro", sizes: pro, seconds: [4, 8, 12]),
    Model(provider: "sandbox", name: "sora-2", id: "sora-2", sizes: plain, seconds: [4, 8, 12]),
    Model(provider: "sandbox", name: "sora-2-pro", id: "sora-2-pro", sizes: pro, seconds: [4, 8, 12]),
  ]

  @Test(arguments: models) func `a model's sizes and lengths are those of its page`(model: Model) throws {
    let entry = try #require(try Sample.entry(model.provider).model(model.name))
    #expect(entry.id == model.id)
    #expect(entry.sizes.map(\.size.description) == model.sizes)
    #expect(entry.seconds == model.seconds)
    let all = Self.models.filter { $0.provider == model.provider }.map(\.name)
    #expect(try Sample.entry(model.provider).models.map(\.name) == all)
  }

  static let prices: [(provider: String, model: String, size: String, seconds: Int, micros: Int64?)] = [
    ("openai", "sora-2", "720x1280", 4, 400_000), ("openai", "sora-2", "1280x720", 12, 1_200_000),
    ("openai", "sora-2-pro", "1280x720", 8, 2_400_000), ("openai", "sora-2-pro", "1024x1792", 4, 2_000_000),
    ("openai", "sora-2-pro", "1792x1024", 12, 6_000_000),
    ("openai", "sora-2-pro", "1920x1080", 12, 8_400_000),
    // docs.apiyi.com, official Sora 2: 4, 8 and 12 seconds for 0.40, 0.80 and 1.20 dollars, and so on.
    ("apiyi", "sora-2", "720x1280", 4, 400_000), ("apiyi", "sora-2", "1280x720", 8, 800_000),
    ("apiyi", "sora-2", "1280x720", 12, 1_200_000), ("apiyi", "sora-2-pro", "720x1280", 12, 3_600_000),
    ("apiyi", "sora-2-pro", "1024x1792", 12, 6_000_000),
    // None of these pages tells a price.
    ("azure", "sora-2", "720x1280", 4, nil), ("vtrix", "sora-2", "720x1280", 4, nil),
    ("yutoai", "sora-2", "720x1280", 4, nil), ("compatible", "sora-2", "720x1280", 4, nil),
    ("sandbox", "sora-2-pro", "1920x1080", 12, 0),
  ]

  @Test(arguments: prices)
  func `prices are exact, and unknown ones are not guessed`(
    row: (provider: String, model: String, size: String, seconds: Int, micros: Int64?)
  ) throws {
    let model = try #require(try Sample.entry(row.provider).model(row.model))
    let size = try #require(PixelSize(row.size))
    #expect(model.price(size: size, seconds: row.seconds)?.micros == row.micros)
  }

  @Test func `openai: its own host, an hour to fetch a clip, and an end`() throws {
    let entry = try Sample.entry("openai")
    #expect(entry.baseURL == "https://api.openai.com/v1" && entry.keyVariable == "OPENAI_API_KEY")
    #expect(entry.dialect == .openAIVideos && entry.image == .file && entry.realm == .real)
    #expect(entry.retentionSeconds == 3600 && entry.promptLimit == 32_000)
    // 20,971,520 characters of a data URI.
    let limit = try #require(entry.imageLimit)
    let head = "data:image/jpeg;base64,".utf8.count
    #expect((limit + 2) / 3 * 4 + head <= 20_971_520 && (limit + 100) / 3 * 4 + head > 20_971_520)
    #expect(!entry.listIsComplete && entry.listLagSeconds == 600)
    #expect(entry.hasThumbnails && entry.hasRemix && !entry.failuresAreFree)
    #expect(entry.models.allSatisfy { $0.ends == CalendarDay("2026-09-24") })
  }

  @Test func `azure: a header of its own, an api-version, two creates a minute, a day to fetch a clip`()
    throws
  {
    let entry = try Sample.entry("azure")
    #expect(entry.baseURL == nil && entry.keyVariable == "AZURE_OPENAI_API_KEY")
    #expect(entry.keyHeader == "api-key" && entry.query == ["api-version": "preview"])
    #expect(entry.dialect == .openAIVideos && entry.image == .file)
    #expect(entry.requestsPerMinute == 2 && entry.jobsInFlight == 2 && entry.retentionSeconds == 86_400)
    #expect(entry.hasRemix && !entry.failuresAreFree)
    #expect(entry.models.allSatisfy { $0.ends == CalendarDay("2026-09-15") })
  }

  @Test func `apiyi: a relay that does not bill what failed, and keeps clips for a day`() throws {
    let entry = try Sample.entry("apiyi")
    #expect(entry.baseURL == "https://api.apiyi.com/v1" && entry.keyVariable == "APIYI_API_KEY")
    #expect(entry.dialect == .openAIVideos && entry.image == .file)
    #expect(entry.failuresAreFree && entry.retentionSeconds == 86_400 && !entry.hasRemix)
    #expect(entry.models.allSatisfy { $0.ends == nil })
    #expect(entry.notes.contains { $0.contains("Sora2官转") })
  }

  @Test func `vtrix: tasks with links, remixes, and no list`() throws {
    let entry = try Sample.entry("vtrix")
    #expect(entry.baseURL == "https://cloud.vtrix.ai/model/v1" && entry.keyVariable == "VTRIX_API_KEY")
    #expect(entry.dialect == .vtrixTask && entry.image == .dataURI && entry.hasRemix)
    #expect(!entry.listIsComplete && !entry.hasThumbnails && !entry.failuresAreFree)
    #expect(entry.retentionSeconds == nil)
  }

  @Test func `yutoai: shapes, options of its own, and a path without a host`() throws {
    let entry = try Sample.entry("yutoai")
    #expect(entry.baseURL == nil && entry.keyVariable == "YUTOAI_API_KEY")
    #expect(entry.dialect == .v2Generations && entry.image == .dataURI && !entry.hasRemix)
    #expect(entry.model("sora-2")?.options.keys.sorted() == ["private", "watermark"])
    #expect(entry.model("sora-2-pro")?.options.keys.sorted() == ["hd", "private", "watermark"])
    #expect(entry.poll.max == 30)
  }

  @Test(arguments: ["openai", "azure", "apiyi", "vtrix", "yutoai"])
  func `a paid provider names the page its facts come from, and what is not certain`(name: String) throws {
    let entry = try Sample.entry(name)
    #expect(entry.source?.hasPrefix("https://") == true)
    #expect(!entry.notes.isEmpty)
  }
}
