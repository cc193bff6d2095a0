import Domain

/// `{id, created_at, status, model, progress, output:[{content:[{type,url}]}], usage:{cost}, error}`.
struct VtrixTask: WireJob {
  typealias Failure = VtrixTaskError

  let object: JSONValue

  init(_ object: JSONValue) { self.object = object.unwrapped(unless: "id") }

  var id: JobID? { object["id"]?.jobID }

  func fill(_ job: inout JobSnapshot) {
    // From 0 to 1, where other dialects count to 100.
    job.progress = object["progress"]?.share
    job.model = object["model"]?.text
    job.createdAt = object["created_at"]?.time
    job.completedAt = object["completed_at"]?.time
    job.resultURL = object["output"]?.clipLink
    job.cost = object["usage"]?["cost"]?.dollars
  }
}
