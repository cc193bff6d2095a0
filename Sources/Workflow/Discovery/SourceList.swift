/// Sources in the order they were met, each file once.
struct SourceList {
  private(set) var sources: [Source] = []
  private var places: [FileIdentity: [Int]] = [:]

  /// A file that was named by the user: a second name for it is a second output, the same name is not.
  mutating func addNamed(_ source: Source, _ identity: FileIdentity) {
    if let place = places[identity]?.first(where: { sources[$0].name == source.name }) {
      sources[place] = source
    } else {
      append(source, identity)
    }
  }

  /// A file that was found in a folder: it may have been met before, by overlapping inputs or links.
  mutating func addFound(_ source: Source, _ identity: FileIdentity?) {
    if let identity, places[identity] != nil { return }
    append(source, identity)
  }

  private mutating func append(_ source: Source, _ identity: FileIdentity?) {
    if let identity { places[identity, default: []].append(sources.count) }
    sources.append(source)
  }
}
