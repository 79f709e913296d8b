package org.tousaidants.places.harvest;

/// A record as received, with its line number; `digest` identifies the version of the record.
record ReceivedSourceRecord(String localId, byte[] digest, long line, String raw) {
    static final ReceivedSourceRecord NONE = new ReceivedSourceRecord("", new byte[0], 0, "");
}
