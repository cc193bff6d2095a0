import TestSupport
import Testing

@testable import Commands

/// The lines below all messages: whatever is said between, nothing of them stays behind.
struct StatusBlockTests {
  @Test func `messages stand above the block, and nothing of it is left at the end`() {
    var block = StatusBlock()
    var sent = ""
    var said: [String] = []
    for step in 0..<200 {
      let rows = (0...(step * 7 % 5)).map { "row \($0) of step \(step)" }
      sent += block.show(rows, columns: 80)
      if step % 3 == 0 {
        let message = "message \(step), 写真"
        let (before, after) = block.giveWay(to: message + "\n")
        sent += before + message + "\r\n" + after
        said.append(message)
      }
      #expect(Screen(columns: 80, showing: sent).unknown.isEmpty)
    }
    #expect(Screen(columns: 80, showing: sent).lines == said + (0...3).map { "row \($0) of step 199" })
    sent += block.end()
    #expect(Screen(columns: 80, showing: sent).lines == said + [""])
    let more = block.end()
    #expect(more == "")
  }

  @Test func `what a person types over the block is gone when it is drawn again`() {
    var block = StatusBlock()
    var sent = block.show(["first 1", "second 1"], columns: 80) + "^C"
    #expect(Screen(columns: 80, showing: sent).lines == ["^Crst 1", "second 1"])
    sent += block.show(["first 2", "second 2"], columns: 80)
    #expect(Screen(columns: 80, showing: sent).lines == ["first 2", "second 2"])
  }

  @Test func `the same block is sent again only when the terminal has another width`() {
    var block = StatusBlock()
    let sent = [80, 80, 40].map { block.show(["row"], columns: $0) }
    #expect(sent.map(\.isEmpty) == [false, true, false])
  }

  @Test func `a message that does not end its line is not drawn over`() {
    var block = StatusBlock()
    let sent = block.show(["row", "another"], columns: 80)
    let (before, after) = block.giveWay(to: "sure? ")
    let end = block.end()
    #expect(Screen(columns: 80, showing: sent + before + "sure?" + after + end).lines == ["sure?"])
    let (nothing, more) = block.giveWay(to: "again")
    #expect(nothing == "" && more == "")
  }
}
