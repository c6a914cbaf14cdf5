import Bytes

/// A question to, or an answer from, a name server: RFC 1035 section 4.1. Multicast DNS (RFC 6762) and LLMNR (RFC 4795)
/// speak it too.
///
/// ```
/// │ id 2 │ flags 2 │ questions 2 │ answers 2 │ authorities 2 │ additional 2 │ the four sections │
/// ```
/// The last two sections are stepped over: no reader of a report asks for them.
public struct DNSMessage: WireMessage {
  public static let name = "DNS message"

  public let id: UInt16
  public let flags: DNSFlags
  public let questions: [DNSQuestion]
  public let answers: [DNSRecord]

  /// Reads a message that began where the reader stands, and steps to the end of the reader.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let message = reader.copy()
    id = try reader.readUInt16BE("dns id")
    flags = DNSFlags(rawValue: try reader.readUInt16BE("dns flags"))
    let questionCount = try reader.readUInt16BE("dns question count")
    let answerCount = try reader.readUInt16BE("dns answer count")
    try reader.skip(4, "dns authority and additional counts")

    // The counts are only claims: each turn of these loops needs bytes, and throws when there are none.
    var questions: [DNSQuestion] = []
    for _ in 0..<questionCount { questions.append(try DNSQuestion(parsing: &reader, in: message)) }
    var answers: [DNSRecord] = []
    for _ in 0..<answerCount { answers.append(try DNSRecord(parsing: &reader, in: message)) }
    self.questions = questions
    self.answers = answers
    _ = reader.rest()
  }

  public func append(to fields: inout FieldList) {
    fields.bits("dns.id", id)
    flags.append(to: &fields)
    for question in questions { question.append(to: &fields) }
    for answer in answers { answer.append(to: &fields) }
  }
}
