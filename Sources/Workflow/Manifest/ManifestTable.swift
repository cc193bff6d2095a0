private import Yams

/// The rows of a manifest, and what was wrong in reading them.
struct ManifestTable {
  private(set) var rows: [ManifestRow] = []
  private(set) var problems: [ManifestProblem] = []

  enum Format {
    case csv
    case lines
    case yaml

    /// By a file name's extension in lower case; nil for what is no manifest.
    init?(ending: String) {
      switch ending {
      case "csv": self = .csv
      case "jsonl": self = .lines
      case "yaml", "yml": self = .yaml
      default: return nil
      }
    }
  }

  init(_ bytes: [UInt8], format: Format) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard String(validating: text, as: UTF8.self) != nil else {
      problems = [
        ManifestProblem("this is not UTF-8 text; save the file as UTF-8", at: Self.firstBadByte(in: text))
      ]
      return
    }
    switch format {
    case .csv: readCSV(text)
    case .lines: readLines(text)
    case .yaml: readYAML(String(decoding: text, as: UTF8.self))
    }
    if rows.isEmpty, problems.isEmpty {
      problems = [ManifestProblem("there is no shot in it", at: ManifestPlace(line: 1, column: 1))]
    }
  }

  private static func firstBadByte(in text: ArraySlice<UInt8>) -> ManifestPlace {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    var decoder = UTF8()
    var bytes = lines[index].makeIterator()
    var column = 1
    while case .scalarValue = decoder.decode(&bytes) { column += 1 }
    return ManifestPlace(line: index + 1, column: column)
  }

  private mutating func readCSV(_ text: ArraySlice<UInt8>) {
    var reader = CSVReader(text)
    let header = (reader.next() ?? []).map { Located(value: $0.value.lowercased(), place: $0.place) }
    var names: Set<String> = []
    for name in header where !name.value.isEmpty && !names.insert(name.value).inserted {
      problems.append(ManifestProblem("duplicate column \(name.value)", at: name.place))
    }
    if header.count == 1, let only = header.first, only.value.contains(where: { $0 == ";" || $0 == "\t" }) {
      problems.append(ManifestProblem("columns are separated by commas", at: only.place))
      return
    }
    if let first = header.first, !names.contains(ManifestColumn.image.rawValue) {
      problems.append(ManifestProblem("there is no column image in this first line", at: first.place))
      return
    }
    while let record = reader.next() {
      for (index, extra) in record.enumerated().dropFirst(header.count) where !extra.value.isEmpty {
        problems.append(
          ManifestProblem("a cell too many: \(index + 1) here, \(header.count) columns", at: extra.place))
        break
      }
      for (name, cell) in zip(header, record) where name.value.isEmpty && !cell.value.isEmpty {
        problems.append(ManifestProblem("its column has no name", at: cell.place))
      }
      let cells = zip(header, record).filter { !$0.0.value.isEmpty }.map { name, cell in
        ManifestCell(
          key: name,
          value: Located(value: cell.value.isEmpty ? .none : .scalar(cell.value), place: cell.place))
      }
      if let first = record.first { rows.append(ManifestRow(place: first.place, cells: cells)) }
    }
    problems += reader.problems
  }

  private mutating func readLines(_ text: ArraySlice<UInt8>) {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let first = line.first(where: { !" \t\r".utf8.contains($0) }), first != UInt8(ascii: "#") else {
        continue
      }
      let place = ManifestPlace(line: index + 1, column: 1)
      guard first == UInt8(ascii: "{") else {
        problems.append(
          ManifestProblem("a line is an object, {\"image\": …}; a bare prompt has no picture", at: place))
        continue
      }
      do throws(ManifestProblem) {
        var reader = JSONReader(line, line: index + 1)
        add(try reader.read())
      } catch {
        problems.append(error)
      }
    }
  }

  private mutating func readYAML(_ text: String) {
    do {
      guard let node = try Yams.compose(yaml: text) else { return }
      var list = node
      var defaults: [ManifestCell] = []
      if let mapping = node.mapping, let inner = mapping["shots"] {
        list = inner
        // What stands beside the list holds for every shot in it.
        defaults = mapping.filter { $0.key.string != "shots" }.map { ManifestCell($0.key, $0.value) }
      }
      guard let shots = list.sequence else {
        problems.append(
          ManifestProblem("a manifest is a list of shots (or shots: and the list)", at: ManifestPlace(list)))
        return
      }
      for shot in shots { add(ManifestValue.located(shot), defaults) }
    } catch let error as YamlError {
      problems.append(ManifestProblem(error))
    } catch {
      problems.append(ManifestProblem("\(error)", at: ManifestPlace(line: 1, column: 1)))
    }
  }

  private mutating func add(_ value: Located<ManifestValue>, _ defaults: [ManifestCell] = []) {
    if case .map(let cells) = value.value {
      rows.append(ManifestRow(place: value.place, cells: cells).over(defaults))
    } else {
      problems.append(ManifestProblem("a shot is a map with image and what else it needs", at: value.place))
    }
  }
}
