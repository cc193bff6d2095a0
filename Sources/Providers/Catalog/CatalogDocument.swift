package import Domain

/// A settings file whose `providers:` section adds to the catalog or changes it.
package struct CatalogDocument: Sendable {
  /// What messages call it.
  package let name: String
  package let yaml: String
  package let folder: SettingsFolder
  /// The user's own file, which no project can bring along: it alone may name a command to run.
  package let isPersonal: Bool

  package init(name: String, yaml: String, folder: SettingsFolder, isPersonal: Bool) {
    self.name = name
    self.yaml = yaml
    self.folder = folder
    self.isPersonal = isPersonal
  }
}
