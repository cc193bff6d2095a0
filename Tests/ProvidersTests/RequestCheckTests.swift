import Domain
import Testing

@testable import Providers

struct RequestCheckTests {
  struct Row: Sendable {
    let provider: String
    var model = "sora-2"
    var size = "1280x720"
    var seconds = 4
    var options: [String: String] = [:]
    let problems: [String]
  }

  static let rows = [
    Row(provider: "openai", problems: []),
    Row(
      provider: "openai", size: "1920x1080",
      problems: ["sora-2 makes no 1920x1080 clips; it makes 720x1280, 1280x720; sora-2-pro would"]),
    Row(
      provider: "vtrix", model: "sora-2-pro", size: "1920x1080",
      problems: ["sora-2-pro makes no 1920x1080 clips; it makes 720x1280, 1280x720"]),
    Row(
      provider: "yutoai", seconds: 25,
      problems: [
        "sora-2 makes no clips of 25 seconds; it makes 4, 8, 10, 12, 15; sora-2-pro would"
      ]),
    Row(provider: "yutoai", model: "sora-2-pro", seconds: 25, problems: []),
    Row(
      provider: "yutoai", options: ["hd": "true"],
      problems: ["sora-2 has no option hd at yutoai; it has private, watermark; sora-2-pro would"]),
    Row(provider: "yutoai", model: "sora-2-pro", seconds: 15, options: ["hd": "true"], problems: []),
    Row(
      provider: "yutoai", model: "sora-2-pro", seconds: 25, options: ["hd": "true"],
      problems: ["sora-2-pro at yutoai: hd clips are 15 seconds long at most"]),
    Row(provider: "yutoai", model: "sora-2-pro", seconds: 25, options: ["hd": "false"], problems: []),
    Row(
      provider: "yutoai", model: "sora-2-pro", seconds: 4, options: ["hd": "true"],
      problems: [
        "sora-2-pro at yutoai: no page says which picture hd needs for clips of 4, 8 or 12 seconds;"
          + " use --seconds 10 or 15"
      ]),
    Row(
      provider: "yutoai", options: ["watermark": "maybe"],
      problems: ["watermark is maybe; it can be true, false"]),
    Row(
      provider: "openai", options: ["hd": "true"],
      problems: ["sora-2 has no option hd at openai; it has none"]),
    Row(provider: "vtrix", options: ["remix": "video_1"], problems: []),
    Row(provider: "vtrix", options: ["remix": "two words"], problems: ["two words is not a job's id"]),
    Row(provider: "apiyi", options: ["remix": "video_1"], problems: ["apiyi makes no remixes"]),
    // Everything at once.
    Row(
      provider: "yutoai", size: "640x360", seconds: 25, options: ["hd": "true", "watermark": "x"],
      problems: [
        "sora-2 makes no 640x360 clips; it makes 720x1280, 1280x720",
        "sora-2 makes no clips of 25 seconds; it makes 4, 8, 10, 12, 15; sora-2-pro would",
        "sora-2 has no option hd at yutoai; it has private, watermark; sora-2-pro would",
        "watermark is x; it can be true, false",
      ]),
  ]

  @Test(arguments: rows) func `every problem is told at once, with what would do`(row: Row) throws {
    let entry = try Sample.entry(row.provider)
    let check = RequestCheck(entry, try #require(entry.model(row.model)))
    let size = try #require(PixelSize(row.size))
    #expect(check.problems(sizes: [size], seconds: row.seconds, options: row.options) == row.problems)
  }

  @Test func `a prompt and a frame are measured against what the provider takes`() throws {
    let entry = try Sample.entry("openai")
    let check = RequestCheck(entry, try #require(entry.models.first))
    #expect(check.problem(prompt: String(repeating: "🎬", count: 32_000)) == nil)
    #expect(
      check.problem(prompt: String(repeating: "é", count: 32_001))
        == "its prompt has 32001 characters; openai takes 32000 at most")
    let limit = try #require(entry.imageLimit)
    #expect(check.problem(frameBytes: limit) == nil)
    #expect(check.problem(frameBytes: limit + 1)?.contains("\(limit) at most; use --format jpeg") == true)
  }

  @Test func `a provider that takes links only is told before anything is made`() throws {
    var entry = try Sample.entry("vtrix")
    entry.image = .url
    let model = try #require(entry.models.first)
    let problems = RequestCheck(entry, model).problems(
      sizes: model.sizes.map(\.size), seconds: 4, options: [:])
    #expect(problems.count == 1 && problems[0].contains("vtrix: it takes pictures as links to a public host"))
  }

  @Test func `a rule with a size holds for that size alone`() throws {
    var entry = try Sample.entry("compatible")
    entry.models[0].rules = [
      ModelRule(when: ["size": ["1280x720"], "seconds": ["8", "12"]], say: "wide clips are short")
    ]
    let check = RequestCheck(entry, entry.models[0])
    let (wide, tall) = try (#require(PixelSize("1280x720")), #require(PixelSize("720x1280")))
    let told = ["sora-2 at compatible: wide clips are short"]
    #expect(check.problems(sizes: [tall, wide], seconds: 8, options: [:]) == told)
    #expect(check.problems(sizes: [wide], seconds: 12, options: [:]) == told)
    #expect(check.problems(sizes: [wide], seconds: 4, options: [:]) == [])
    #expect(check.problems(sizes: [tall], seconds: 12, options: [:]) == [])
  }
}
