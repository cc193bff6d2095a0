import ArgumentParser
import TestSupport
import Testing

@testable import Commands

/// Help, over all subcommands, so that a new one is held to the same.
struct HelpTests {
  private static let commands = RootCommand.configuration.subcommands.filter {
    $0.configuration.shouldDisplay
  }

  @Test func `every subcommand has one line about it and an example that it takes`() throws {
    #expect(Self.commands.count > 10)
    for command in Self.commands {
      let name = command._commandName
      #expect(command.configuration.abstract.hasSuffix("."), "\(name)")
      let help = RootCommand.helpMessage(for: command, columns: 200)
      let examples = help.split(separator: "\n").filter { $0.contains("Example: firstframe ") }
      #expect(examples.count == 1, "\(name)")
      let line = try #require(examples.first?.split(separator: "Example: firstframe ").last)
      // What stands before a pipe is the program's own.
      let words = Self.words(line.split(separator: "|").first ?? "")
      #expect(words.first == name)
      #expect(throws: Never.self, "\(line)") { try RootCommand.parseAsRoot(words) }
    }
  }

  /// A shell's words, as far as examples have them.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    for (index, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      if index.isMultiple(of: 2) {
        words += part.split(separator: " ").map(String.init)
      } else {
        words.append(String(part))
      }
    }
    return words
  }

  @Test func `every option has words of its own`() {
    for command in Self.commands {
      let undocumented = OptionList(of: command).options.filter { $0.abstract?.isEmpty ?? true }
      #expect(undocumented.isEmpty, "\(command._commandName): \(undocumented.compactMap(\.longName))")
    }
  }
}
