private import Domain
internal import Yams

extension CatalogProblem {
  /// What the decoder missed or could not read in `node`, at its own line where that is known.
  init(_ document: CatalogDocument, _ error: any Error, of node: Node, entry: Node) {
    guard let error = error as? DecodingError else {
      self.init(document, entry.mark, "\(error)")
      return
    }
    let (path, sentence) = Self.reading(error)
    var (place, mark) = (node, entry.mark)
    for key in path {
      guard let next = key.intValue.flatMap({ place.sequence?[$0] }) ?? place.mapping?.value(key.stringValue)
      else { break }
      place = next
      mark = next.mark ?? mark
    }
    let name = path.map { $0.intValue.map { "\($0 + 1)." } ?? $0.stringValue }.joined(separator: " ")
    self.init(document, mark, name.isEmpty ? sentence : "\(name): \(sentence)")
  }

  private static func reading(_ error: DecodingError) -> ([any CodingKey], String) {
    switch error {
    case .keyNotFound(let key, let context): (context.codingPath, "\(key.stringValue) is missing")
    case .valueNotFound(_, let context): (context.codingPath, "it has no value")
    case .typeMismatch(let type, let context): (context.codingPath, "it is not \(title(of: type))")
    case .dataCorrupted(let context): (context.codingPath, text(of: context))
    @unknown default: ([], "\(error)")
    }
  }

  private static func title(of type: Any.Type) -> String {
    switch type {
    case is Int.Type: "a whole number"
    case is Double.Type: "a number"
    case is Bool.Type: "true or false"
    case is String.Type: "text"
    case is any Collection.Type: "a list"
    default: "what belongs here"
    }
  }

  /// The library names Swift types where a word is none of ours.
  private static func text(of context: DecodingError.Context) -> String {
    guard context.debugDescription.hasPrefix("Cannot initialize") else { return context.debugDescription }
    return switch context.codingPath.last?.stringValue {
    case "dialect": "it is one of \(Dialect.allCases.map(\.rawValue).joined(separator: ", "))"
    case "image": "it is one of \(ImageTransport.allCases.map(\.rawValue).joined(separator: ", "))"
    default: context.debugDescription
    }
  }
}
