import StageGraph

extension LineDefinition {
  /// The most items that can be in the line at once, whatever the number of items to come.
  var room: Int { stages.reduce(0) { $0 + $1.width + $1.capacity } }
}
