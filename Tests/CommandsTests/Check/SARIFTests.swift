import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Commands

/// The SARIF output against the parts of the 2.1.0 schema that it uses.
@Suite(.serialized, .timeLimit(.hang))
struct SARIFTests {
  @Test func `the log has what the schema demands and nothing that it does not know`() async throws {
    let folder = try TemporaryDirectory()
    try CheckFolder.fill(folder)
    let run = try await ProgramRun.run(
      ["check", "in"] + CheckFolder.size + ["--output-format", "sarif"], in: folder.path)
    #expect(run.code == 1)
    let log = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    #expect(SARIFSchema.violations(of: log) == [])
    let results = try #require(SARIFSchema.results(of: log))
    #expect(results.map { $0["ruleId"] as? String } == ["FF009", "FF004", "FF003", "FF006", "FF011"])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(FindingCode.allCases[index].rawValue == result["ruleId"] as? String)
    }
  }

  @Test func `a violation would be seen`() {
    let place = ["physicalLocation": ["artifactLocation": ["uri": "a b%"]]]
    let result: [String: Any] = ["message": ["text": "words"], "ruleIndex": -2, "locations": [place]]
    let rules = [["id": "a"], ["id": "a"]]
    let driver: [String: Any] = ["Name": "x", "rules": rules]
    let run: [String: Any] = ["tool": ["driver": driver], "results": [result]]
    let log: [String: Any] = ["$schema": "sarif.json", "version": "2.2.0", "runs": [run]]
    #expect(
      Set(SARIFSchema.violations(of: log)) == [
        "driver lacks name", "driver has Name, which is not known", "driver.rules has an item twice",
        "log.version is 2.2.0", "log.$schema is no URI: sarif.json", "result.ruleIndex is -2",
        "artifactLocation.uri is no URI: a b%",
      ])
  }

  @Test func `a path is a URI whatever its bytes are`() {
    #expect(FileURI.text("in/a b%.png") == "in/a%20b%25.png")
    #expect(FileURI.text("./lists/../in/./a..png") == "in/a..png")
    #expect(FileURI.text("/in/ä:1.png") == "file:///in/%C3%A4%3A1.png")
    #expect(FileURI.text(FileBytes.path([0x61, 0xFF], in: "in")) == "in/a%FF")
  }

  @Test(arguments: FindingCode.allCases)
  func `every finding has its words`(code: FindingCode) {
    #expect(!code.title.isEmpty && code.help.hasSuffix("."))
  }

  @Test func `annotations carry any text`() {
    #expect(GitHubAnnotations.data("50 %, a:b\r\nc") == "50 %25, a:b%0D%0Ac")
    #expect(GitHubAnnotations.property("50 %, a:b\r\nc") == "50 %25%2C a%3Ab%0D%0Ac")
  }

  @Test(arguments: [("FF001", 1), ("ff001,FF002", 2), ("FF004,FF004", 1)])
  func `codes are read in lists and any case`(text: String, count: Int) {
    #expect(FindingCodes(argument: text)?.codes.count == count)
  }

  @Test(arguments: ["", "FF", "FF015", "FF001,", "FF001 FF002"])
  func `what is no code is refused`(text: String) {
    #expect(FindingCodes(argument: text) == nil)
  }
}
