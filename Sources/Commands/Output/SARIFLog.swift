internal import Domain
internal import SystemPackage

/// A log file of the Static Analysis Results Interchange Format: the objects of section 3 that are needed, under their
/// names there (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
struct SARIFLog: Encodable {
  struct Text: Encodable {
    let text: String
  }

  struct Rule: Encodable {
    let id: String
    let shortDescription: Text
    let help: Text

    init(_ code: FindingCode) {
      id = code.rawValue
      shortDescription = Text(text: code.title)
      help = Text(text: code.help)
    }
  }

  struct Driver: Encodable {
    let name = "firstframe"
    let version = Version.current
    let rules = FindingCode.allCases.map(Rule.init)
  }

  struct Tool: Encodable {
    let driver = Driver()
  }

  struct Invocation: Encodable {
    let executionSuccessful: Bool
    let exitCode: Int32
  }

  struct ArtifactLocation: Encodable {
    let uri: String
  }

  struct Region: Encodable {
    // A picture has no lines, but GitHub shows no result without one.
    let startLine = 1
  }

  struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region = Region()
  }

  struct Location: Encodable {
    let physicalLocation: PhysicalLocation
  }

  struct Properties: Encodable {
    let fixable: Bool
  }

  struct Result: Encodable {
    let ruleId: String?
    let ruleIndex: Int?
    let level = "error"
    let message: Text
    let locations: [Location]
    let properties: Properties

    init(_ finding: Finding, at path: FilePath) {
      ruleId = finding.code?.rawValue
      ruleIndex = finding.code.flatMap(FindingCode.allCases.firstIndex)
      message = Text(text: finding.message)
      locations = [
        Location(
          physicalLocation: PhysicalLocation(artifactLocation: ArtifactLocation(uri: FileURI.text(path))))
      ]
      properties = Properties(fixable: finding.isFixable)
    }
  }

  struct Run: Encodable {
    let tool = Tool()
    let invocations: [Invocation]
    let results: [Result]
  }

  let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]

  init(results: [Result], exitCode: Int32) {
    let invocation = Invocation(executionSuccessful: exitCode <= 1, exitCode: exitCode)
    runs = [Run(invocations: [invocation], results: results)]
  }

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version
    case runs
  }
}
