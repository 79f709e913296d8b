package org.tousaidants.places.harvest;

/// A record as received, with the line it came from; the digest tells its versions apart.
record Received(String localId, byte[] digest, long line, String raw) {
    static final Received NONE = new Received("", new byte[0], 0, "");
}
