/// Why a clip couldn't be rendered; the job fails with these words.
struct RenderFailure: Error, Equatable {
  let message: String
}
