/// One item in one lane of one stage: names a running body.
struct StageTicket: Hashable {
  let stage: Int
  let lane: Int
  let sequence: Int
}
