/// The dialect of `POST /generation` with the model's fields inside `input[0].params`, and clips behind links.
struct VtrixTaskProvider: LinkedClipsProvider {
  typealias Failure = VtrixTaskError

  let client: ProviderClient
}
