import Bytes
import Dissectors

/// What a client and a proxy or a gateway say to each other in HTTP, one unit after the other.
///
/// What the next bytes of one side mean depends on what the other side said before: RFC 9112 section 6.3.
struct GatewayDialog {
  /// Both sides have agreed to go on with other bytes than HTTP: those that the proxy passes on.
  private(set) var isThrough = false

  private var client = Mode.head
  private var server = Mode.head
  /// Requests that were not answered yet, the oldest first.
  private var asked: [HTTPRequest] = []

  /// What one read of a side gave.
  enum Reading {
    case message(any WireMessage)
    /// Bytes that are stepped over.
    case passed
    case malformed(ParseError)
    /// What comes next has not come whole, or is not read.
    case nothing
  }

  private enum Mode {
    case head
    case body(UInt64)
    /// The client goes on when it has its answer.
    case waiting
    case unreadable
  }
}

extension GatewayDialog {
  /// Reads the next unit of `side` and steps over it.
  mutating func read(_ reader: inout ByteReader, from side: Side) -> Reading {
    guard !isThrough, !reader.isAtEnd else { return .nothing }
    switch self[side] {
    case .head: return readHead(&reader, from: side)
    case .body(let left): return passBody(left, &reader, from: side)
    case .waiting, .unreadable: return .nothing
    }
  }

  private subscript(side: Side) -> Mode {
    get { side == .client ? client : server }
    set { if side == .client { client = newValue } else { server = newValue } }
  }

  private mutating func passBody(_ left: UInt64, _ reader: inout ByteReader, from side: Side) -> Reading {
    let count = min(left, UInt64(reader.remaining))
    reader.skipUpTo(Int(count))
    self[side] = left == count ? .head : .body(left - count)
    return .passed
  }
}

// MARK: - Heads

extension GatewayDialog {
  private mutating func readHead(_ reader: inout ByteReader, from side: Side) -> Reading {
    var ahead = reader.copy()
    do throws(ParseError) {
      let message = try head(&ahead, from: side)
      reader.skipUpTo(ahead.position - reader.position)
      return .message(message)
    } catch {
      if case .truncated = error.problem { return .nothing }
      self[side] = .unreadable
      return .malformed(error)
    }
  }

  private mutating func head(_ reader: inout ByteReader, from side: Side) throws(ParseError) -> any WireMessage {
    if side == .client {
      let request = try HTTPRequest(parsing: &reader)
      note(request)
      return request
    }
    let response = try HTTPResponse(parsing: &reader)
    note(response)
    return response
  }

  private mutating func note(_ request: HTTPRequest) {
    asked.append(request)
    client = request.method == "CONNECT" ? .waiting : Self.mode(of: request.body)
  }

  private mutating func note(_ response: HTTPResponse) {
    // An interim response announces another one (RFC 9110 section 15.2).
    if 100..<200 ~= response.status, response.status != 101 { return }
    let request = asked.isEmpty ? nil : asked.removeFirst()
    guard request?.method == "CONNECT" else {
      server = Self.mode(of: response.body)
      return
    }
    isThrough = response.isAcceptance
    client = .head
    server = Self.mode(of: response.body)
  }

  private static func mode(of body: HTTPBody) -> Mode {
    switch body {
    case .length(let count): count == 0 ? .head : .body(count)
    case .chunked: .unreadable
    case .unannounced: .head
    }
  }
}
