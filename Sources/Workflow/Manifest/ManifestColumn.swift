/// The columns that every manifest may have; any other name is an option of the model.
enum ManifestColumn: String, CaseIterable {
  case image
  case prompt
  case size
  case seconds
  case model
  case fit
  case gravity
  /// A point such as `0.5,0.3`, or a list of its two shares; the same as gravity.
  case focus
  case background
  case take
  case seed
  /// A map of options, as good as columns of their own.
  case options
}
