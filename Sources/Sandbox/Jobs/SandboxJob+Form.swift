extension SandboxJob {
  /// Services write the same thing in several ways; each new job's replies have the next of `forms`.
  func form<Form>(of forms: [Form]) -> Form { forms[max(0, sequence - 1) % forms.count] }
}
