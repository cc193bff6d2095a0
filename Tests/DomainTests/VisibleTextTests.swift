import Domain
import Testing

/// Text from outside, as it may be printed.
struct VisibleTextTests {
  @Test(arguments: [
    ("boat.png", "boat.png"), ("ä 舟 🛶", "ä 舟 🛶"), ("a\u{1B}[31mb", "a\\u{1B}[31mb"),
    ("a\u{202E}gnp.b", "a\\u{202E}gnp.b"),
    ("\u{2066}\u{2069}\u{200F}\u{2028}", "\\u{2066}\\u{2069}\\u{200F}\\u{2028}"),
    ("a\nb\r\nc", "a\\u{A}b\\u{D}\\u{A}c"), ("\u{9B}2J\u{7F}", "\\u{9B}2J\\u{7F}"),
  ])
  func `control characters are written out`(text: String, shown: String) {
    #expect(text.visible == shown)
    #expect(shown.visible == shown)
  }

  @Test func `a text of lines keeps them`() {
    #expect("two:\n  a\u{1B}c\n\n".visibleLines == "two:\n  a\\u{1B}c\n\n")
  }

  @Test(arguments: [
    ("video_123", "video_123"), ("a/b-c.d:e=f", "a/b-c.d:e=f"), ("", "''"), ("$(id)", "'$(id)'"),
    ("a;b", "'a;b'"), ("it's", #"'it'\''s'"#), ("\u{9B}2J", "'\\u{9B}2J'"), ("~", "'~'"), ("ä", "'ä'"),
  ])
  func `a word to copy is one word for a shell`(text: String, word: String) {
    #expect(text.shellWord == word)
  }
}
