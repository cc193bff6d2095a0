internal import SystemPackage

extension SandboxService {
  /// Renders one clip and records how that ended; every trouble ends as a failed job with a reason.
  func render(_ id: String) async {
    guard let renderer, let job = await store.job(id), job.render == nil else { return }
    let result: Result<FilePath, RenderFailure>
    do {
      result = .success(try await renderer.clip(job, in: store.folder(of: id)))
    } catch let failure as RenderFailure {
      result = .failure(failure)
    } catch {
      result = .failure(RenderFailure(message: "The sandbox could not run ffmpeg: \(error)"))
    }
    // A server that stops kills its renders; the next one renders those jobs again.
    if Task.isCancelled { return }
    do {
      try await store.finishRender(id, at: clock.now(), result)
    } catch {
      await store.giveUp(id, at: clock.now(), "\(error)")
    }
  }
}
