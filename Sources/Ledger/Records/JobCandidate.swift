package import Domain

/// A job in the provider's list that may be what a held shot bought.
package struct JobCandidate: Sendable, Codable, Equatable {
  package let job: JobID
  /// What lets a person tell it from the others, in a few words: when it was made, with which prompt.
  package let text: String

  package init(job: JobID, text: String) {
    self.job = job
    self.text = text
  }
}
