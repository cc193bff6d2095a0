internal import ArgumentParser
private import Foundation
private import Providers

/// Names that a shell completes: those of the catalog, with what the nearest settings file adds to it.
extension CompletionKind {
  static var provider: CompletionKind { .custom { _, _, _ in entries.map(\.name) } }

  static var model: CompletionKind {
    .custom { _, _, _ in Set(entries.flatMap { $0.models.map(\.name) }).sorted() }
  }

  /// None when the settings can't be read: a shell that asks is no place to complain.
  private static var entries: [ProviderEntry] {
    let environment = ProcessInfo.processInfo.environment
    let catalog = try? Configuration(
      places: SettingsPlaces(arguments: [], environment: environment), environment: environment
    ).catalog()
    return catalog?.entries ?? []
  }
}
