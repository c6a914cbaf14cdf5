import Bytes
import Capture
import Dissectors

/// The look at which almost every packet of a capture ends.
///
/// It is a filter that only says no: it passes by frames that would change nothing if they were looked at, and
/// whatever it does not know goes the long way, which checks everything. What it says is never wrong, only sometimes
/// too careful. Other threads may use it while `StreamNumbers` settles conversations.
public struct OrdinaryPackets: PacketScreen {
  /// The tags of conversations, as `StreamNumbers` describes them.
  @usableFromInline let tags: WordTable
  @usableFromInline let key: EndpointKey

  @inlinable
  init(tags: WordTable, key: EndpointKey) {
    self.tags = tags
    self.key = key
  }

  /// Whether looking at the frame would change nothing.
  @inlinable
  @inline(__always)
  public func passesBy(_ bytes: RawSpan, linkType: UInt16) -> Bool {
    FrameGlance.look(at: bytes, linkType: LinkType(rawValue: linkType)) { glance in
      if glance.protocolNumber == 6 { return isOrdinarySegment(bytes, glance) }
      return Self.isOrdinary(protocolNumber: glance.protocolNumber, ports: glance.ports)
    } ?? false
  }

  /// A segment without SYN, of a settled conversation, whose payload does not begin as TPKT does.
  @inlinable
  @inline(__always)
  func isOrdinarySegment(_ frame: RawSpan, _ glance: FrameGlance) -> Bool {
    guard glance.flags.rawValue & TCPFlags.syn.rawValue == 0,
      ByteReader(frame).peekUInt16BE(at: glance.payloadOffset) != 0x0300
    else { return false }
    return isSettled(EndpointPair(glance.ends, key).tag(key))
  }

  /// Whether a settled conversation has the tag.
  @inlinable
  @inline(__always)
  func isSettled(_ tag: UInt64) -> Bool {
    var slot = StreamNumbers.home(tag)
    while true {
      let found = tags[slot]
      if found == tag | 1 { return true }
      if found == 0 { return false }
      slot &+= 1
    }
  }

  /// What is no TCP. Names are looked up, tickets asked for, and transports beside TCP begun over UDP. Types 0 and 8 are an echo of ICMP
  /// (RFC 792); ICMPv6 numbers its errors below 128 (RFC 4443 section 2.1).
  @usableFromInline
  @inline(never)
  static func isOrdinary(protocolNumber: UInt8, ports: UInt32) -> Bool {
    switch Transport(protocolNumber: protocolNumber) {
    case .tcp: false
    case .udp:
      !NameTraffic.isNamePort(UInt16(truncatingIfNeeded: ports &>> 16))
        && !NameTraffic.isNamePort(UInt16(truncatingIfNeeded: ports)) && !KerberosTraffic.concerns(ports: ports)
        && !DatagramTraffic.concerns(ports: ports)
    case .icmp: ports &>> 24 & ~8 == 0
    case .icmpv6: ports &>> 24 >= 128
    case .fragment, .other: true
    }
  }
}
