extension OpenAIVideosDialect {
  private struct List: Encodable {
    let data: [OpenAIVideosObject]
    let hasMore: Bool

    private enum CodingKeys: String, CodingKey {
      case object, data
      case firstID = "first_id"
      case lastID = "last_id"
      case hasMore = "has_more"
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode("list", forKey: .object)
      try container.encode(data, forKey: .data)
      try container.encode(data.first?.id, forKey: .firstID)
      try container.encode(data.last?.id, forKey: .lastID)
      try container.encode(hasMore, forKey: .hasMore)
    }
  }

  /// `GET /v1/videos?limit=&order=&after=`, newest first unless asked otherwise.
  func list(_ request: SandboxRequest) async throws -> SandboxReply {
    let query = JobPage.Query(
      account: variant.account, limit: try limit(request.query["limit"]),
      newestFirst: try isNewestFirst(request.query["order"]),
      after: request.query["after"])
    guard let page = await service.page(query) else {
      throw SandboxTrouble.unknownJob(query.after ?? "")
    }
    let data = page.jobs.map { OpenAIVideosObject($0, service.status(of: $0)) }
    return .json(List(data: data, hasMore: page.hasMore))
  }

  private static let limits = 0...100

  private func limit(_ text: String?) throws(OpenAIVideosError) -> Int {
    guard let text else { return 20 }
    guard let limit = Int(text) else {
      throw .type(of: "limit", expected: "an integer", got: "a string")
    }
    if Self.limits.contains(limit) { return limit }
    let isAbove = limit > Self.limits.upperBound
    let bound = isAbove ? "<= \(Self.limits.upperBound)" : ">= \(Self.limits.lowerBound)"
    throw OpenAIVideosError(
      status: 400,
      message: "Invalid 'limit': integer \(isAbove ? "above maximum" : "below minimum") value."
        + " Expected a value \(bound), but got \(limit) instead.",
      param: "limit", code: isAbove ? "integer_above_max_value" : "integer_below_min_value")
  }

  private func isNewestFirst(_ text: String?) throws(OpenAIVideosError) -> Bool {
    switch text {
    case nil, "desc": true
    case "asc": false
    case .some(let other): throw .value(of: "order", other, supported: ["asc", "desc"])
    }
  }
}
