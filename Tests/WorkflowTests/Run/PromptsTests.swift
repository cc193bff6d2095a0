import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

struct PromptsTests {
  /// The prompt of `in/sea/boat.jpg` with this text beside it.
  private static func prompt(common: String?, sidecar: [UInt8]?) throws -> String {
    let folder = try TemporaryDirectory()
    if let sidecar { _ = try folder.write(sidecar, to: "in/sea/boat.txt") }
    let path = folder.path.appending("in/sea/boat.jpg")
    return try Prompts(common: common).prompt(for: Source(path: path, name: "sea/boat.jpg", isNamed: false))
  }

  private static let cases: [(String?, String?, String)] = [
    (nil, "waves", "waves"), ("wind", "waves", "waves"), ("wind", nil, "wind"),
    ("{prompt}, slow push in", "waves", "waves, slow push in"),
    ("{stem} of {parent}, slow", nil, "boat of sea, slow"),
    ("{stem}: {prompt} ({parent})", "waves", "boat: waves (sea)"),
    // Only {prompt} wraps what stands beside the picture.
    ("{stem}, slow", "waves", "waves"), ("a {lens} shot", "waves", "waves"),
    ("a {lens} shot", nil, "a {lens} shot"),
    // What a sidecar says is never a template itself.
    ("{prompt}!", "{stem} {prompt}", "{stem} {prompt}!"), (nil, "{stem}", "{stem}"),
    (nil, "\u{FEFF} waves \r\n", "waves"), ("wind", " \n", "wind"), ("{prompt}{prompt}", "a", "aa"),
  ]

  @Test(arguments: cases)
  func `a prompt comes from the sidecar, the common one, or a template`(
    common: String?, sidecar: String?, expected: String
  ) throws {
    #expect(try Self.prompt(common: common, sidecar: sidecar.map { Array($0.utf8) }) == expected)
  }

  @Test(arguments: [
    ("waves", "{prompt}, slow", "{prompt}, at dusk", "waves, slow, at dusk"),
    (nil, "wind", "{prompt}, at dusk", "wind, at dusk"),
    ("waves", "wind", "{prompt}, at dusk", "waves, at dusk"),
    (nil, "{prompt}, slow", "rain", "rain"), (nil, nil, "{stem}", "boat"), ("waves", nil, "rain", "waves"),
  ])
  func `the configured prompt is the weakest, and a template of it wraps the stronger ones`(
    sidecar: String?, common: String?, configured: String, expected: String
  ) throws {
    let folder = try TemporaryDirectory()
    if let sidecar { _ = try folder.write(Array(sidecar.utf8), to: "boat.txt") }
    let source = Source(path: folder.path.appending("boat.jpg"), name: "boat.jpg", isNamed: false)
    #expect(try Prompts(common: common, configured: configured).prompt(for: source) == expected)
  }

  @Test(arguments: ["boat.jpg", "./boat.jpg", "sea/../boat.jpg"] as [FilePath])
  func `the parent of a picture that is named from here is the folder's own name`(path: FilePath) throws {
    let here = FilePath(FileManager.default.currentDirectoryPath).lastComponent?.string
    let source = Source(path: path, name: "boat.jpg", isNamed: true)
    #expect(try Prompts(common: "{parent}").prompt(for: source) == here)
  }

  @Test(arguments: ["wind\n", " wind", "\r\n wind\r\n"])
  func `white space around a prompt and line ends do not make another clip`(common: String) throws {
    #expect(try Self.prompt(common: common, sidecar: nil) == "wind")
    #expect(try Self.prompt(common: "{prompt}\r\nslow\n", sidecar: Array(common.utf8)) == "wind\nslow")
  }

  @Test func `a word in braces that a template can't have is told with the nearest one that it can`() {
    let sentence = Prompts(common: "{promt} of {stem} in {Parent}").problems
    #expect(sentence.count == 2)
    let words = [("promt", "prompt"), ("Parent", "parent")]
    for (sentence, (word, meant)) in zip([sentence.first, sentence.last], words) {
      let told = "unknown placeholder {\(word)} in the prompt; did you mean {\(meant)}?"
      #expect(sentence?.hasPrefix(told) == true)
    }
    #expect(Prompts(common: "{prompt} {stem} {parent} {}", configured: "{ prompt }").problems.isEmpty)
  }

  private static let silent: [(String?, String?)] = [
    (nil, nil), (nil, ""), (nil, "  \n"), ("{prompt}, slow", nil), ("{prompt}, slow", "\n"),
  ]

  @Test(arguments: silent)
  func `nothing that gives a prompt is a problem with advice`(common: String?, sidecar: String?) throws {
    let problem = try #require(
      #expect(throws: PromptProblem.self) {
        try Self.prompt(common: common, sidecar: sidecar.map { Array($0.utf8) })
      })
    let advice =
      common == nil
      ? "it has no prompt; add a .txt file of the same name next to it, or use --prompt"
      : "the common prompt contains {prompt}, but this picture has none; add a .txt file next to it or use --prompt"
        + " without {prompt}"
    #expect(problem.sentence == advice)
  }

  @Test(arguments: [
    (Array(repeating: UInt8(ascii: "a"), count: 65 << 10), "it is too long"),
    ([0x61, 0xFF, 0xFE], "it is not UTF-8 text"),
  ])
  func `a sidecar that is no prompt is named, also where a common prompt exists`(
    bytes: [UInt8], reason: String
  ) throws {
    for common in [nil, "wind", "{prompt}, slow"] {
      let problem = try #require(
        #expect(throws: PromptProblem.self) { try Self.prompt(common: common, sidecar: bytes) })
      #expect(problem.sentence.contains("boat.txt can't be used: \(reason)"))
    }
  }

  @Test func `a text that is the source itself is not its own prompt`() throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write(Array("words".utf8), to: "words.txt")
    let source = Source(path: file, name: "words.txt", isNamed: true)
    #expect(try Prompts(common: "wind").prompt(for: source) == "wind")
  }
}
