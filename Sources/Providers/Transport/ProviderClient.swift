import Domain
import NIOCore
import NIOHTTP1

/// What every dialect needs to talk to one provider: its address, its key, the transport and a clock.
struct ProviderClient: Sendable {
  let entry: ProviderEntry
  let base: BaseURL
  let key: APIKey?
  let transport: HTTPTransport
  /// Unix seconds.
  let now: @Sendable () -> Int64

  var name: String { entry.name }

  func error(_ code: ProviderError.Code, _ message: String) -> ProviderError {
    ProviderError(code, provider: name, message)
  }

  /// Headers for the provider's own host, with the key. Nothing else may be sent these.
  func headers(accept: String = "application/json") -> HTTPHeaders {
    var headers: HTTPHeaders = ["accept": accept, "user-agent": "firstframe"]
    if let key { headers.add(name: "authorization", value: "Bearer \(key.secret)") }
    return headers
  }

  /// Throws `configuration` for a job id that can't be a path segment.
  func url(
    _ segments: [String], query: [(name: String, value: String)] = []
  ) throws(ProviderError) -> String {
    guard let url = base.appending(segments, query: query) else {
      throw ProviderError(
        .configuration, provider: name, "“\(segments.joined(separator: "/"))” is not a path")
    }
    return url
  }

  func get(
    _ segments: [String], query: [(name: String, value: String)] = [], doing: String
  ) async throws(ProviderError) -> HTTPReply {
    let call = HTTPCall(url: try url(segments, query: query), headers: headers())
    CrashPoint.reach(.beforeQuestion)
    do {
      return try await transport.get(call)
    } catch {
      throw ProviderError(error, provider: name, doing: doing)
    }
  }

  /// Reads and checks the frame, builds the body off the shared pool and sends the one POST.
  func submit(
    _ request: SubmitRequest, to segments: [String], reading: SubmitReading,
    form: @escaping @Sendable (SubmitRequest, [UInt8]) -> MultipartForm
  ) async -> SubmitOutcome {
    let call: HTTPCall
    do {
      call = try await preparedCall(request, to: segments, form: form)
    } catch {
      let failure = ProviderError(
        wrapping: error, provider: name, "the frame \(request.frame.path) can't be read, nothing was sent")
      return .notSent(
        JobFailure(reason: .badImage, code: nil, message: "\(failure)", isUnbilled: true), retryAfter: nil)
    }
    return .of(await transport.post(call), client: self, reading: reading)
  }

  private func preparedCall(
    _ request: SubmitRequest, to segments: [String],
    form: @escaping @Sendable (SubmitRequest, [UInt8]) -> MultipartForm
  ) async throws -> HTTPCall {
    var call = HTTPCall(url: try url(segments), headers: headers())
    let (type, body) = try await BlockingWork.run {
      let form = form(request, try request.frame.checkedBytes(provider: name))
      return (form.contentType, form.finish())
    }
    call.headers.add(name: "content-type", value: type)
    call.body = body
    return call
  }
}
