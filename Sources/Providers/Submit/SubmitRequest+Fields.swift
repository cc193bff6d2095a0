import Domain

extension SubmitRequest {
  /// The settings beside the fields that every clip has: the entry's own first, then those of the clip.
  func fields(of entry: ProviderEntry) -> [String: String] {
    var fields = entry.fields.merging(clip.options) { _, own in own }
    fields[ClipRequest.remixOption] = nil
    return fields
  }
}
