/// What servers of this dialect say: envelopes and words that all dialects share, and no codes beside them.
struct OpenAIVideosError: DialectError {
  let complaint: ServerComplaint

  init(_ value: JSONValue?, hiding key: APIKey?) {
    complaint = ServerComplaint(envelope: value, hiding: key)
  }
}
