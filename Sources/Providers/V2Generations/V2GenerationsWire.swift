import Domain

/// `{task_id, status, progress:"45%", submit_time, finish_time, fail_reason, data:{output}}`, and the other places
/// where relays of this family put the link.
struct V2Generation: WireJob {
  typealias Failure = V2GenerationsError

  let object: JSONValue

  init(_ object: JSONValue) { self.object = object.unwrapped(unless: "task_id", "id", "status") }

  var id: JobID? { object["task_id", "id"]?.jobID }

  func fill(_ job: inout JobSnapshot) {
    job.progress = object["progress"]?.percentage
    job.createdAt = object["submit_time"]?.time
    job.completedAt = object["finish_time"]?.time
    job.resultURL = object["data"]?.clipLink ?? object.clipLink
  }
}
