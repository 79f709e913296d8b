package org.tousaidants.places.harvest;

/// A record as received, with its line; the digest identifies its version.
record ReceivedRecord(String localId, byte[] digest, long line, String raw) {
    static final ReceivedRecord NONE = new ReceivedRecord("", new byte[0], 0, "");
}
