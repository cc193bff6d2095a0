internal import Domain
internal import Ledger
private import SystemPackage
private import Workers

extension RunContext {
  /// Puts a source on record that can't become a clip as it is, so that status and report show it. `digest` is nil
  /// where the file was not read as a picture.
  ///
  /// The shot is the one that these bytes would become with the prompt that they have, if any: once they are good
  /// they take the name from it. A name that may have been paid for keeps its shot.
  func reject(_ source: Source, digest: Digest?, because message: String) async {
    let prompt = try? settings.prompts.prompt(for: source)
    let known = await known(source, digest)
    guard let size = source.frames(settings.frames).sizes.first else { return }
    let shot = settings.shot(of: source, digest: known, size: size, prompt: prompt ?? "")
    // It is told in any case; a ledger that can't be written stops what costs money, and says so there.
    _ = try? await ledger.reject(
      ShotPlan(shot: shot, place: layout.place(of: source)), because: Rejection(nil, message))
  }

  /// Of a file that can't even be read, its path stands for its bytes.
  private func known(_ source: Source, _ digest: Digest?) async -> Digest {
    if let digest { return digest }
    do throws(Rejection) {
      return try await workers.digest(source.path)
    } catch {
      return Digest.of(source.path.bytes)
    }
  }
}
