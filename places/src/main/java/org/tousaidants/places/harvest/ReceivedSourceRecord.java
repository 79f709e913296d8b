package org.tousaidants.places.harvest;

/// A record as received from the source, with its line number. `digest` is a hash of its content, which shows
/// whether the record has changed.
record ReceivedSourceRecord(String localId, byte[] digest, long line, String raw) {
    static final ReceivedSourceRecord NONE = new ReceivedSourceRecord("", new byte[0], 0, "");
}
