internal import ArgumentParser
private import Foundation

/// The options of a command or group, as the argument parser itself describes them.
struct OptionList {
  struct Option: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    /// `positional`, `option` or `flag`.
    let kind: String
    let isRepeating: Bool
    let names: [Name]?
    let defaultValue: String?
    let abstract: String?

    var isFlag: Bool { kind == "flag" }

    /// Without the dashes; nil for what has no long name.
    var longName: String? { names?.first { $0.kind == "long" }?.name }
  }

  private struct Tool: Decodable {
    struct Command: Decodable {
      let arguments: [Option]?
    }

    let command: Command
  }

  let options: [Option]

  init(of type: any ParsableArguments.Type) {
    do {
      let tool = try JSONDecoder().decode(Tool.self, from: Data(type._dumpHelp().utf8))
      options = tool.command.arguments?.filter { $0.kind != "positional" } ?? []
    } catch {
      preconditionFailure("the argument parser describes itself in a form of its own: \(error)")
    }
  }
}
