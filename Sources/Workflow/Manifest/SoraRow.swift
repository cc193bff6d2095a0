/// A row of the job files that `create-batch` of OpenAI's `sora.py` reads, in our columns.
///
/// Such a row names its picture `input_reference` (a path); its further words about the scene become lines of
/// the prompt. Format: `references/cli.md` of the skill in github.com/openai/skills.
struct SoraRow {
  private(set) var cells: [ManifestCell] = []

  private static let words = [
    "use_case", "scene", "subject", "action", "camera", "style", "lighting", "palette", "audio", "dialogue",
    "text", "timing", "constraints", "negative",
  ]
  private static let paths = ["input_reference", "input_reference_path", "input_reference_file"]

  /// Nil for a row of our own form.
  init?(_ row: ManifestRow, _ problems: inout [ManifestProblem]) {
    guard row.cells.contains(where: { $0.key.value.hasPrefix("input_reference") }) else { return nil }
    var lines: [(String, String)] = []
    for cell in row.cells where !cell.isEmpty {
      let key = cell.key
      switch key.value {
      case _ where Self.paths.contains(key.value):
        if case .map = cell.value.value {
          problems.append(Self.elsewhere(cell))
        } else {
          cells.append(ManifestCell(key: Located(value: "image", place: key.place), value: cell.value))
        }
      case "input_reference_file_id", "input_reference_url":
        problems.append(Self.elsewhere(cell))
      case "characters", "character_ids":
        problems.append(ManifestProblem("\(key.value) can't be sent; take it out", at: key.place))
      case "out":
        // Where that program writes its answer.
        continue
      case "fields":
        guard case .map(let fields) = cell.value.value else { continue }
        // The job's own word on the same counts.
        let own = Set(row.cells.filter { !$0.isEmpty }.map(\.key.value))
        lines += fields.filter { !own.contains($0.key.value) }.compactMap(Self.line)
      case _ where Self.words.contains(key.value):
        lines += [Self.line(cell)].compactMap { $0 }
      default:
        cells.append(cell)
      }
    }
    add(lines)
  }

  private static func elsewhere(_ cell: ManifestCell) -> ManifestProblem {
    ManifestProblem(
      "\(cell.key.value) is no picture on this disk; a frame is made of a file: input_reference with its path",
      at: cell.key.place)
  }

  private static func line(_ cell: ManifestCell) -> (String, String)? {
    if case .scalar(let text) = cell.value.value { (cell.key.value, text) } else { nil }
  }

  /// As that program writes it before the words.
  private static func label(_ word: String) -> String {
    word == "negative"
      ? "Avoid" : "\(word.prefix(1).uppercased())\(word.dropFirst().replacing("_", with: " "))"
  }

  private mutating func add(_ lines: [(String, String)]) {
    guard let index = cells.firstIndex(where: { $0.key.value == "prompt" }),
      case .scalar(let prompt) = cells[index].value.value
    else { return }
    let ordered = Self.words.flatMap { word in lines.filter { $0.0 == word } }
      .map { word, text in "\(Self.label(word)): \(text)" }
    cells[index] = ManifestCell(
      key: cells[index].key,
      value: Located(
        value: .scalar(([prompt] + ordered).joined(separator: "\n")), place: cells[index].value.place))
  }
}
