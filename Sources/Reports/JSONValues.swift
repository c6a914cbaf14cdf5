import Analyzer
import Capture
import Dissectors

/// How each value of an analysis looks in schema `rdpwhy/report/1`: the keys and their order are a contract.
extension JSONWriter {
  mutating func capture(_ summary: CaptureSummary) {
    object { json in
      json.member("path", summary.path)
      json.member("format", summary.format)
      json.member("linkTypes", summary.linkTypes.map(Int.init))
      json.member("packets", summary.packets)
      json.member("firstPacket", summary.firstPacket)
      json.member("lastPacket", summary.lastPacket)
      json.member("notes", summary.notes)
    }
  }

  /// All members of an attempt but its number.
  mutating func members(of attempt: AttemptReport) {
    member("capture", attempt.capture)
    party("client", attempt.client)
    party("server", attempt.server)
    member("start", attempt.start)
    key("duration")
    value(attempt.duration)
    outcome(of: attempt)
    finding(of: attempt)
    member("alsoSeen", attempt.alsoSeen) { $0.finding($1) }
    key("ruledOut")
    array(attempt.ruledOut.indices) { json, place in
      json.ruledOut(attempt.ruledOut[place].id, attempt.ruledOut[place].why, attempt.ruledOut[place].frames)
    }
    member("lookalikes", attempt.lookalikes) { $0.told($1.id, $1.text, $1.frames) }
    member("remarks", attempt.remarks) { $0.told($1.id, $1.text, $1.frames) }
    member("connections", attempt.connections) { $0.connection($1, of: attempt) }
    member("meters", attempt.meters) { $0.meter($1) }
    member("notes", attempt.notes)
    member("wiresharkFilter", attempt.wiresharkFilter)
  }
}

extension JSONWriter {
  private mutating func party(_ name: StaticString, _ party: Party) {
    key(name)
    object { json in
      json.member("address", party.address.map { "\($0)" })
      json.key("port")
      if let port = party.port { json.value(port) } else { json.null() }
      json.optional("name", party.name)
    }
  }

  private mutating func outcome(of attempt: AttemptReport) {
    member("verdict", word: attempt.verdict.rawValue)
    member("phase", word: attempt.phase.name)
    member("reason", attempt.reason)
    member("lastCompletedStep", attempt.lastCompletedStep?.rawValue)
    member("firstMissingStep", attempt.firstMissingStep?.rawValue)
    member("closedBy", word: attempt.closedBy.rawValue)
  }

  private mutating func finding(of attempt: AttemptReport) {
    key("finding")
    if let finding = attempt.finding, attempt.verdict == .failed { self.finding(finding) } else { null() }
  }

  private mutating func finding(_ finding: Finding) {
    object { json in
      json.member("id", word: finding.id)
      json.member("title", finding.title)
      json.member("confidence", word: finding.confidence.rawValue)
      json.member("explanation", finding.explanation)
      json.member("mstsc", finding.mstsc) { $0.code($1) }
      json.member("evidence", finding.evidence) { $0.evidence($1) }
      json.member("causes", finding.causes) { $0.cause($1) }
      json.member("remedies", finding.remedies) { $0.remedy($1) }
    }
  }

  private mutating func code(_ code: MstscCode) {
    object { json in
      json.member("code", code.code.printed)
      json.member("name", code.code.name)
      json.optional("extended", code.extended?.printed)
    }
  }

  private mutating func evidence(_ evidence: Evidence) {
    object { json in
      json.member("frame", evidence.frame)
      json.optional("field", evidence.field)
      json.member("text", evidence.text)
    }
  }

  private mutating func cause(_ cause: RankedCause) {
    object { json in
      json.member("title", cause.title)
      json.member("for", cause.for)
      json.member("against", cause.against)
    }
  }

  private mutating func remedy(_ remedy: Remedy) {
    object { json in
      json.member("who", word: remedy.who.rawValue)
      json.member("action", remedy.action)
      json.optional("command", remedy.command)
      json.member("risk", word: remedy.risk.rawValue)
      json.optional("undo", remedy.undo)
    }
  }

  @inline(__always)
  private mutating func ruledOut(_ id: String, _ why: String, _ frames: FrameNumbers) {
    object { json in
      json.member("id", word: id)
      json.member("why", why)
      json.member("frames", frames)
    }
  }

  /// What stands beside a verdict: a lookalike, or a remark.
  private mutating func told(_ id: String, _ text: String, _ frames: [Int]) {
    object { json in
      json.member("id", word: id)
      json.member("text", text)
      json.member("frames", frames)
    }
  }
}

extension JSONWriter {
  private mutating func meter(_ meter: Meter) {
    object { json in
      json.member("id", word: meter.id)
      json.optional("side", word: meter.side?.rawValue)
      if let phase = meter.phase { json.member("phase", word: phase.name) }
      switch meter.quantity {
      case .duration(let duration):
        json.key("seconds")
        json.value(duration)
      case .bytes(let count): json.member("bytes", count)
      case .segments(let count, let sent):
        json.member("segments", count)
        json.member("of", sent)
      case nil: break
      }
      json.member("text", meter.text)
      json.member("frames", meter.frames)
    }
  }

  /// A connection to another server than the attempt's says so.
  private mutating func connection(_ connection: ConnectionReport, of attempt: AttemptReport) {
    object { json in
      if let stream = connection.stream { json.member("stream", stream) }
      if connection.server.address != attempt.server.address {
        json.party("client", connection.client)
        json.party("server", connection.server)
      }
      json.key("events")
      json.array(connection.events.indices) { json, place in json.event(connection.events[place]) }
    }
  }

  private mutating func event(_ event: Event) {
    object { json in
      json.member("frame", event.frame)
      json.member("time", event.time)
      json.key("direction")
      if event.side == .client { json.word("client-to-server") } else { json.word("server-to-client") }
      json.member("phase", word: event.phase.name)
      // Most events are closed records: to make fields of their two numbers costs more than to write them.
      if let record = event.closedRecord {
        json.record(record)
      } else {
        json.member("name", event.name)
        json.key("fields")
        json.object { $0.fields(of: event) }
      }
    }
  }

  private mutating func record(_ record: EncryptedRecord) {
    key("name")
    word(record.role.name)
    key("fields")
    object { json in
      json.member(EncryptedRecord.contentTypeName, record.contentType.rawValue)
      json.member(EncryptedRecord.lengthName, record.length)
    }
  }

  /// A member for each name: a value, or a list of those that share the name.
  private mutating func fields(of event: Event) {
    fields.removeAll()
    event.append(to: &fields)
    names.find(in: fields.all)
    for index in names.all.indices {
      let name = names.all[index]
      key(name.key)
      if name.isShared {
        array { json in json.values(of: name) }
      } else {
        value(fields.all[name.first.places.lowerBound].value)
      }
    }
  }

  private mutating func values(of name: FieldName) {
    var next: FieldNames.Run? = name.first
    while let run = next {
      for place in run.places { value(fields.all[place].value) }
      next = names.next(after: run)
    }
  }

  private mutating func value(_ value: Field.Value) {
    switch value {
    case .unsigned(let number): self.value(number)
    case .signed(let number): self.value(number)
    case .boolean(let flag): self.value(flag)
    case .text(let text): self.value(text)
    case .hex(let number, let digits): self.value(hex: number, digits: digits)
    case .bytes(let bytes): self.value(hex: bytes)
    }
  }
}
