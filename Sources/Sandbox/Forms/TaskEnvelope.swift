/// How the new-api family answers some polls: `{"code": "success", "message": "", "data": …}`.
struct TaskEnvelope<Content: Encodable>: Encodable {
  private let code = "success"
  private let message = ""
  private let data: Content

  init(_ content: Content) { data = content }
}
