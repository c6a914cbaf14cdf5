import Dissectors

/// X.224 units without their TPKT header.
extension Sample {
  static let x224: [Sample] = [
    Sample(
      TPKTHeader.self, "MS-RDPBCGR 4.1.1",
      [
        0x03,  // version 3
        0x00,  // reserved
        0x00, 0x2c,  // length 44
      ]),
    Sample(
      X224ConnectionRequest.self, "MS-RDPBCGR 4.1.1, cookie",
      [
        0x27,  // length indicator 39
        0xe0,  // connection request
        0x00, 0x00,  // destination reference
        0x00, 0x00,  // source reference
        0x00,  // class 0
        0x43, 0x6f, 0x6f, 0x6b, 0x69, 0x65, 0x3a, 0x20, 0x6d, 0x73, 0x74, 0x73, 0x68, 0x61, 0x73, 0x68,
        0x3d, 0x65, 0x6c, 0x74, 0x6f, 0x6e, 0x73,
        0x0d, 0x0a,  // end of line
        0x01,  // negotiation request
        0x00,  // flags
        0x08, 0x00,  // length 8
        0x00, 0x00, 0x00, 0x00,  // RDP
      ]),
    Sample(
      X224ConnectionRequest.self, "Windows, no line",
      [
        0x0e,  // length indicator 14
        0xe0,  // connection request
        0x00, 0x00,  // destination reference
        0x00, 0x00,  // source reference
        0x00,  // class 0
        0x01,  // negotiation request
        0x00,  // flags
        0x08, 0x00,  // length 8
        0x0b, 0x00, 0x00, 0x00,  // SSL | HYBRID | HYBRID_EX
      ]),
    Sample(
      X224ConnectionRequest.self, "routing token, restricted admin",
      [
        0x32,  // length indicator 50
        0xe0,  // connection request
        0x00, 0x00,  // destination reference
        0x00, 0x00,  // source reference
        0x00,  // class 0
        0x43, 0x6f, 0x6f, 0x6b, 0x69, 0x65, 0x3a, 0x20, 0x6d, 0x73, 0x74, 0x73, 0x3d, 0x33, 0x36, 0x34,
        0x30, 0x32, 0x30, 0x35, 0x32, 0x32, 0x38, 0x2e, 0x31, 0x35, 0x36, 0x32, 0x39, 0x2e, 0x30, 0x30,
        0x30, 0x30,
        0x0d, 0x0a,  // end of line
        0x01,  // negotiation request
        0x01,  // flags
        0x08, 0x00,  // length 8
        0x03, 0x00, 0x00, 0x00,  // SSL | HYBRID
      ]),
    Sample(
      X224ConnectionRequest.self, "collection of a broker",
      [
        0x38,  // length indicator 56
        0xe0,  // connection request
        0x00, 0x00,  // destination reference
        0x00, 0x00,  // source reference
        0x00,  // class 0
        0x74, 0x73, 0x76, 0x3a, 0x2f, 0x2f, 0x4d, 0x53, 0x20, 0x54, 0x65, 0x72, 0x6d, 0x69, 0x6e, 0x61,
        0x6c, 0x20, 0x53, 0x65, 0x72, 0x76, 0x69, 0x63, 0x65, 0x73, 0x20, 0x50, 0x6c, 0x75, 0x67, 0x69,
        0x6e, 0x2e, 0x31, 0x2e, 0x46, 0x61, 0x72, 0x6d,
        0x0d, 0x0a,  // end of line
        0x01,  // negotiation request
        0x00,  // flags
        0x08, 0x00,  // length 8
        0x03, 0x00, 0x00, 0x00,  // SSL | HYBRID
      ]),
    Sample(
      X224ConnectionRequest.self, "correlation info",
      [
        0x32,  // length indicator 50
        0xe0,  // connection request
        0x00, 0x00,  // destination reference
        0x00, 0x00,  // source reference
        0x00,  // class 0
        0x01,  // negotiation request
        0x08,  // flags
        0x08, 0x00,  // length 8
        0x1b, 0x00, 0x00, 0x00,  // SSL | HYBRID | HYBRID_EX | RDSAAD
        0x06,  // correlation info
        0x00,  // flags
        0x24, 0x00,  // length 36
        0xd1, 0xc3, 0xf5, 0xa2, 0xb4, 0xe6, 0x47, 0x90, 0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6, 0x07, 0x18,  // correlation id
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,  // reserved
      ]),
    Sample(
      X224ConnectionRequest.self, "cookie only, before negotiation existed",
      [
        0x1f,  // length indicator 31
        0xe0,  // connection request
        0x00, 0x00,  // destination reference
        0x00, 0x00,  // source reference
        0x00,  // class 0
        0x43, 0x6f, 0x6f, 0x6b, 0x69, 0x65, 0x3a, 0x20, 0x6d, 0x73, 0x74, 0x73, 0x68, 0x61, 0x73, 0x68,
        0x3d, 0x41, 0x37, 0x30, 0x30, 0x36, 0x37,
        0x0d, 0x0a,  // end of line
      ]),
    Sample(
      X224ConnectionRequest.self, "a token whose line has no end",
      [
        0x18,  // length indicator 24
        0xe0,  // connection request
        0x00, 0x00,  // destination reference
        0x00, 0x00,  // source reference
        0x00,  // class 0
        0x43, 0x6f, 0x6f, 0x6b, 0x69, 0x65, 0x3a, 0x20, 0x6d, 0x73, 0x74, 0x73, 0x68, 0x61, 0x73, 0x68,
        0x3d, 0x78,
      ]),
    Sample(
      X224ConnectionRequest.self, "nothing",
      [
        0x06,  // length indicator 6
        0xe0,  // connection request
        0x00, 0x00,  // destination reference
        0x00, 0x00,  // source reference
        0x00,  // class 0
      ]),
    Sample(
      X224ConnectionConfirm.self, "MS-RDPBCGR 4.1.2, standard security",
      [
        0x0e,  // length indicator 14
        0xd0,  // connection confirm
        0x00, 0x00,  // destination reference
        0x12, 0x34,  // source reference
        0x00,  // class 0
        0x02,  // negotiation response
        0x00,  // flags
        0x08, 0x00,  // length 8
        0x00, 0x00, 0x00, 0x00,  // RDP
      ]),
    Sample(
      X224ConnectionConfirm.self, "Windows Server 2022 selects HYBRID_EX",
      [
        0x0e,  // length indicator 14
        0xd0,  // connection confirm
        0x00, 0x00,  // destination reference
        0x12, 0x34,  // source reference
        0x00,  // class 0
        0x02,  // negotiation response
        0x1f,  // all five flags
        0x08, 0x00,  // length 8
        0x08, 0x00, 0x00, 0x00,  // HYBRID_EX
      ]),
    Sample(
      X224ConnectionConfirm.self, "NLA is required",
      [
        0x0e,  // length indicator 14
        0xd0,  // connection confirm
        0x00, 0x00,  // destination reference
        0x12, 0x34,  // source reference
        0x00,  // class 0
        0x03,  // negotiation failure
        0x00,  // flags
        0x08, 0x00,  // length 8
        0x05, 0x00, 0x00, 0x00,  // HYBRID_REQUIRED_BY_SERVER
      ]),
    Sample(
      X224ConnectionConfirm.self, "no negotiation",
      [
        0x06,  // length indicator 6
        0xd0,  // connection confirm
        0x00, 0x00,  // destination reference
        0x12, 0x34,  // source reference
        0x00,  // class 0
      ]),
    Sample(
      X224Data.self, "as RDP uses it",
      [
        0x02,  // length indicator 2
        0xf0,  // data
        0x80,  // end of unit
      ]),
    Sample(
      X224DisconnectRequest.self, "normal",
      [
        0x06,  // length indicator 6
        0x80,  // disconnect request
        0x00, 0x00,  // destination reference
        0x12, 0x34,  // source reference
        0x80,  // normal disconnect
      ]),
    Sample(
      X224Error.self, "invalid type",
      [
        0x04,  // length indicator 4
        0x70,  // error
        0x00, 0x00,  // destination reference
        0x02,  // invalid TPDU type
      ]),
    Sample(
      X224UnknownTPDU.self, "expedited data",
      [
        0x02,  // length indicator 2
        0x10,  // expedited data
        0x80,  // end of unit
      ]),
  ]
}
