private import Domain
private import Foundation
private import SystemPackage

/// Where a shot's prompt comes from: the manifest, else the sidecar `name.txt`, else the common one, else the configured
/// one. Those last two may have placeholders; one with `{prompt}` wraps what the stronger source says.
package struct Prompts: Sendable, Equatable {
  /// The strongest first.
  private let templates: [String]

  /// Sidecars longer than this are no prompts.
  private static let sidecarLimit = 64 << 10
  private static let margins = CharacterSet.whitespacesAndNewlines.union(["\u{FEFF}"])

  package init(common: String?, configured: String? = nil) {
    templates = [common, configured].compactMap(\.self)
  }

  /// What a template asks for that there is not: a misspelt word would be bought as it stands.
  package var problems: [String] {
    templates.flatMap { template in
      template.matches(of: #/\{([A-Za-z_]+)\}/#).map { String($0.1) }.filter { !Self.words.contains($0) }
        .map { word in
          let advice = word.lowercased().nearest(in: Self.words).map { "did you mean {\($0)}? " } ?? ""
          return
            "unknown placeholder {\(word)} in the prompt; \(advice)use {prompt}, {stem} or {parent}. For literal"
            + " braces, put the prompt in a .txt file next to the picture"
        }
    }
  }

  private static let words = ["prompt", "stem", "parent"]

  /// Throws `PromptProblem` when the sidecar can't be used or nothing gives a prompt.
  func prompt(for source: Source) throws(PromptProblem) -> String {
    var prompt: String? = if let said = source.direction?.prompt { said } else { try sidecar(of: source) }
    for template in templates {
      let wraps = template.contains("{prompt}")
      if wraps == (prompt != nil) { prompt = Self.text(of: template, around: prompt ?? "", for: source) }
    }
    // The same words from a file with other line ends are not another clip.
    prompt = prompt?.replacing("\r\n", with: "\n").trimmingCharacters(in: Self.margins)
    guard let prompt, !prompt.isEmpty else { throw templates.isEmpty ? .none : .nothingToWrap }
    return prompt
  }

  /// One pass, so that a prompt that contains braces is not a template itself.
  private static func text(of template: String, around prompt: String, for source: Source) -> String {
    template.replacing(#/\{(prompt|stem|parent)\}/#) { match in
      switch match.1 {
      case "prompt": prompt
      case "stem": source.path.stem ?? ""
      default: source.path.absolute.removingLastComponent().lastComponent?.string ?? ""
      }
    }
  }

  private func sidecar(of source: Source) throws(PromptProblem) -> String? {
    guard let path = source.sidecar else { return nil }
    let bytes: [UInt8]
    do throws(SmallFile.Problem) {
      bytes = try SmallFile.read(path, limit: Self.sidecarLimit)
    } catch {
      throw .unusable(path.string, error.reason)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unusable(path.string, "it is not UTF-8 text")
    }
    let prompt = text.trimmingCharacters(in: Self.margins)
    return prompt.isEmpty ? nil : prompt
  }
}

/// Why a shot has no prompt.
enum PromptProblem: Error {
  case none
  /// There are templates, and all of them wrap a prompt that is not there.
  case nothingToWrap
  case unusable(String, String)

  var sentence: String {
    switch self {
    case .none: "it has no prompt; add a .txt file of the same name next to it, or use --prompt"
    case .nothingToWrap:
      "the common prompt contains {prompt}, but this picture has none; add a .txt file next to it or use --prompt"
        + " without {prompt}"
    case .unusable(let path, let reason): "its prompt \(path) can't be used: \(reason)"
    }
  }
}
