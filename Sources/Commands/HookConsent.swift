private import Foundation

/// Whether a run that pre-commit starts may spend money: only in a hook that a person starts, never at a commit or push.
struct HookConsent {
  /// The run was started by pre-commit.
  let isHook: Bool
  /// Git itself started pre-commit: it tells every hook of its own where its programs are.
  private let isOfGit: Bool
  /// Pre-commit was started for another stage, as far as that can be seen.
  private let isOfOtherStage: Bool

  init(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    stageIsManual: () -> Bool? = HookStage.isManual
  ) {
    isHook = !(environment["PRE_COMMIT"] ?? "").isEmpty
    isOfGit = environment["GIT_EXEC_PATH"] != nil || environment["GIT_INDEX_FILE"] != nil
    isOfOtherStage = isHook && stageIsManual() == false
  }

  /// Throws exit 2 when this hook must not buy anything.
  ///
  /// - Parameter isManual: the hook's entry says that it is for the manual stage.
  func check(isManual: Bool) throws {
    guard isHook, isOfGit || isOfOtherStage || !isManual else { return }
    throw CommandFailure.usage(
      "a hook may buy clips only in the manual stage: use the firstframe-run hook and start it with"
        + " pre-commit run --hook-stage manual firstframe-run")
  }
}
