/// Returns once the calling task is cancelled, and never otherwise.
func waitForCancellation() async {
  let gate = Gate()
  await withTaskCancellationHandler {
    await gate.wait()
  } onCancel: {
    gate.open()
  }
}
