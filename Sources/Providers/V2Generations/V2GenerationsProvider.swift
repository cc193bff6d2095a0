/// The dialect of `POST /v2/videos/generations`, with a shape instead of a size, and clips behind links.
struct V2GenerationsProvider: LinkedClipsProvider {
  typealias Failure = V2GenerationsError

  let client: ProviderClient
}
