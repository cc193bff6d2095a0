private import Domain

/// Tells at once of trouble that is tried again, which may take minutes; each trouble once.
final class TroubleNotice: Sendable {
  private let told = Locked<Set<String>>([])
  private let listener: @Sendable (String) async -> Void

  init(to listener: @escaping @Sendable (String) async -> Void) { self.listener = listener }

  func tell(_ trouble: String) async {
    if told.withLock({ $0.insert(trouble).inserted }) { await listener(trouble) }
  }
}
