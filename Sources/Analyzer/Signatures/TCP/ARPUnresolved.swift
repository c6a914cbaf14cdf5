import Capture
import Dissectors

extension Signature {
  /// Nobody on the own network has the server's address.
  static let arpUnresolved = Signature(
    id: "arp-unresolved",
    phase: .tcp,
    title: "No machine on the local network answered for the server's address",
    explanation: """
      The server's address belongs to the same network as the machine that asked, so that machine asked the network which one has it (ARP). No answer came, and \
      without it not a single packet can be sent to the server. Its port and its service were never reached.
      """,
    mstsc: [MstscCode(.socketConnectFailed)],
    causes: [
      Cause("The host is off, asleep, or not on this network"),
      Cause("The address is wrong, or the host has another one by now"),
      Cause("The host is in another network, and a wrong subnet mask makes it look like a neighbour"),
      Cause("A switch or wireless network keeps its machines apart: another VLAN, client isolation"),
    ],
    remedies: [
      Remedy(
        .client,
        "Ask again, and see whether the answer stays away: the address is then missing from the list, or incomplete.",
        command: "ping HOST; arp -a"),
      Remedy(.client, "Compare the address and the subnet mask with those of the network.", command: "ipconfig /all"),
      Remedy(.server, "At the host itself, see whether it is on, and which address it has.", command: "ipconfig /all"),
      Remedy(
        .network,
        "See in the switch whether the host's port is up and in the same VLAN. A new capture then shows an ARP reply, and a SYN after it."
      ),
    ],
    sources: ["RFC 826", "RFC 1122 section 2.3.2"]
  ) { attempt in
    guard let first = attempt.neighborRequests.first, let last = attempt.neighborRequests.last else {
      return .cannotTell("the capture holds no question for the server on the local network")
    }
    return .matched(
      .likely,
      Evidence(first.frame, field: "arp.dst.proto_ipv4", "\(first.sender) asked the network for the server's address"),
      Evidence(
        last.frame, field: "arp.opcode",
        "question number \(attempt.neighborRequests.count), \((last.time - first.time).text) later; no answer, and no packet to the server"
      ), closedBy: .nobody)
  }
}
