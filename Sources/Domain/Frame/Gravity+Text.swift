extension Gravity {
  /// Reads a name in any case, also the American one of the centre, and a focus point; nil for anything else.
  package init?(_ text: String) {
    let name = text.lowercased()
    self.init(rawValue: name == "center" ? "centre" : name)
  }
}
