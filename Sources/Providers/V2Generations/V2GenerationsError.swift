/// What servers of this dialect say: `fail_reason`, or an envelope that others have too. No codes are documented.
struct V2GenerationsError: DialectError {
  let complaint: ServerComplaint

  init(_ value: JSONValue?, hiding key: APIKey?) {
    complaint = ServerComplaint(envelope: value, hiding: key)
  }
}
