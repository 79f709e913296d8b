package org.tousaidants.label.helpers;

import java.time.Instant;

/// « Signature de la charte » — the answer to one commitment in its exact text.
///
/// @param hash of the text that was shown
/// @param taken whether the person takes it
/// @param word what she wished to add; may be empty
/// @param protocol hash of the version whose text it was
record Signature(String commitment, String hash, boolean taken, String word, String protocol, Instant at) {
    boolean says(Signature other) {
        return hash.equals(other.hash) && taken == other.taken && word.equals(other.word);
    }
}
